import type { Recommendation, RecommendationSummary } from './answer.js'

/**
 * An answer as JSON, byte for byte what JSON.stringify gives. Evidence comes last, stands in the ruleset and never changes: the text of
 * each entry is made once. To put the rest together from parts takes longer than to write it out.
 */
export function writeAnswer(answer: Recommendation | RecommendationSummary): string {
  if (!('evidence' in answer)) return JSON.stringify(answer)
  const { evidence, ...rest } = answer
  return `${JSON.stringify(rest).slice(0, -1)},"evidence":[${evidence.map(textOf).join()}]}`
}

const texts = new WeakMap<object, string>()

function textOf(entry: object): string {
  const known = texts.get(entry)
  if (known !== undefined) return known
  const made = JSON.stringify(entry)
  if (Object.isFrozen(entry)) texts.set(entry, made)
  return made
}
