import type { Commission } from './commission.js'
import type { Link } from './graph.js'
import type { Places } from './places.js'
import type { Between, Way } from './ways.js'

/** Two nodes joined by a way. */
export interface Joint {
  readonly from: string
  readonly to: string
  readonly links: readonly Link[]
  readonly between: readonly Between[]
}

export const jointOf = (from: string, to: string, { links, between }: Way): Joint => ({ from, to, links, between })

/** Chooses among ways: the best that adds nobody who is barred, and nobody in a role that is taken. */
export type Pick = (ways: readonly Way[]) => Way | undefined

/** What one more part to run costs, in steps. */
const newPart = 2

export function waysIn({ holders }: Places, { barred }: Commission): Pick {
  const added = new Map<string, string>()
  /** What a part between costs besides: nothing where it stands there already; undefined where it cannot. */
  const extra = ({ service, role }: Between): number | undefined => {
    const holder = holders.get(role) ?? added.get(role)
    if (holder === service) return 0
    return holders.has(role) || barred(service, role) ? undefined : newPart
  }
  return (ways) => {
    let best: Way | undefined
    let least = Infinity
    for (const way of ways) {
      let cost: number | undefined = way.cost
      for (const one of way.between) {
        const more = extra(one)
        cost = cost === undefined || more === undefined ? undefined : cost + more
      }
      if (cost !== undefined && cost < least) [best, least] = [way, cost]
    }
    for (const { service, role } of best?.between ?? []) if (!holders.has(role) && !added.has(role)) added.set(role, service)
    return best
  }
}
