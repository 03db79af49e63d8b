import type { AnyCondition } from './evaluator.js'
import { stockOperator } from './stock-operators.js'

/** Facts of which at least one is known wherever a condition is met. Undefined: it is met even when nothing is known. */
export function guardsOf(condition: AnyCondition): readonly string[] | undefined {
  if ('fact' in condition) return stockOperator(condition.operator).evaluate(undefined, condition.value) ? undefined : [condition.fact]
  const isAll = 'all' in condition
  const members = (isAll ? condition.all : condition.any).map(guardsOf)
  // Also of an empty `any`, which the library takes for met.
  if (isAll || members.length === 0) return members.flatMap((guards) => (guards ? [guards] : [])).sort((a, b) => a.length - b.length)[0]
  return members.includes(undefined) ? undefined : [...new Set(members.flatMap((guards) => guards ?? []))]
}

/** Things behind guards: those whose guards a scenario knows are few of all. */
export interface Guarded<T> {
  /** Those that are met, in the given order; only what is behind known guards is tried. */
  readonly met: (known: Iterable<string>, isMet: (thing: T) => boolean) => T[]
}

export function guarded<T>(things: readonly T[], conditionOf: (thing: T) => AnyCondition): Guarded<T> {
  const byFact = new Map<string, number[]>()
  const unguarded: number[] = []
  for (const [at, thing] of things.entries()) {
    const guards = guardsOf(conditionOf(thing))
    if (!guards) unguarded.push(at)
    for (const fact of guards ?? []) {
      const own = byFact.get(fact)
      if (own) own.push(at)
      else byFact.set(fact, [at])
    }
  }
  return {
    met(known, isMet) {
      const tried = new Uint8Array(things.length)
      const met: number[] = []
      const tryAll = (places: readonly number[]) => {
        for (const at of places) {
          if (tried[at]) continue
          tried[at] = 1
          if (isMet(things[at] as T)) met.push(at)
        }
      }
      tryAll(unguarded)
      for (const fact of known) {
        const places = byFact.get(fact)
        if (places) tryAll(places)
      }
      return met.sort((a, b) => a - b).map((at) => things[at] as T)
    },
  }
}
