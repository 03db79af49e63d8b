import type { Knowledge } from '../knowledge/load.js'
import type { DecisionRule, SettingRule } from '../knowledge/shape/rule.js'
import { conditionsKey } from './conditions-key.js'

/** Two rules that cannot both be meant. */
export interface ContradictingPair {
  readonly about: string
  readonly rules: readonly [string, string]
  readonly because: string
}

/** Pairs of rules that say opposite things on the same conditions. */
export const contradictingPairs = (knowledge: Knowledge): ContradictingPair[] => [
  ...[...knowledge.decisions.values()].flatMap(({ id, rules }) => contradicting(rules, (rule) => `${id}, ${rule.event.params.service}`, opposed)),
  ...[...knowledge.services.values()].flatMap(({ id, settings }) =>
    settings.flatMap(({ setting, rules }) => contradicting(rules, () => `${id}, ${setting}`, torn)),
  ),
]

function contradicting<R extends DecisionRule | SettingRule>(
  rules: readonly R[],
  about: (rule: R) => string,
  why: (a: R, b: R) => string | undefined,
): ContradictingPair[] {
  const keys = rules.map(({ conditions }) => conditionsKey(conditions))
  return rules.flatMap((a, at) =>
    rules.slice(at + 1).flatMap((b, after) => {
      const because = keys[at] === keys[at + 1 + after] ? why(a, b) : undefined
      return because === undefined ? [] : [{ about: about(a), rules: [a.name, b.name] as const, because }]
    }),
  )
}

function opposed(a: DecisionRule, b: DecisionRule): string | undefined {
  if (a.event.params.service !== b.event.params.service || a.concern !== b.concern) return undefined
  if ((a.event.type === 'favors') === (b.event.type === 'favors')) return undefined
  return `on the same conditions and for the same concern (${a.concern}) one ${a.event.type} and the other ${b.event.type}`
}

function torn({ event: { params: a } }: SettingRule, { event: { params: b } }: SettingRule): string | undefined {
  if (a.strength !== b.strength || a.value === b.value) return undefined
  return `on the same conditions and just as strongly (${a.strength}) one asks for ${a.value} and the other for ${b.value}`
}
