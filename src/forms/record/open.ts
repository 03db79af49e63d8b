import type { Recommendation } from '../../advisor/answer.js'
import { bullets, folded, plain, section } from '../markdown.js'
import type { Telling } from '../telling.js'
import { counted, listed, spoken } from '../words.js'

/** The services that an answer could bring to the front of a decision; none where it could only rule out every option. */
interface Could {
  readonly decision: string
  readonly services: readonly string[]
}

/** What is not known and would count, most telling first. */
export function openOf({ decisions, nextQuestions }: Recommendation, telling: Telling): string {
  const open = new Map<string, Could[]>(nextQuestions.map(({ fact }) => [fact, []]))
  for (const { decision, openQuestions } of decisions)
    for (const { fact, couldChangeTo } of openQuestions) open.set(fact, [...(open.get(fact) ?? []), { decision, services: couldChangeTo.map(telling.service) }])
  const lines = [...open].map(([fact, could]) => plain(`${telling.question(fact)}${told(could)}`))
  const first = Math.max(nextQuestions.length, 3)
  return section(
    '## Open Questions',
    bullets(lines.slice(0, first)),
    lines.length > first ? folded(counted(lines.length - first, 'further question'), bullets(lines.slice(first))) : '',
  )
}

/** What an answer could change, for each decision; decisions that could go the same ways are told together. */
function told(could: readonly Could[]): string {
  const [ways, ends] = [could.filter(({ services }) => services.length > 0), could.filter(({ services }) => services.length === 0)]
  const together = new Map<string, string[]>()
  for (const { decision, services } of ways) {
    const names = listed(services, 'or')
    together.set(names, [...(together.get(names) ?? []), spoken(decision)])
  }
  const parts = [
    ...(ways.length === 0 ? [] : [`speak for ${[...together].map(([names, concerned]) => `${names} (${listed(concerned)})`).join(', or ')}`]),
    ...(ends.length === 0 ? [] : [`rule out every option (${listed(ends.map(({ decision }) => spoken(decision)))})`]),
  ]
  return parts.length === 0 ? '' : ` It could ${parts.join(', or ')}.`
}
