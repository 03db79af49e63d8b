import { stockOperator } from '../engine/stock-operators.js'
import type { Knowledge } from '../knowledge/load.js'
import { type Condition, type Leaf, type SettingRule, strengths } from '../knowledge/shape/rule.js'
import type { Setting } from '../knowledge/shape/service.js'
import { onceEach } from '../memory.js'
import type { Facts } from '../scenario/facts.js'
import { isSeldom } from '../scenario/seldom.js'
import type { DecisionAnswer } from './answer.js'
import type { ChosenSetting } from './answer-candidate.js'
import type { Situation } from './situation.js'

type Known = Pick<Situation, 'facts' | 'excluded'>

/** For each fact that nobody stated how much would speak for other settings of what is recommended, were it alone to be answered so. */
export function weightsOfSettings(answers: readonly DecisionAnswer[], known: Known, { services }: Knowledge): Map<string, number> {
  const weights = new Map<string, number>()
  const configured = new Map(answers.map(({ recommended, configuration }) => [recommended, configuration]))
  for (const [id, configuration] of configured) {
    const settings = new Map(services.get(id ?? '')?.settings.map((setting) => [setting.setting, setting]))
    for (const chosen of configuration) {
      const setting = settings.get(chosen.setting)
      if (setting) for (const [fact, points] of turning(setting, chosen, known)) weights.set(fact, (weights.get(fact) ?? 0) + points)
    }
  }
  return weights
}

/** For each fact the strongest of the rules that ask for another value, more than is asked for the chosen one, and wait for that fact alone. */
function turning({ rules, drawn, values }: Setting, chosen: ChosenSetting, known: Known): Map<string, number> {
  const strongest = new Map<string, number>()
  // The drawing tells, whatever else is stated; and where there is one value, nothing turns it.
  if (drawn || values.length < 2) return strongest
  const least = points(rules.find(({ name }) => name === chosen.rule))
  for (const rule of rules) {
    const { value } = rule.event.params
    if (value === chosen.value || points(rule) <= least || known.excluded.includes(value)) continue
    const fact = awaited(rule.conditions, known.facts)
    if (typeof fact === 'string' && !isSeldom(fact, known.facts)) strongest.set(fact, Math.max(points(rule), strongest.get(fact) ?? 0))
  }
  return strongest
}

const points = (rule: SettingRule | undefined) => (rule ? strengths[rule.event.params.strength] : 0)

type Awaited = string | typeof met | typeof never
/** A condition that is met, and one that no single fact could still meet. */
const met = true
const never = false

/** The fact that a condition waits for, and for nothing else; of several ways the first. */
function awaited(condition: Condition, facts: Facts): Awaited {
  if ('fact' in condition) return awaitedBy(condition, facts)
  if ('any' in condition) {
    let first: Awaited = never
    for (const member of condition.any) {
      const way = awaited(member, facts)
      if (way === met) return met
      first ||= way
    }
    return first
  }
  let only: Awaited = met
  for (const member of condition.all) {
    const part = awaited(member, facts)
    if (part === never || (part !== met && only !== met && part !== only)) return never
    if (part !== met) only = part
  }
  return only
}

const operatorOf = onceEach(stockOperator)

/** Figures that follow from others are not asked for. */
function awaitedBy({ fact, operator, value }: Leaf, facts: Facts): Awaited {
  const actual = facts[fact]
  if (actual !== undefined) return operatorOf(operator).evaluate(actual, value as string)
  return fact.startsWith('derived.') ? never : fact
}
