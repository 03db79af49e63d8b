import type { DecisionAnswer } from '../advisor/answer.js'
import type { EarlierDecision } from './earlier.js'
import { evidenceChange } from './reasons.js'
import type { Difference } from './shapes.js'

/** What differs in how the same winner is to be run: what it needs, its settings, and what to mind. */
export interface RunningDifferences {
  /** Another thing is to be built. */
  readonly advice: readonly Difference[]
  /** The same thing is to be built for other reasons. */
  readonly reasons: readonly Difference[]
}

export function runningDifferences(before: EarlierDecision, now: DecisionAnswer): RunningDifferences {
  const service = now.recommended ?? ''
  const old = before.configuration && new Map(before.configuration.map((setting) => [setting.setting, setting]))
  const current = new Map(now.configuration.map((setting) => [setting.setting, setting]))
  const advice: Difference[] = []
  const reasons: Difference[] = []
  for (const setting of old ? new Set([...old.keys(), ...current.keys()]) : []) {
    const [then, today] = [old?.get(setting), current.get(setting)]
    const place = { about: 'setting', rule: today?.rule ?? then?.rule, service } as const
    const values = { ...(then ? { before: then.value } : {}), ...(today ? { now: today.value } : {}) }
    if (then?.value !== today?.value) {
      const change = then && today ? 'changed' : today ? 'added' : 'gone'
      advice.push({ ...place, change, ...values, message: `${setting}: ${then?.value ?? 'not set'} became ${today?.value ?? 'not set'}.` } as Difference)
    } else if (then && today) {
      const evidence = evidenceChange(then.evidence, today.evidence)
      const isReworded = then.because !== undefined && then.because !== today.because
      if (then.rule !== today.rule || isReworded || evidence.length > 0) {
        const message = then.rule === today.rule ? `${setting}: its reason changed.` : `${setting}: it follows from ${today.rule}, no longer from ${then.rule}.`
        reasons.push({ ...place, change: 'changed', ...(evidence.length > 0 ? { evidence } : {}), message } as Difference)
      }
    }
  }
  advice.push(...listDifferences('companion', service, before.companions, now.companions, (companion) => companion.service))
  const [warned, warns] = [before.candidates, now.candidates].map((candidates) => candidates?.find((candidate) => candidate.service === service)?.warnings)
  reasons.push(...listDifferences('warning', service, warned, warns ?? [], ({ rule }) => rule))
  return { advice, reasons }
}

/** Members that only one of two lists has; nothing where the earlier one does not tell. */
export function listDifferences<T extends { readonly rule: string }>(
  about: Difference['about'],
  service: string | undefined,
  before: readonly T[] | undefined,
  now: readonly T[],
  key: (member: T) => string,
): Difference[] {
  if (before === undefined) return []
  const told =
    (change: 'added' | 'gone') =>
    (member: T): Difference => ({
      about,
      change,
      rule: member.rule,
      ...(service === undefined ? {} : { service }),
      message: `${key(member)} is ${change === 'added' ? 'new' : 'no longer there'}.`,
    })
  const lacks = (list: readonly T[]) => (member: T) => !list.some((other) => key(other) === key(member))
  return [...before.filter(lacks(now)).map(told('gone')), ...now.filter(lacks(before)).map(told('added'))]
}
