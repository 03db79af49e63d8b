import type { EngineRule, GroupCondition } from '../engine/evaluator.js'
import { placedRules } from '../knowledge/library.js'
import type { Knowledge } from '../knowledge/load.js'
import { remembered } from '../memory.js'

/** The name under which a decision's own conditions are evaluated. */
export const raisedRule = (decision: string): string => remembered(raisedRules, decision, () => `${decision}.raised`)

/** Names are made once: one that is new each time would be hashed anew for each look-up. */
const raisedRules = new Map<string, string>()

/** Everything that is evaluated for a scenario: all rules with conditions, and what raises each decision. */
export function programOf(knowledge: Knowledge): EngineRule[] {
  const raising = [...knowledge.decisions.values()].map(({ id, raisedBy }) => ({
    name: raisedRule(id),
    conditions: raisedBy as GroupCondition,
    event: { type: 'raises', params: { decision: id } },
  }))
  const rules = [...placedRules(knowledge)].flatMap(({ rule: { name, conditions, event } }) =>
    conditions ? [{ name, conditions: conditions as GroupCondition, event }] : [],
  )
  return [...raising, ...rules]
}
