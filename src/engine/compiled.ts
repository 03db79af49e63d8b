import type { Facts, FactValue } from '../scenario/facts.js'
import { type CompiledCondition, compileCondition, type Values } from './compiled-condition.js'
import type { EvaluatorFactory, MetLeaf, SyncEvaluator } from './evaluator.js'

/**
 * The same rules as synchronous closures, made once. Held equal to the reference by a property test and a self-check.
 * Only rules with a known fact among their guards are looked at, so that rules about other matters cost nothing.
 */
export const compiledEvaluator: EvaluatorFactory<SyncEvaluator> = (rules) => {
  const places = new Map<string, number>()
  const placeOf = (fact: string): number => {
    const place = places.get(fact) ?? places.size
    places.set(fact, place)
    return place
  }
  const compiled = rules.map(({ conditions }) => compileCondition(conditions, placeOf))
  const unguarded = [...compiled.keys()].filter((rule) => compiled[rule]?.guards === undefined)
  const byGuard = indexed(compiled, places.size)

  return {
    evaluate(given) {
      const values = valuesOf(given, places)
      // A rule is looked at once, whichever of its guards is known.
      const seen = new Uint8Array(rules.length)
      const met: number[] = []
      const look = (rule: number) => {
        if (seen[rule]) return
        seen[rule] = 1
        if ((compiled[rule] as CompiledCondition).met(values)) met.push(rule)
      }
      unguarded.forEach(look)
      for (let place = 0; place < values.length; place++) if (values[place] !== undefined) for (const rule of byGuard[place] ?? []) look(rule)
      met.sort((a, b) => a - b)
      return new Map(met.map((rule) => [(rules[rule] as { name: string }).name, leavesOf(compiled[rule] as CompiledCondition, values)]))
    },
  }
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

function indexed(compiled: readonly CompiledCondition[], count: number): readonly (readonly number[])[] {
  const byGuard = Array.from({ length: count }, (): number[] => [])
  for (const [rule, { guards }] of compiled.entries()) for (const place of guards ?? []) byGuard[place]?.push(rule)
  return byGuard
}

function leavesOf(rule: CompiledCondition, values: Values): MetLeaf[] {
  const leaves: MetLeaf[] = []
  rule.collect(values, leaves)
  return leaves
}
