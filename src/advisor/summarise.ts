import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import type { DecisionRule } from '../knowledge/shape/rule.js'
import { remembered } from '../memory.js'
import type { Scenario } from '../scenario/schema.js'
import type { Position } from '../search/position.js'
import { nobody } from '../search/scales.js'
import { hasBit } from '../search/sheet.js'
import { statusOf } from './analysis.js'
import type { RecommendationSummary } from './answer.js'
import { type Asked, ask, type Grounds, placeOf } from './ask.js'
import { collisionsOf } from './collisions.js'
import { decide, type Raised, weighCandidate } from './decide.js'
import type { Outcome } from './outcome.js'
import { summaryOf } from './summary.js'
import { byRuleWeight, metRulesOf } from './weigh.js'

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
    const { id: decision } = raised.decision
    const { winner: recommended } = outcome
    const { status, bounded } = statusOf(outcome, position)
    const because = sentenceOf(position, outcome, raised, asked, knowledge)
    return bounded ? { decision, status, bounded, recommended, because } : { decision, status, recommended, because }
  })
  return {
    id: asked.id,
    ruleset: { version, digest: knowledge.digest, asOf: rulesetAsOf },
    summary: summaryOf(outcomes, asked.situation, knowledge),
    decisions,
  }
}

/** The winner by the search's own scales, which weigh as the reasons do. */
function outcomeAt({ model, now }: Position, { decision }: Raised): Outcome {
  const winner = model.scales.winner(now)
  const level: string[] = []
  for (let at = model.scales.level(now, winner); at !== nobody; at = model.scales.level(now, at)) level.push(decision.candidates[at] as string)
  return { decision, winner: winner === nobody ? null : (decision.candidates[winner] as string), level }
}

/** The weightiest reason for the winner, or what rules out every candidate. */
function sentenceOf(position: Position, { decision, winner }: Outcome, raised: Raised, { situation, policy }: Asked, knowledge: Knowledge): string {
  if (winner === null)
    return (
      collisionsOf(decide(raised, metRulesOf(decision, situation, 'eliminates'), situation, knowledge, policy))[0]?.because ?? 'Every candidate is eliminated.'
    )
  if (policy.prefer?.includes(winner))
    return weighCandidate(winner, metRulesOf(decision, situation), situation, knowledge, policy).reasons[0]?.because ?? decision.order.because
  return weightiestRule(winner, decision, position)?.because ?? decision.order.because
}

/** The first of the rules about a viable candidate that are met, weightiest first: a rule is met where one of its terms holds. */
function weightiestRule(candidate: string, decision: Decision, { model: { sheet, bitsOfRule }, now }: Position): DecisionRule | undefined {
  for (const { rule, at } of byWeightAbout(candidate, decision)) {
    for (const bit of bitsOfRule[at] as readonly number[]) if (hasBit(sheet, now, bit)) return rule
  }
  return undefined
}

interface Placed {
  readonly rule: DecisionRule
  readonly at: number
}

const byWeight = new WeakMap<Decision, ReadonlyMap<string, readonly Placed[]>>()

/** The rules about a candidate as its reasons are ordered, each with its place in the decision. */
function byWeightAbout(candidate: string, decision: Decision): readonly Placed[] {
  return remembered(byWeight, decision, orderedRules).get(candidate) ?? []
}

function orderedRules({ rules, candidates }: Decision): Map<string, Placed[]> {
  const placed = rules.map((rule, at) => ({ rule, at })).filter(({ rule }) => rule.event.type !== 'eliminates')
  placed.sort((a, b) => byRuleWeight(a.rule, b.rule))
  return new Map(candidates.map((candidate) => [candidate, placed.filter(({ rule }) => rule.event.params.service === candidate)]))
}
