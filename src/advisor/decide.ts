import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import { raisedRule } from './program.js'
import type { Situation } from './situation.js'
import { type Policy, standingReasons } from './standing.js'
import { type MetRules, metRulesOf, rank, reasonsFor, type Weighed, weigh } from './weigh.js'

/** A decision that is asked for or raised. */
export interface Raised {
  readonly decision: Decision
  /** Whether `decide` asks for it, whatever is stated. */
  readonly isAsked: boolean
}

/** A raised decision with its candidates, best first. */
export interface Decided extends Raised {
  readonly status: 'decided' | 'tied' | 'none-viable'
  readonly winner: string | null
  readonly candidates: readonly Weighed[]
}

/** The decisions that are asked for, or those that the scenario raises, in the ruleset's order. */
export function raisedBy({ matches }: Situation, { decisions }: Knowledge, asked: readonly string[] | undefined): Raised[] {
  const raised: Raised[] = []
  for (const decision of decisions.values())
    if (asked ? asked.includes(decision.id) : matches.has(raisedRule(decision.id))) raised.push({ decision, isAsked: asked !== undefined })
  return raised
}

/** Takes every decision that is asked for or raised. */
export const decideAll = (raised: readonly Raised[], situation: Situation, knowledge: Knowledge, policy: Policy): Decided[] =>
  raised.map((one) => decide(one, metRulesOf(one.decision, situation), situation, knowledge, policy))

/** Weighs the candidates of a raised decision by every reason for and against them. */
export function decide(raised: Raised, met: MetRules, situation: Situation, knowledge: Knowledge, policy: Policy): Decided {
  const { decision, isAsked } = raised
  const candidates = rank(decision.candidates.map((id) => weighCandidate(id, met, situation, knowledge, policy)))
  const [first, second] = candidates
  if (!first || first.eliminated) return { decision, isAsked, status: 'none-viable', winner: null, candidates }
  const tied = second !== undefined && !second.eliminated && second.score === first.score
  if (tied || !first.reasons.some(({ effect }) => effect === 'favors')) candidates[0] = withOrder(first, decision)
  return { decision, isAsked, status: tied ? 'tied' : 'decided', winner: first.service, candidates }
}

export function weighCandidate(id: string, met: MetRules, situation: Situation, knowledge: Knowledge, policy: Policy): Weighed {
  const service = knowledge.services.get(id)
  if (!service) throw new Error(`${id} is not in the catalog`)
  const reasons = reasonsFor(id, met, situation)
  for (const reason of standingReasons(service, policy, situation, knowledge)) reasons.push(reason)
  return weigh(id, reasons)
}

/** Nothing but the order of candidates put this one first; the answer says so. */
const withOrder = (first: Weighed, { id, order }: Decision): Weighed => ({
  ...first,
  reasons: [
    ...first.reasons,
    {
      rule: `${id}.order`,
      effect: 'favors',
      strength: 'slight',
      concern: 'operations',
      counted: false,
      because: order.because,
      matched: [],
      evidence: order.evidence,
    },
  ],
})
