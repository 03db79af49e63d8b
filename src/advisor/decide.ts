import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import { raisedRule } from './program.js'
import { type Situation, statedFactsBehind } from './situation.js'
import { type Policy, standingReasons } from './standing.js'
import { rank, reasonsFor, type Weighed, weigh } from './weigh.js'

/** A raised decision with its candidates, best first. */
export interface Decided {
  readonly decision: Decision
  readonly raisedBy: readonly string[]
  readonly status: 'decided' | 'tied' | 'none-viable'
  readonly winner: string | null
  readonly candidates: readonly Weighed[]
}

/** Takes the decisions that are asked for, or those that the scenario raises, in the ruleset's order. */
export const decideAll = (situation: Situation, knowledge: Knowledge, policy: Policy, asked: readonly string[] | undefined): Decided[] =>
  [...knowledge.decisions.values()].flatMap((decision) => {
    const raisedBy = asked ? (asked.includes(decision.id) ? ['decide'] : undefined) : raisingFacts(decision, situation)
    return raisedBy ? [decide(decision, raisedBy, situation, knowledge, policy)] : []
  })

function raisingFacts({ id }: Decision, situation: Situation): string[] | undefined {
  const leaves = situation.matches.get(raisedRule(id))
  return leaves && statedFactsBehind(leaves, situation)
}

function decide(decision: Decision, raisedBy: readonly string[], situation: Situation, knowledge: Knowledge, policy: Policy): Decided {
  const weighed = decision.candidates.map((id) => {
    const service = knowledge.services.get(id)
    if (!service) throw new Error(`${decision.id} names ${id}, which is not in the catalog`)
    return weigh(id, [...standingReasons(service, policy, situation, knowledge), ...reasonsFor(id, decision.rules, situation)])
  })
  const candidates = rank(weighed)
  const [first, second] = candidates
  if (!first || first.eliminated) return { decision, raisedBy, status: 'none-viable', winner: null, candidates }
  const tied = second !== undefined && !second.eliminated && second.score === first.score
  const explained = tied || !first.reasons.some(({ effect }) => effect === 'favors') ? withOrder(first, decision) : first
  return { decision, raisedBy, status: tied ? 'tied' : 'decided', winner: first.service, candidates: [explained, ...candidates.slice(1)] }
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
      evidence: [...order.evidence],
    },
  ],
})
