import type { Decision } from '../knowledge/shape/files.js'
import type { DecisionRule } from '../knowledge/shape/rule.js'
import { strengths } from '../knowledge/shape/rule.js'
import type { Reason } from './answer.js'
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

/** The reasons that matched rules give for one candidate. */
export function reasonsFor(service: string, decision: Decision, situation: Situation): Reason[] {
  const reasons: Reason[] = []
  for (const { name, because, concern, event, evidence } of rulesAbout(service, decision)) {
    const leaves = situation.matches.get(name)
    if (!leaves) continue
    const isElimination = event.type === 'eliminates'
    reasons.push({
      rule: name,
      effect: event.type,
      ...(isElimination ? {} : { strength: event.params.strength }),
      concern,
      counted: isElimination,
      because,
      matched: metConditions(leaves, situation),
      evidence,
    })
  }
  return reasons
}

const byService = new WeakMap<Decision, Map<string, DecisionRule[]>>()

/** A decision's rules about one candidate; they are told apart once. */
function rulesAbout(service: string, decision: Decision): readonly DecisionRule[] {
  const known = byService.get(decision)
  if (known) return known.get(service) ?? []
  const rules = new Map<string, DecisionRule[]>()
  for (const rule of decision.rules) rules.set(rule.event.params.service, [...(rules.get(rule.event.params.service) ?? []), rule])
  byService.set(decision, rules)
  return rules.get(service) ?? []
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
