import { stockOperator } from '../engine/stock-operators.js'
import type { Knowledge } from '../knowledge/load.js'
import type { Condition, Leaf } from '../knowledge/shape/rule.js'
import type { Setting } from '../knowledge/shape/service.js'
import { onceEach } from '../memory.js'
import type { Facts } from '../scenario/facts.js'
import { isSeldom } from '../scenario/seldom.js'
import type { DecisionAnswer } from './answer.js'
import type { ChosenSetting } from './answer-candidate.js'
import { inOrder, isBeside, points } from './configure.js'
import type { Situation } from './situation.js'

type Known = Pick<Situation, 'facts' | 'excluded'>

/** For each fact that nobody stated how much would speak for other settings of what is recommended, were it alone to be answered so. */
export function weightsOfSettings(answers: readonly DecisionAnswer[], known: Known, { services }: Knowledge): Map<string, number> {
  const weights = new Map<string, number>()
  const configured = new Map(answers.map(({ recommended, configuration }) => [recommended, configuration]))
  for (const [id, configuration] of configured) {
    const settings = new Map(services.get(id ?? '')?.settings.map((setting) => [setting.setting, setting]))
    for (const [at, chosen] of configuration.entries()) {
      const setting = settings.get(chosen.setting)
      if (!setting) continue
      for (const [fact, points] of turning(setting, chosen, configuration.slice(0, at), known)) weights.set(fact, (weights.get(fact) ?? 0) + points)
    }
  }
  return weights
}

/** For each fact the strongest of the rules for another value that would decide before the chosen one, and wait for that fact alone. */
function turning(setting: Setting, chosen: ChosenSetting, before: readonly ChosenSetting[], { facts, excluded }: Known): Map<string, number> {
  const strongest = new Map<string, number>()
  // The drawing tells, whatever else is stated; and where there is one value, nothing turns it.
  if (setting.drawn || setting.values.length < 2) return strongest
  for (const rule of inOrder(setting)) {
    if (rule.name === chosen.rule) break
    const { value } = rule.event.params
    if (value === chosen.value || excluded.includes(value) || !isBeside(rule, () => before)) continue
    const fact = awaited(rule.conditions, facts)
    if (typeof fact === 'string' && !strongest.has(fact) && !isSeldom(fact, facts)) strongest.set(fact, points(rule))
  }
  return strongest
}

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
