import type { Facts, FactValue } from '../scenario/facts.js'
import type { LeafCondition } from './evaluator.js'
import { type StockOperator, stockOperator } from './stock-operators.js'

/** What is known in one evaluation. */
export interface State {
  /** For each leaf of the table 1 where it is met. */
  readonly met: Uint8Array
  /** Places of the leaves that are met because of what is known. */
  readonly metByKnown: readonly number[]
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
}

interface Asked {
  readonly place: number
  readonly operator: StockOperator
  readonly required: FactValue
}

export function leafTable(): LeafTable {
  const places = new Map<string, number>()
  const byFact = new Map<string, Asked[]>()
  const metByUnknown: number[] = []
  let atRest = new Uint8Array()
  return {
    placeOf(leaf) {
      const key = keyOf(leaf)
      const known = places.get(key)
      if (known !== undefined) return known
      const place = places.size
      const operator = stockOperator(leaf.operator)
      places.set(key, place)
      metByUnknown.push(operator.evaluate(undefined, leaf.value) ? 1 : 0)
      atRest = Uint8Array.from(metByUnknown)
      const own = byFact.get(leaf.fact) ?? []
      byFact.set(leaf.fact, own)
      own.push({ place, operator, required: leaf.value })
      return place
    },
    isMetByUnknown: (place) => metByUnknown[place] === 1,
    stateOf(facts) {
      const met = atRest.slice()
      const metByKnown: number[] = []
      const known = new Map<string, FactValue>()
      for (const fact of Object.keys(facts)) {
        const actual = facts[fact] as FactValue
        known.set(fact, actual)
        for (const { place, operator, required } of byFact.get(fact) ?? none) {
          const isMet = operator.evaluate(actual, required)
          met[place] = isMet ? 1 : 0
          if (isMet) metByKnown.push(place)
        }
      }
      return { met, metByKnown, facts: known }
    },
  }
}

const none: readonly Asked[] = []

/** The kind of a value belongs to it: 5 is not '5'. */
const keyOf = ({ fact, operator, value }: LeafCondition) =>
  `${JSON.stringify([fact, operator])} ${typeof value} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`
