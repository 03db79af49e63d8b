import type { FactValue } from '../scenario/facts.js'
import type { AnyCondition, LeafCondition, MetLeaf } from './evaluator.js'
import { stockOperator } from './stock-operators.js'

/** The facts of one evaluation, by place; what is not known is undefined. */
export type Values = readonly (FactValue | undefined)[]

/** Gives the place of a fact, a new one where it has none yet. */
export type PlaceOf = (fact: string) => number

/** A condition as closures. */
export interface CompiledCondition {
  readonly met: (values: Values) => boolean
  /** Adds the leaves that met it, in order. Only to be asked of a condition that is met. */
  readonly collect: (values: Values, into: MetLeaf[]) => void
}

/** Turns a condition into closures that do what json-rules-engine does. Throws where they could not. */
export function compileCondition(condition: AnyCondition, placeOf: PlaceOf): CompiledCondition {
  refuseMore(condition)
  if ('fact' in condition) return compileLeaf(condition, placeOf(condition.fact))
  const isAll = 'all' in condition
  const members = (isAll ? condition.all : condition.any).map((member) => compileCondition(member, placeOf))
  const [first] = members
  if (members.length === 1 && first) return first
  return isAll || members.length === 0 ? compileAll(members) : compileAny(members)
}

/** Anything else (`not`, `path`, `priority`, two groups at once, a fact for a value) the library would heed and the closures ignore. */
function refuseMore(condition: AnyCondition): void {
  const keys = Object.keys(condition).sort().join()
  const readable = keys === 'all' || keys === 'any' || (keys === 'fact,operator,value' && isPlain((condition as LeafCondition).value))
  if (!readable) throw new Error(`cannot compile the condition ${JSON.stringify(condition)}`)
}

const isPlain = (value: FactValue) => typeof value !== 'object' || Array.isArray(value)

function compileLeaf({ fact, operator: name, value: required }: LeafCondition, place: number): CompiledCondition {
  const operator = stockOperator(name)
  const metByUnknown = operator.evaluate(undefined, required)
  return {
    met(values) {
      const actual = values[place]
      return actual === undefined ? metByUnknown : operator.evaluate(actual, required)
    },
    collect(values, into) {
      into.push({ fact, operator: name, required, actual: values[place] as FactValue })
    },
  }
}

/** Also an empty `any`, which the library takes for met like an empty `all`. */
const compileAll = (members: readonly CompiledCondition[]): CompiledCondition => ({
  met(values) {
    for (const member of members) if (!member.met(values)) return false
    return true
  },
  collect(values, into) {
    for (const member of members) member.collect(values, into)
  },
})

/** Every member that is met is told, not only the first. */
const compileAny = (members: readonly CompiledCondition[]): CompiledCondition => ({
  met(values) {
    for (const member of members) if (member.met(values)) return true
    return false
  },
  collect(values, into) {
    for (const member of members) if (member.met(values)) member.collect(values, into)
  },
})
