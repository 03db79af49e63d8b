import type { Blueprint } from './blueprint.js'
import { circumstancesOf } from './circumstances.js'
import type { Commission } from './commission.js'
import type { Joined } from './draft.js'
import { isBulk } from './flows.js'
import type { Way } from './ways.js'
import { withoutYielded } from './yielded.js'

/**
 * Whether data can take a way here: no rule closes a connection on it, and no part on it is asked to carry on what it cannot,
 * given what flows into that part by the joints made so far. As the last resort, what rules close only for what could come another way is open.
 */
export function passability(
  commission: Commission,
  blueprint: Blueprint,
  made?: Pick<Joined, 'joints' | 'places'>,
  isLast = false,
): (way: Pick<Way, 'links' | 'isConditional'>) => boolean {
  const { yielding, closings, sources } = circumstancesOf(commission, blueprint)
  const closed = isLast ? closings.filter(({ givesWay }) => !givesWay) : closings
  const stores = [...blueprint.results.keys()]
  const flows = (from: string, to: string) =>
    made !== undefined && withoutYielded(made, yielding).some(({ links }) => links.some((link) => link.from === from && link.to === to))
  /** Whether a part has something to give: not where another stands in its role, and nobody brings it any of what is stated. */
  const hasSome = (part: string): boolean =>
    made === undefined ||
    sources.length === 0 ||
    commission.exists.includes(part) ||
    [...made.places.holders.values()].includes(part) ||
    sources.some(({ outlets }) => outlets.some(({ id }) => id === part)) ||
    made.joints.some(({ links }) => links.some(({ to, kind }) => to === part && isBulk(kind)))
  return ({ links, isConditional }) =>
    (closed.length === 0 && !isConditional) ||
    links.every(({ from, to, kind, notFrom, onlyFrom, beside }, at) => {
      const before = links[at - 1]?.from
      const comesFrom = (one: string) => (before === undefined ? flows(one, from) : before === one)
      /** The same over what holds records and hands them on as they came. */
      const comesAfter = (one: string) => comesFrom(one) || stores.some((store) => comesFrom(store) && flows(one, store))
      if (closed.some((one) => one.from === from && one.to === to && one.carries === kind)) return false
      if (beside.length > 0 && !beside.some((other) => flows(from, other))) return false
      return !notFrom.some(comesAfter) && (onlyFrom.length === 0 || onlyFrom.some((one) => comesFrom(one) && hasSome(one)))
    })
}
