import type { FactValue } from '../scenario/facts.js'
import { type Answer, type FactModel, isSet, type PlainFact, type SetFact } from './fact-model.js'
import type { Position } from './position.js'
import { regionAt } from './regions.js'

/** A value of a region that can be meant beside what is known; undefined where each would contradict it. */
export function meantIn({ contradicting }: Position, { fact, regions, ends, definition }: PlainFact, region: number): FactValue | undefined {
  const { value, alike, span } = regions[region] ?? {}
  if (value === undefined || !contradicting.is(fact, value)) return value
  const { whole = false } = definition
  const near = span ? contradicting.figuresOf(fact).flatMap((figure) => [figure, ...(whole ? [figure - 1, figure + 1] : [figure * 0.9, figure * 1.1])]) : []
  return [...(alike ?? []), ...near.filter((figure) => regionAt(ends, figure) === region)].find((other) => !contradicting.is(fact, other))
}

/** A bit for each member of a set that cannot be meant beside what is known. */
export function unmeantMembers({ contradicting }: Position, { fact, answers }: SetFact): number {
  let bits = 0
  if (!contradicting.facts().has(fact)) return bits
  // The first answer has no member, and each of the others has one.
  for (let at = 1; at < answers.length; at++) if (contradicting.is(fact, (answers[at] as Answer).value)) bits |= 1 << (at - 1)
  return bits
}

/** The answers to a fact that can be meant beside what is known. */
export function meantAnswers(position: Position, fact: FactModel): readonly Answer[] {
  const { contradicting } = position
  if (!contradicting.facts().has(fact.fact) || !fact.answers.some(({ value }) => contradicting.is(fact.fact, value))) return fact.answers
  if (isSet(fact)) return fact.answers.filter(({ value }) => !contradicting.is(fact.fact, value))
  return fact.answers.flatMap((answer, at) => {
    const value = meantIn(position, fact, at + 1)
    return value === undefined ? [] : [{ ...answer, value }]
  })
}
