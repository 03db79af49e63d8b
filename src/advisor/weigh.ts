import type { MetLeaf } from '../engine/evaluator.js'
import type { Decision } from '../knowledge/shape/files.js'
import type { DecisionRule } from '../knowledge/shape/rule.js'
import { elimination, strengths } from '../knowledge/shape/rule.js'
import type { Reason } from './answer-candidate.js'
import { metConditions, type Situation } from './situation.js'

/** A candidate with its score and every reason for and against it. */
export interface Weighed {
  readonly service: string
  readonly eliminated: boolean
  /** How many reasons eliminate it. */
  readonly eliminations: number
  readonly score: number
  readonly reasons: readonly Reason[]
}

const points = (reason: Reason) => (reason.strength === undefined ? 0 : strengths[reason.strength])

/** What a rule can move, met or not. */
export const weightOf = ({ event }: DecisionRule): number => (event.type === 'eliminates' ? elimination : strengths[event.params.strength])

interface Met {
  readonly rule: DecisionRule
  readonly leaves: readonly MetLeaf[]
}

/** The rules of a decision that are met, by candidate. */
export type MetRules = ReadonlyMap<string, readonly Met[]>

/** Finds the rules of a decision that are met, or those of one effect. */
export function metRulesOf({ rules }: Decision, { matches }: Situation, effect?: DecisionRule['event']['type']): MetRules {
  const own = new Map<string, Met[]>()
  for (const rule of rules) {
    const leaves = effect === undefined || rule.event.type === effect ? matches.get(rule.name) : undefined
    if (leaves) put(own, { rule, leaves })
  }
  return own
}

/** Puts a rule that is met to those of its candidate. */
function put(own: Map<string, Met[]>, met: Met): void {
  const { service } = met.rule.event.params
  const others = own.get(service)
  if (others) others.push(met)
  else own.set(service, [met])
}

/** The reasons that rules of a decision give for one candidate. What counts is for `weigh` to say. */
export const reasonsFor = (service: string, met: MetRules, situation: Situation): Reason[] =>
  (met.get(service) ?? []).map(({ rule: { name: rule, because, concern, event, evidence }, leaves }) => {
    const matched = metConditions(leaves, situation)
    return event.type === 'eliminates'
      ? { rule, effect: event.type, concern, counted: true, because, matched, evidence }
      : { rule, effect: event.type, strength: event.params.strength, concern, counted: false, because, matched, evidence }
  })

/**
 * Orders the reasons, weightiest first, and marks those that count: of each concern only the strongest reason for and the strongest
 * against, so that three rules about one thing do not outvote another thing. One more met rule therefore never moves the score against
 * its own effect. The list is the caller's own, and given over.
 */
export function weigh(service: string, reasons: Reason[]): Weighed {
  reasons.sort(byWeight)
  let eliminations = 0
  let score = 0
  for (const [at, reason] of reasons.entries()) {
    if (reason.effect === 'eliminates') eliminations++
    else {
      reason.counted = isFirst(at, reasons)
      if (reason.counted) score += reason.effect === 'favors' ? points(reason) : -points(reason)
    }
  }
  return { service, eliminated: eliminations > 0, eliminations, score, reasons }
}

/** Whether no reason before it has the same effect and concern. */
function isFirst(at: number, reasons: readonly Reason[]): boolean {
  const { effect, concern } = reasons[at] as Reason
  for (let before = 0; before < at; before++) {
    const other = reasons[before] as Reason
    if (other.concern === concern && other.effect === effect) return false
  }
  return true
}

/** Best first by score, then in the order given; eliminated last, fewest eliminating reasons first. */
export const rank = (candidates: readonly Weighed[]): Weighed[] =>
  [...candidates].sort((a, b) => a.eliminations - b.eliminations || (a.eliminated ? 0 : b.score - a.score))

const effectOrder = { eliminates: 0, favors: 1, disfavors: 2 }
const byWeight = (a: Reason, b: Reason) =>
  Number(b.effect === 'eliminates') - Number(a.effect === 'eliminates') ||
  points(b) - points(a) ||
  effectOrder[a.effect] - effectOrder[b.effect] ||
  (a.rule < b.rule ? -1 : 1)

/** The same order for rules as for the reasons that they give. */
export const byRuleWeight = (a: DecisionRule, b: DecisionRule): number =>
  weightOf(b) - weightOf(a) || effectOrder[a.event.type] - effectOrder[b.event.type] || (a.name < b.name ? -1 : 1)
