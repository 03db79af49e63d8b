import type { Advisor } from '../advisor/advisor.js'
import type { DecisionAnswer } from '../advisor/answer.js'
import type { EarlierDecision } from './earlier.js'
import { reasonDifferences } from './reasons.js'
import { runningDifferences } from './running.js'
import { type DecisionDrift, type Difference, type Verdict, verdicts } from './shapes.js'

/** One decision, then and today. */
export function decisionDrift(before: EarlierDecision | undefined, now: DecisionAnswer | undefined, known: Pick<Advisor, 'views'>): DecisionDrift {
  const decision = (now ?? before)?.decision ?? ''
  const winners = { ...(before ? { before: before.recommended } : {}), ...(now ? { now: now.recommended } : {}) }
  const lost = before ? retired(before, known) : []
  const differing = before && now ? differences(before, now, known) : { verdict: 'changed' as const, differences: [] }
  // A rule that retires a service says the same once more.
  const others = differing.differences.filter(({ about, service }) => about !== 'lifecycle' || !lost.some((one) => one.service === service))
  return { decision, verdict: lost.length > 0 ? 'retired' : differing.verdict, ...winners, differences: [...lost, ...others] }
}

/** The graver of two verdicts. */
export const graver = (one: Verdict, other: Verdict): Verdict => (verdicts.indexOf(one) >= verdicts.indexOf(other) ? one : other)

function differences(before: EarlierDecision, now: DecisionAnswer, known: Pick<Advisor, 'views'>): { verdict: Verdict; differences: readonly Difference[] } {
  const reasons = reasonDifferences(before, now, known)
  if (before.recommended !== now.recommended) return { verdict: 'changed', differences: reasons }
  const running = runningDifferences(before, now)
  const status = statusDifference(before, now)
  const other = [...reasons, ...running.reasons, ...status]
  const verdict = running.advice.length > 0 ? 'changed' : other.length > 0 ? 'same-winner-other-reasons' : 'unchanged'
  return { verdict, differences: [...running.advice, ...other] }
}

const statusDifference = ({ status: before }: EarlierDecision, { status: now }: DecisionAnswer): Difference[] =>
  before === undefined || before === now ? [] : [{ about: 'status', change: 'changed', before, now, message: `It was ${before} and is ${now}.` }]

/** Services of the earlier answer that can no longer be taken. */
function retired({ recommended, companions = [] }: EarlierDecision, { views }: Pick<Advisor, 'views'>): Difference[] {
  const services = [...new Set([...(recommended === null ? [] : [recommended]), ...companions.map(({ service }) => service)])]
  return services.flatMap((id): Difference[] => {
    const service = views.service(id)
    if (!service || service.lifecycle.status === 'available') return []
    const { status, since, because, successors } = service.lifecycle
    const after = successors.length === 0 ? '' : ` Its successors: ${successors.join(', ')}.`
    const told = `${service.name} is ${status}${since === undefined ? '' : ` since ${since}`}${because === undefined ? '.' : `: ${because}`}${after}`
    return [{ about: 'lifecycle', change: 'changed', rule: `lifecycle.${id}`, service: id, before: 'available', now: status, message: told }]
  })
}
