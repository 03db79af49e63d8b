import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import { raisedRule } from './program.js'
import { type Situation, statedFactsBehind } from './situation.js'
import { type Policy, standingReasons } from './standing.js'
import { type MetRules, metRules, rank, reasonsFor, type Weighed, weigh } from './weigh.js'

/** A decision that is asked for or raised. */
export interface Raised {
  readonly decision: Decision
  /** The stated facts that raised it, or `decide`. */
  readonly raisedBy: readonly string[]
}

/** A raised decision with its candidates, best first. */
export interface Decided extends Raised {
  readonly status: 'decided' | 'tied' | 'none-viable'
  readonly winner: string | null
  readonly candidates: readonly Weighed[]
}

/** The decisions that are asked for, or those that the scenario raises, in the ruleset's order. */
export const raisedBy = (situation: Situation, { decisions }: Knowledge, asked: readonly string[] | undefined): Raised[] =>
  [...decisions.values()].flatMap((decision) => {
    const by = asked ? (asked.includes(decision.id) ? ['decide'] : undefined) : raisingFacts(decision, situation)
    return by ? [{ decision, raisedBy: by }] : []
  })

function raisingFacts({ id }: Decision, situation: Situation): string[] | undefined {
  const leaves = situation.matches.get(raisedRule(id))
  return leaves && statedFactsBehind(leaves, situation)
}

/** Takes every decision that is asked for or raised. */
export const decideAll = (situation: Situation, knowledge: Knowledge, policy: Policy, asked: readonly string[] | undefined): Decided[] =>
  raisedBy(situation, knowledge, asked).map((raised) => decide(raised, situation, knowledge, policy))

/** Weighs the candidates of a raised decision by every reason for and against them. */
export function decide({ decision, raisedBy }: Raised, situation: Situation, knowledge: Knowledge, policy: Policy): Decided {
  const met = metRules(situation, decision)
  const weighed = decision.candidates.map((id) => weighCandidate(id, met, situation, knowledge, policy))
  const candidates = rank(weighed)
  const [first, second] = candidates
  if (!first || first.eliminated) return { decision, raisedBy, status: 'none-viable', winner: null, candidates }
  const tied = second !== undefined && !second.eliminated && second.score === first.score
  const explained = tied || !first.reasons.some(({ effect }) => effect === 'favors') ? withOrder(first, decision) : first
  return { decision, raisedBy, status: tied ? 'tied' : 'decided', winner: first.service, candidates: [explained, ...candidates.slice(1)] }
}

export function weighCandidate(id: string, met: MetRules, situation: Situation, knowledge: Knowledge, policy: Policy): Weighed {
  const service = knowledge.services.get(id)
  if (!service) throw new Error(`${id} is not in the catalog`)
  return weigh(id, [...standingReasons(service, policy, situation, knowledge), ...reasonsFor(id, met, situation)])
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
