import type { Knowledge } from '../knowledge/load.js'
import type { Scenario } from '../scenario/schema.js'
import type { Position } from '../search/position.js'
import { nobody } from '../search/scales.js'
import { statusOf } from './analysis.js'
import type { RecommendationSummary } from './answer.js'
import { type Asked, ask, type Grounds, placeOf } from './ask.js'
import { collisionsOf } from './collisions.js'
import { decide, type Raised, weighCandidate } from './decide.js'
import { type Outcome, summaryOf } from './summary.js'

/** The short answer: winners and how far they hold, one sentence each. It works out no more than it tells. */
export async function summarise(scenario: Scenario, grounds: Grounds, asOf?: string): Promise<RecommendationSummary> {
  const { knowledge } = grounds
  const { version, asOf: rulesetAsOf } = knowledge.ruleset
  const asked = await ask(scenario, grounds, asOf)
  const outcomes: Outcome[] = []
  const decisions = asked.raised.map((raised): RecommendationSummary['decisions'][number] => {
    const position = placeOf(raised, asked, grounds)
    const outcome = outcomeAt(position, raised)
    outcomes.push(outcome)
    return {
      decision: raised.decision.id,
      ...statusOf(outcome, position),
      recommended: outcome.winner,
      because: sentenceOf(outcome, raised, asked, knowledge),
    }
  })
  return { id: asked.id, ruleset: { version, digest: knowledge.digest, asOf: rulesetAsOf }, summary: summaryOf(outcomes, knowledge), decisions }
}

/** The winner by the search's own scales, which weigh as the reasons do. */
function outcomeAt({ model, now }: Position, { decision }: Raised): Outcome {
  const winner = model.scales.winner(now)
  const level = model.scales.level(now, winner)
  return {
    decision,
    winner: winner === nobody ? null : (decision.candidates[winner] as string),
    level: level === nobody ? undefined : decision.candidates[level],
  }
}

/** The weightiest reason for the winner, or what rules out every candidate. */
function sentenceOf({ decision, winner }: Outcome, raised: Raised, { situation, policy }: Asked, knowledge: Knowledge): string {
  if (winner === null) return collisionsOf(decide(raised, situation, knowledge, policy), situation)[0]?.because ?? 'Every candidate is eliminated.'
  return weighCandidate(winner, decision, situation, knowledge, policy).reasons[0]?.because ?? decision.order.because
}
