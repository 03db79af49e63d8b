import { byPlace, type Facts } from '../scenario/facts.js'
import { type CompiledCondition, compileCondition, type Values } from './compiled-condition.js'
import { type Guarded, guarded } from './guards.js'
import type { EngineRule, EvaluatorFactory, Matches, MetLeaf, SyncEvaluator } from './evaluator.js'

/**
 * The same rules as synchronous closures, made once. Held equal to the reference by a property test and a self-check.
 * A rule is looked at when it is asked for; asked for all, only those with a known fact among their guards are looked at, so
 * that rules about other matters cost nothing.
 */
export const compiledEvaluator: EvaluatorFactory<SyncEvaluator> = (rules) => {
  const program = compile(rules)
  return { evaluate: (facts) => matchesOf(program, facts, byPlace(facts, program.places)) }
}

interface CompiledRule extends CompiledCondition {
  readonly name: string
}

interface Program {
  readonly rules: ReadonlyMap<string, CompiledRule>
  readonly guarded: Guarded<CompiledRule>
  /** For each fact its place among the values. */
  readonly places: ReadonlyMap<string, number>
}

function compile(given: readonly EngineRule[]): Program {
  const places = new Map<string, number>()
  const placeOf = (fact: string): number => {
    const place = places.get(fact) ?? places.size
    places.set(fact, place)
    return place
  }
  const compiled = given.map(({ name, conditions }) => ({ name, conditions, ...compileCondition(conditions, placeOf) }))
  return { rules: new Map(compiled.map((rule) => [rule.name, rule])), guarded: guarded(compiled, ({ conditions }) => conditions), places }
}

/** One rule is looked at when it is asked for, all of them, once, when they are gone through. */
function matchesOf({ rules, guarded }: Program, facts: Facts, values: Values): Matches {
  let all: ReadonlyMap<string, readonly MetLeaf[]> | undefined
  const whole = () => (all ??= new Map(guarded.met(Object.keys(facts), (rule) => rule.met(values)).map((rule) => [rule.name, leavesOf(rule, values)])))
  return {
    has: (name) => all?.has(name) ?? rules.get(name)?.met(values) ?? false,
    get(name) {
      if (all) return all.get(name)
      const rule = rules.get(name)
      return rule?.met(values) ? leavesOf(rule, values) : undefined
    },
    get size() {
      return whole().size
    },
    keys: () => whole().keys(),
    values: () => whole().values(),
    entries: () => whole().entries(),
    forEach: (callback) => whole().forEach(callback),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  }
}

function leavesOf(rule: CompiledCondition, values: Values): MetLeaf[] {
  const leaves: MetLeaf[] = []
  rule.collect(values, leaves)
  return leaves
}
