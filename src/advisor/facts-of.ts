import { type Condition, type Conditions, leavesOf } from '../knowledge/shape/rule.js'
import { flatMap } from '../lists.js'
import { derivations } from '../scenario/derivations.js'
import type { MetCondition } from './answer-candidate.js'

/** The facts that conditions test, as often as they test them. */
export const factsIn = (condition: Condition): string[] => [...leavesOf(condition)].map(({ fact }) => fact)

/** The stated facts behind what met rules, derived ones resolved to what they follow from. */
export const statedFactsBehind = (matched: readonly Pick<MetCondition, 'fact' | 'derivedFrom'>[]): string[] => [
  ...new Set(flatMap(matched, ({ fact, derivedFrom }) => derivedFrom ?? [fact])),
]

/** The facts that conditions test, those that nobody can state resolved to what they follow from. */
export const statableFacts = (conditions: Conditions): Set<string> => new Set(factsIn(conditions).flatMap(resolve))

const resolve = (fact: string): string[] =>
  fact.startsWith('derived.') ? derivations.filter((derivation) => derivation.fact === fact).flatMap(({ from }) => from.flatMap(resolve)) : [fact]
