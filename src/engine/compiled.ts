import type { Facts, FactValue } from '../scenario/facts.js'
import { type CompiledCondition, compileCondition, type Values } from './compiled-condition.js'
import type { EngineRule, EvaluatorFactory, Matches, MetLeaf, SyncEvaluator } from './evaluator.js'

/**
 * The same rules as synchronous closures, made once. Held equal to the reference by a property test and a self-check.
 * A rule is looked at when it is asked for; asked for all, only those with a known fact among their guards are looked at, so
 * that rules about other matters cost nothing.
 */
export const compiledEvaluator: EvaluatorFactory<SyncEvaluator> = (rules) => {
  const program = compile(rules)
  return { evaluate: (facts) => matchesOf(program, valuesOf(facts, program.places)) }
}

interface Program {
  readonly names: readonly string[]
  readonly compiled: readonly CompiledCondition[]
  /** For each name the place of its rule. */
  readonly rules: ReadonlyMap<string, number>
  readonly places: ReadonlyMap<string, number>
  /** Rules that are met even when nothing is known, and for each fact those of which it is a guard. */
  readonly unguarded: readonly number[]
  readonly byGuard: readonly (readonly number[])[]
}

function compile(given: readonly EngineRule[]): Program {
  const places = new Map<string, number>()
  const placeOf = (fact: string): number => {
    const place = places.get(fact) ?? places.size
    places.set(fact, place)
    return place
  }
  const names = given.map(({ name }) => name)
  const compiled = given.map(({ conditions }) => compileCondition(conditions, placeOf))
  const byGuard = Array.from({ length: places.size }, (): number[] => [])
  for (const [rule, { guards }] of compiled.entries()) for (const place of guards ?? []) byGuard[place]?.push(rule)
  const unguarded = [...compiled.keys()].filter((rule) => compiled[rule]?.guards === undefined)
  return { names, compiled, rules: new Map(names.map((name, rule) => [name, rule])), places, unguarded, byGuard }
}

/** By place, so that a fact that nobody stated is unknown whatever it is called. */
function valuesOf(facts: Facts, places: ReadonlyMap<string, number>): Values {
  const values = new Array<FactValue | undefined>(places.size).fill(undefined)
  for (const fact of Object.keys(facts)) {
    const place = places.get(fact)
    if (place !== undefined) values[place] = facts[fact]
  }
  return values
}

/** One rule is looked at when it is asked for, all of them, once, when they are gone through. */
function matchesOf(program: Program, values: Values): Matches {
  let all: ReadonlyMap<string, readonly MetLeaf[]> | undefined
  const whole = () => (all ??= everyMatch(program, values))
  const ruleOf = (name: string): CompiledCondition | undefined => program.compiled[program.rules.get(name) ?? -1]
  return {
    has: (name) => all?.has(name) ?? ruleOf(name)?.met(values) ?? false,
    get(name) {
      if (all) return all.get(name)
      const rule = ruleOf(name)
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

function everyMatch({ names, compiled, unguarded, byGuard }: Program, values: Values): Map<string, MetLeaf[]> {
  // A rule is looked at once, whichever of its guards is known.
  const seen = new Uint8Array(compiled.length)
  const met: number[] = []
  const look = (rule: number) => {
    if (seen[rule]) return
    seen[rule] = 1
    if ((compiled[rule] as CompiledCondition).met(values)) met.push(rule)
  }
  unguarded.forEach(look)
  for (let place = 0; place < values.length; place++) if (values[place] !== undefined) byGuard[place]?.forEach(look)
  met.sort((a, b) => a - b)
  return new Map(met.map((rule) => [names[rule] as string, leavesOf(compiled[rule] as CompiledCondition, values)]))
}

function leavesOf(rule: CompiledCondition, values: Values): MetLeaf[] {
  const leaves: MetLeaf[] = []
  rule.collect(values, leaves)
  return leaves
}
