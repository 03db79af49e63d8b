import type { Facts, FactValue } from '../scenario/facts.js'
import type { LeafCondition } from './evaluator.js'
import { type StockOperator, stockOperator } from './stock-operators.js'

/** What is known in one evaluation. */
export interface State {
  /** For each place of a leaf whether it is met: a byte each is looked up in a fraction of the time that a set takes. */
  readonly isMet: Uint8Array
  /** Places of the leaves that are met: a table may have leaves about thousands of other facts. */
  readonly met: readonly number[]
  readonly facts: ReadonlyMap<string, FactValue>
}

/** Leaves of many rules, each that asks the same thing once. */
export interface LeafTable {
  /** Gives the place of a leaf, a new one where none like it has one. Throws where the library has no such operator. */
  readonly placeOf: (leaf: LeafCondition) => number
  /** Whether a leaf is met by an unknown fact. */
  readonly isMetByUnknown: (place: number) => boolean
  /** Looks at every leaf about a known fact, once for all rules. */
  readonly stateOf: (facts: Facts) => State
  /** The leaf at a place. */
  readonly leafAt: (place: number) => Leaf
}

export interface Leaf {
  readonly place: number
  readonly isMetByUnknown: boolean
  readonly fact: string
  readonly operator: StockOperator
  readonly required: FactValue
}

export function leafTable(): LeafTable {
  const places = new Map<string, number>()
  const leaves: Leaf[] = []
  const byFact = new Map<string, Leaf[]>()
  const metByUnknown: Leaf[] = []
  return {
    placeOf(leaf) {
      const key = keyOf(leaf)
      const known = places.get(key)
      if (known !== undefined) return known
      const { fact, value: required } = leaf
      const operator = stockOperator(leaf.operator)
      const made: Leaf = { place: places.size, fact, operator, required, isMetByUnknown: operator.evaluate(undefined, required) }
      places.set(key, made.place)
      if (made.isMetByUnknown) metByUnknown.push(made)
      const own = byFact.get(fact) ?? []
      byFact.set(fact, own)
      own.push(made)
      leaves.push(made)
      return made.place
    },
    isMetByUnknown: (place) => (leaves[place] as Leaf).isMetByUnknown,
    stateOf(given) {
      const [isMet, met] = [new Uint8Array(leaves.length), new Array<number>()]
      const note = (place: number) => {
        isMet[place] = 1
        met.push(place)
      }
      const facts = new Map<string, FactValue>()
      for (const fact of Object.keys(given)) {
        const actual = given[fact] as FactValue
        facts.set(fact, actual)
        for (const { place, operator, required } of byFact.get(fact) ?? none) if (operator.evaluate(actual, required)) note(place)
      }
      for (const { place, fact } of metByUnknown) if (!facts.has(fact)) note(place)
      return { isMet, met, facts }
    },
    leafAt: (place) => leaves[place] as Leaf,
  }
}

const none: readonly Leaf[] = []

/** The kind of a value belongs to it: 5 is not '5'. With the length of its name no fact runs into a value. */
const keyOf = ({ fact, operator, value }: LeafCondition) =>
  `${operator} ${typeof value} ${fact.length} ${fact} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`
