import { type SettingRule, strengths } from '../knowledge/shape/rule.js'
import type { Service, Setting } from '../knowledge/shape/service.js'
import { remembered } from '../memory.js'
import type { Warning } from './answer.js'
import type { ChosenSetting } from './answer-candidate.js'
import { comesFromElsewhere, type Drawing, drawnValue } from './drawn-settings.js'
import { statedFactsBehind } from './facts-of.js'
import { metConditions, type Situation } from './situation.js'

/** How to run a service here, and what was undecided about it. */
export interface Configuration {
  readonly settings: readonly ChosenSetting[]
  readonly warnings: readonly Warning[]
}

/** Chooses each setting of a service: the strongest rule that is met, or the setting's default; where it stands in a drawing, what that shows of its node. Rules that hold `anyway` ask nothing of the scenario. */
export function configure(service: Service, situation: Situation, drawing?: Drawing, node = service.id, anyway: readonly string[] = []): Configuration {
  const settings: ChosenSetting[] = []
  const warnings: Warning[] = []
  for (const setting of service.settings) {
    const { onlyWith, onlyFrom } = setting
    if (onlyWith && !settings.some((chosen) => chosen.setting === onlyWith.setting && chosen.value === onlyWith.value)) continue
    if (onlyFrom && drawing && comesFromElsewhere(onlyFrom, node, drawing)) continue
    const { setting: chosen, warning } = follow(service, setting, settings, situation, drawing, node, anyway)
    if (chosen) settings.push(chosen)
    if (warning) warnings.push(warning)
  }
  return { settings, warnings }
}

interface Choice {
  readonly setting?: ChosenSetting
  readonly warning?: Warning
}

/** What is drawn settles what it shows. */
function follow(
  service: Service,
  setting: Setting,
  before: readonly ChosenSetting[],
  situation: Situation,
  drawing: Drawing | undefined,
  node: string,
  anyway: readonly string[],
): Choice {
  const asked = rulesMet(setting, before, situation, anyway)
  const choice = choose(service, setting, asked, situation)
  const { id } = service
  const { drawn } = setting
  if (!drawn || !drawing) return choice
  const value = drawnValue(drawn, choice.setting?.value, asked.map(valueOf), node, drawing)
  if (value === undefined) return choice
  if (value === choice.setting?.value) return { setting: choice.setting }
  const rule = asked.find((one) => valueOf(one) === value)
  if (rule) return { setting: settingOf(setting, rule, situation) }
  return { setting: { setting: setting.setting, value, because: drawn.because, rule: `${id}.${setting.setting}.drawn`, matched: [], evidence: drawn.evidence } }
}

function choose(service: Service, setting: Setting, [best, ...others]: readonly SettingRule[], situation: Situation): Choice {
  if (!best) return setting.default && isAllowed(setting.default.value, situation) ? { setting: fallback(service, setting, setting.default) } : {}
  const rival = valueOf(best) === asItIs ? undefined : others.find((rule) => points(rule) === points(best) && valueOf(rule) !== valueOf(best))
  return { setting: settingOf(setting, best, situation), ...(rival ? { warning: undecided(service, setting, best, rival, situation) } : {}) }
}

/** What runs already and is left alone: nothing is undecided there. */
const asItIs = 'as-it-is'

/** The rules that are met, or hold as it is drawn, beside the settings chosen before, strongest first, with values that policy allows. */
const rulesMet = (setting: Setting, before: readonly ChosenSetting[], situation: Situation, anyway: readonly string[]): readonly SettingRule[] =>
  inOrder(setting).filter(
    (rule) => (situation.matches.has(rule.name) || anyway.includes(rule.name)) && isAllowed(valueOf(rule), situation) && isBeside(rule, () => before),
  )

/** Whether other settings are as a rule wants them that hangs on one. */
export const isBeside = ({ event: { params } }: SettingRule | Service['rules'][number], others: () => readonly ChosenSetting[]): boolean =>
  !('beside' in params) || others().some(({ setting, value }) => setting === params.beside && value === params.besideValue)

/** A value may be the name of a service. */
const isAllowed = (value: string, { excluded }: Situation) => !excluded.includes(value)

const valueOf = ({ event }: SettingRule) => event.params.value

const ordered = new WeakMap<Setting, readonly SettingRule[]>()

/** The rules of a setting, those first that decide it before others. */
export const inOrder = (setting: Setting): readonly SettingRule[] => remembered(ordered, setting, strongestFirst)

/** The rules of a setting, of those that are as strong the one with less to run first. */
function strongestFirst(setting: Setting): readonly SettingRule[] {
  const place = (value: string) => setting.values.findIndex((other) => other.value === value)
  return [...setting.rules].sort((a, b) => points(b) - points(a) || place(a.event.params.value) - place(b.event.params.value) || (a.name < b.name ? -1 : 1))
}

export const points = ({ event }: SettingRule) => strengths[event.params.strength]

const settingOf = ({ setting }: Setting, { name, because, event, evidence }: SettingRule, situation: Situation): ChosenSetting => ({
  setting,
  value: event.params.value,
  because,
  rule: name,
  matched: metConditions(situation.matches.get(name) ?? [], situation),
  evidence,
})

const fallback = ({ id }: Service, { setting }: Setting, { value, because, evidence }: NonNullable<Setting['default']>): ChosenSetting => ({
  setting,
  value,
  because,
  rule: `${id}.${setting}.default`,
  matched: [],
  evidence,
})

function undecided(service: Service, { setting }: Setting, taken: SettingRule, left: SettingRule, situation: Situation): Warning {
  const leaves = [taken, left].flatMap(({ name }) => situation.matches.get(name) ?? [])
  return {
    code: 'setting-undecided',
    message: `${service.name}, ${setting}: ${taken.name} asks for ${taken.event.params.value} and ${left.name}, just as strongly, for ${left.event.params.value}; the one with less to run was taken.`,
    facts: statedFactsBehind(metConditions(leaves, situation)),
  }
}
