import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import { dueOf } from './due.js'
import { type Open, reaching } from './reach.js'

/** How many needs stay unmet whoever of the open candidates is taken: never more than are missing in the end. */
export type Bound = (open: Open) => number

/**
 * A need counts only where it is sure to hold and no two that could stand at its ends are documented to connect. What
 * companions and added parts could do is taken at its best.
 */
export function boundOf(commission: Commission, blueprint: Blueprint): Bound {
  const due = dueOf(commission, blueprint)
  const reachIn = reaching(due, commission, blueprint)
  const isEmptyAll = commission.choices.every(({ candidates }) => candidates.length === 0)
  const roles = [...due.decided.keys(), ...due.company.keys()]
  return (open) => {
    const { possible, meets, isFed, arrives } = reachIn(open)
    const unmet = due.needs.filter(
      (need) => !possible(need.role).some((part) => meets(need, part) || (need.side === 'takes' && need.kinds.length === 0 && isFed(part))),
    )
    const unserved = due.uses.filter(
      ({ is, needs }) =>
        needs.every(due.counts) && !is.some((id) => roles.some((role) => possible(role).includes(id)) || needs.every((need) => meets(need, id))),
    )
    if (isEmptyAll) return unmet.length + unserved.length
    const lost = due.stated.filter((plan) => !plan.entries.some(({ role }) => due.isEmpty(role)) && !arrives(plan))
    return unmet.length + unserved.length + lost.length
  }
}
