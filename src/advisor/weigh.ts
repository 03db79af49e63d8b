import type { Decision } from '../knowledge/shape/files.js'
import type { DecisionRule } from '../knowledge/shape/rule.js'
import { strengths } from '../knowledge/shape/rule.js'
import type { Reason } from './answer.js'
import type { GroupCondition, MetLeaf } from '../engine/evaluator.js'
import { type Guarded, guarded } from '../engine/guards.js'
import { metConditions, type Situation } from './situation.js'

/** A candidate with its score and every reason for and against it. */
export interface Weighed {
  readonly service: string
  readonly eliminated: boolean
  readonly score: number
  readonly reasons: readonly Reason[]
}

const points = (reason: Reason) => (reason.strength === undefined ? 0 : strengths[reason.strength])

/** What a rule can move, met or not; an elimination outweighs the strongest reason. */
export const weightOf = ({ event }: DecisionRule): number => (event.type === 'eliminates' ? 2 * strengths.decisive : strengths[event.params.strength])

/** The reasons that rules give for one candidate, out of those of the decision that are met. */
export const reasonsFor = (service: string, met: MetRules, situation: Situation): Reason[] =>
  (met.get(service) ?? []).map(({ rule: { name, because, concern, event, evidence }, leaves }) => {
    const isElimination = event.type === 'eliminates'
    return {
      rule: name,
      effect: event.type,
      ...(isElimination ? {} : { strength: event.params.strength }),
      concern,
      counted: isElimination,
      because,
      matched: metConditions(leaves, situation),
      evidence,
    }
  })

interface Met {
  readonly rule: DecisionRule
  readonly leaves: readonly MetLeaf[]
}

/** The rules of a decision that are met, by candidate. */
export type MetRules = ReadonlyMap<string, readonly Met[]>

const guardedRules = new WeakMap<Decision, Guarded<DecisionRule>>()

/** Finds the rules of a decision that are met; looks only at those that ask for something known. */
export function metRules({ facts, matches }: Situation, decision: Decision): MetRules {
  const rules = guardedRules.get(decision) ?? guarded(decision.rules, ({ conditions }) => conditions as GroupCondition)
  guardedRules.set(decision, rules)
  const met = new Map<string, Met[]>()
  for (const rule of rules.met(Object.keys(facts), ({ name }) => matches.has(name))) {
    const { service } = rule.event.params
    const one = { rule, leaves: matches.get(rule.name) ?? [] }
    const own = met.get(service)
    if (own) own.push(one)
    else met.set(service, [one])
  }
  return met
}

/**
 * Of each concern only the strongest reason for and the strongest against count, so that three rules about one thing
 * do not outvote another thing. One more met rule therefore never moves the score against its own effect.
 */
export function weigh(service: string, reasons: readonly Reason[]): Weighed {
  const ordered = [...reasons].sort(byWeight)
  const seen = new Set<string>()
  const marked = ordered.map((reason) => {
    if (reason.effect === 'eliminates') return reason
    const slot = `${reason.effect} ${reason.concern}`
    const counted = !seen.has(slot)
    seen.add(slot)
    return { ...reason, counted }
  })
  const score = marked.reduce((sum, reason) => sum + (reason.counted ? (reason.effect === 'favors' ? points(reason) : -points(reason)) : 0), 0)
  return { service, eliminated: marked.some(({ effect }) => effect === 'eliminates'), score, reasons: marked }
}

/** Best first by score, then in the order given; eliminated last, fewest eliminating reasons first. */
export function rank(candidates: readonly Weighed[]): Weighed[] {
  const eliminations = ({ reasons }: Weighed) => reasons.filter(({ effect }) => effect === 'eliminates').length
  return [...candidates].sort((a, b) => eliminations(a) - eliminations(b) || (a.eliminated ? 0 : b.score - a.score))
}

const effectOrder = { eliminates: 0, favors: 1, disfavors: 2 }
const byWeight = (a: Reason, b: Reason) =>
  Number(b.effect === 'eliminates') - Number(a.effect === 'eliminates') ||
  points(b) - points(a) ||
  effectOrder[a.effect] - effectOrder[b.effect] ||
  (a.rule < b.rule ? -1 : 1)

/** The same order for rules as for the reasons that they give. */
export const byRuleWeight = (a: DecisionRule, b: DecisionRule): number =>
  weightOf(b) - weightOf(a) || effectOrder[a.event.type] - effectOrder[b.event.type] || (a.name < b.name ? -1 : 1)
