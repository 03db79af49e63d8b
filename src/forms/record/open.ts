import type { Recommendation } from '../../advisor/answer.js'
import { bullets, folded, plain, section } from '../markdown.js'
import type { Telling } from '../telling.js'
import { counted, listed, spoken } from '../words.js'

/** What is not known and would count, most telling first. */
export function openOf({ decisions, nextQuestions }: Recommendation, telling: Telling): string {
  const open = new Map<string, { services: Set<string>; decisions: Set<string> }>(
    nextQuestions.map(({ fact }) => [fact, { services: new Set(), decisions: new Set() }]),
  )
  for (const { decision, openQuestions } of decisions) {
    for (const { fact, couldChangeTo } of openQuestions) {
      const known = open.get(fact) ?? { services: new Set(), decisions: new Set() }
      for (const service of couldChangeTo) known.services.add(service)
      open.set(fact, { services: known.services, decisions: known.decisions.add(decision) })
    }
  }
  const lines = [...open].map(([fact, { services, decisions: concerned }]) => {
    const could = services.size === 0 ? '' : ` It could speak for ${listed([...services].map(telling.service), 'or')} (${listed([...concerned].map(spoken))}).`
    return plain(`${telling.question(fact)}${could}`)
  })
  const first = Math.max(nextQuestions.length, 3)
  return section(
    '## Open Questions',
    bullets(lines.slice(0, first)),
    lines.length > first ? folded(counted(lines.length - first, 'further question'), bullets(lines.slice(first))) : '',
  )
}
