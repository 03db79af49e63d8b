import type { Advisor } from '../advisor/advisor.js'
import type { DecisionAnswer } from '../advisor/answer.js'
import type { EarlierDecision } from './earlier.js'
import type { Difference } from './shapes.js'

interface Reason {
  readonly rule: string
  readonly service: string
  readonly effect: string
  readonly strength?: string | undefined
  readonly because?: string | undefined
  readonly evidence?: readonly string[] | undefined
}

/** The reasons of a decision that came, went or changed, each named by its rule. */
export function reasonDifferences(before: EarlierDecision, now: DecisionAnswer, { views }: Pick<Advisor, 'views'>): Difference[] {
  // An answer that tells winners only has no reasons to compare.
  if (before.candidates === undefined) return []
  const [then, today] = [reasonsOf(before.candidates), reasonsOf(now.candidates)]
  const found = [...new Set([...then.keys(), ...today.keys()])].flatMap((key): Difference[] => {
    const [old, current] = [then.get(key), today.get(key)]
    if (old && current) return changes(old, current)
    if (current) return [lone(current, 'added', `It now ${speaks(current)}${current.because === undefined ? '.' : `: ${current.because}`}`)]
    if (!old) return []
    const why = views.rule(old.rule) ? 'no longer holds for this scenario' : 'is no longer in the ruleset'
    return [lone(old, 'gone', `It ${spoke(old)}, but ${why}.`)]
  })
  // That the order of candidates decides follows from the others; only where nothing else changed is it the cause.
  const caused = found.filter(({ rule, change }) => rule !== `${now.decision}.order` || change === 'changed')
  return caused.length > 0 ? caused : found
}

const reasonsOf = (candidates: readonly { service: string; reasons: readonly Omit<Reason, 'service'>[] }[]) =>
  new Map(candidates.flatMap(({ service, reasons }) => reasons.map((reason): [string, Reason] => [`${service} ${reason.rule}`, { ...reason, service }])))

const lone = ({ rule, service }: Reason, change: 'added' | 'gone', message: string): Difference => ({
  about: rule.startsWith('lifecycle.') ? 'lifecycle' : 'reason',
  change,
  rule,
  service,
  message,
})

function changes(old: Reason, now: Reason): Difference[] {
  const { rule, service } = now
  const changed = (message: string, more: Partial<Difference> = {}): Difference => ({ about: 'reason', change: 'changed', rule, service, ...more, message })
  const differing = evidenceChange(old.evidence, now.evidence)
  return [
    ...(weight(old) === weight(now) ? [] : [changed(`It ${spoke(old)} and now ${speaks(now)}.`, { before: weight(old), now: weight(now) })]),
    ...(old.because === undefined || old.because === now.because
      ? []
      : [changed('Its sentence changed.', { before: old.because, ...(now.because === undefined ? {} : { now: now.because }) })]),
    ...(differing.length === 0 ? [] : [changed(`Its evidence changed: ${differing.join(', ')}.`, { evidence: differing })]),
  ]
}

/** The ids that only one of them has; nothing where one of them does not tell. */
export function evidenceChange(before: readonly string[] | undefined, now: readonly string[] | undefined): string[] {
  if (before === undefined || now === undefined) return []
  return [...before.filter((id) => !now.includes(id)), ...now.filter((id) => !before.includes(id))]
}

const weight = ({ effect, strength }: Reason) => (strength === undefined ? effect : `${effect}, ${strength}`)
const manner = ({ strength }: Reason) => (strength === undefined ? '' : ` (${strength})`)
const verbs: Readonly<Record<string, readonly [now: string, then: string]>> = {
  eliminates: ['rules out', 'ruled out'],
  favors: ['speaks for', 'spoke for'],
  disfavors: ['speaks against', 'spoke against'],
}
const speaks = (reason: Reason) => `${verbs[reason.effect]?.[0] ?? reason.effect} ${reason.service}${manner(reason)}`
const spoke = (reason: Reason) => `${verbs[reason.effect]?.[1] ?? reason.effect} ${reason.service}${manner(reason)}`
