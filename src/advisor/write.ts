import { jsonText } from '../json/json-text.js'
import { keptText } from '../json/kept-text.js'
import type { Recommendation, RecommendationSummary } from './answer.js'

/**
 * An answer as JSON, byte for byte what JSON.stringify gives. Evidence comes last, stands in the ruleset and never changes: the text of
 * each entry is made once. To put the rest of a whole answer together from parts takes longer than to write it out.
 */
export function writeAnswer(answer: Recommendation | RecommendationSummary): string {
  if (!('evidence' in answer)) return writeSummary(answer)
  const { evidence, ...rest } = answer
  return `${JSON.stringify(rest).slice(0, -1)},"evidence":[${evidence.map(keptText).join()}]}`
}

function writeSummary({ id, ruleset, summary, decisions }: RecommendationSummary): string {
  let written = ''
  for (const { decision, status, bounded, recommended, because } of decisions) {
    const certainty = bounded === undefined ? '' : `,"bounded":${bounded}`
    const winner = recommended === null ? 'null' : jsonText(recommended)
    written += `${written === '' ? '' : ','}{"decision":${jsonText(decision)},"status":"${status}"${certainty},"recommended":${winner},"because":${jsonText(because)}}`
  }
  return `{"id":"${id}","ruleset":${JSON.stringify(ruleset)},"summary":${JSON.stringify(summary)},"decisions":[${written}]}`
}
