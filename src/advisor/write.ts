import type { Recommendation, RecommendationSummary } from './answer.js'

/**
 * An answer as JSON, byte for byte what JSON.stringify gives. Evidence comes last, stands in the ruleset and never changes: the text of
 * each entry is made once. To put the rest of a whole answer together from parts takes longer than to write it out.
 */
export function writeAnswer(answer: Recommendation | RecommendationSummary): string {
  if (!('evidence' in answer)) return writeSummary(answer)
  const { evidence, ...rest } = answer
  return `${JSON.stringify(rest).slice(0, -1)},"evidence":[${evidence.map(textOf).join()}]}`
}

function writeSummary({ id, ruleset, summary, decisions }: RecommendationSummary): string {
  let written = ''
  for (const { decision, status, bounded, recommended, because } of decisions) {
    const certainty = bounded === undefined ? '' : `,"bounded":${bounded}`
    const winner = recommended === null ? 'null' : quoted(recommended)
    written += `${written === '' ? '' : ','}{"decision":${quoted(decision)},"status":"${status}"${certainty},"recommended":${winner},"because":${quoted(because)}}`
  }
  return `{"id":"${id}","ruleset":${JSON.stringify(ruleset)},"summary":${JSON.stringify(summary)},"decisions":[${written}]}`
}

const quotes = new Map<string, string>()
/** More than a ruleset has; what comes after is quoted each time. */
const mostQuotes = 5000

/** Names of a ruleset and its sentences come again and again. */
function quoted(text: string): string {
  const known = quotes.get(text)
  if (known !== undefined) return known
  const made = JSON.stringify(text)
  if (quotes.size < mostQuotes) quotes.set(text, made)
  return made
}

const texts = new WeakMap<object, string>()

function textOf(entry: object): string {
  const known = texts.get(entry)
  if (known !== undefined) return known
  const made = JSON.stringify(entry)
  if (Object.isFrozen(entry)) texts.set(entry, made)
  return made
}
