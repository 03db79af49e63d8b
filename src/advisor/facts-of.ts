import type { Condition, Conditions } from '../knowledge/shape/rule.js'
import { derivations } from '../scenario/derived.js'

/** The facts that conditions test, as often as they test them. */
export function* factsIn(condition: Condition): Generator<string> {
  if ('fact' in condition) yield condition.fact
  else for (const member of 'all' in condition ? condition.all : condition.any) yield* factsIn(member)
}

/** The facts that conditions test, those that nobody can state resolved to what they follow from. */
export const statableFacts = (conditions: Conditions): Set<string> => new Set([...factsIn(conditions)].flatMap(resolve))

const resolve = (fact: string): string[] =>
  fact.startsWith('derived.') ? derivations.filter((derivation) => derivation.fact === fact).flatMap(({ from }) => from.flatMap(resolve)) : [fact]
