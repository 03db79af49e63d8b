import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import { dueOf } from './due.js'
import { arrives, baseOf, isFed, meets, type Open, possible } from './reach.js'

/** How many needs stay unmet whoever of the open candidates is taken: never more than are missing in the end. */
export type Bound = (open: Open) => number

/**
 * A need counts only where it is sure to hold and no two that could stand at its ends are documented to connect. What
 * companions and added parts could do is taken at its best.
 */
export function boundOf(commission: Commission, blueprint: Blueprint): Bound {
  const due = dueOf(commission, blueprint)
  const base = baseOf(due, commission, blueprint)
  const isEmptyAll = commission.choices.every(({ candidates }) => candidates.length === 0)
  const roles = [...due.decided.keys(), ...due.company.keys()]
  return (open) => {
    const reach = { ...base, open }
    const unmet = due.needs.filter(
      (need) =>
        !possible(reach, need.role).some((part) => meets(reach, need, part) || (need.side === 'takes' && need.kinds.length === 0 && isFed(reach, part))),
    )
    const unserved = due.uses.filter(
      ({ is, needs }) =>
        needs.every(due.counts) && !is.some((id) => roles.some((role) => possible(reach, role).includes(id)) || needs.every((need) => meets(reach, need, id))),
    )
    if (isEmptyAll) return unmet.length + unserved.length
    const lost = due.stated.filter((plan) => !plan.entries.some(({ role }) => due.isEmpty(role)) && !arrives(reach, plan))
    return unmet.length + unserved.length + lost.length
  }
}
