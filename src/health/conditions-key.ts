import { canonical } from '../knowledge/digest.js'
import type { Condition } from '../knowledge/shape/rule.js'

/** The same text for conditions that say the same in another order, or with a group around a single member. */
export function conditionsKey(condition: Condition): string {
  if ('fact' in condition) {
    const { fact, operator, value } = condition
    return canonical({ fact, operator, value: Array.isArray(value) ? [...value].sort() : value })
  }
  const [name, members] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const)
  const keys = [...new Set(members.map(conditionsKey))].sort()
  return keys.length === 1 ? (keys[0] as string) : `{"${name}":[${keys.join(',')}]}`
}
