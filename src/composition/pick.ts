import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import type { Places } from './places.js'
import type { Between, Way } from './ways.js'

/** Chooses among ways: the best that data can take and that adds nobody who is barred, and, unless `further`, nobody in a role that is taken. */
export type PickWay = (ways: readonly Way[], further?: boolean) => Way | undefined

/** What one more part to run costs, in steps, and each one that its decision puts before it. */
const [newPart, lowerRank] = [2, 0.01]

export function pickerOf(
  { holders }: Places,
  { barred, choices }: Commission,
  { reworks, results, oneForEach }: Blueprint,
  isPassable: (way: Way) => boolean,
): PickWay {
  const added = new Set<string>()
  /** What a part between costs besides: nothing where it stands there already; undefined where it cannot. */
  const works = (service: string) => [...reworks].some((role) => holders.get(role) === service)
  /** Who stands there to read what is held does not fill it as well, or it would read what it wrote; of what is set up once for each, another one fills it. */
  const isOwnReader = ({ service, role }: Between, { links }: Way) =>
    holders.get(role) === service && !oneForEach.has(service) && results.has(links.at(-1)?.to ?? '')
  const extra = ({ service, role }: Between, further: boolean): number | undefined => {
    // Who computes is no mere carrier besides: what it hands on is no more what it took.
    if (!reworks.has(role) && works(service)) return undefined
    if (holders.get(role) === service) return 0
    if ((holders.has(role) && !further) || barred(service, role)) return undefined
    if (added.has(`${service} ${role}`)) return 0
    const ranked = choices.find(({ decision }) => decision === role)?.candidates ?? []
    return (
      newPart +
      lowerRank *
        Math.max(
          0,
          ranked.findIndex((one) => one.service === service),
        )
    )
  }
  return (ways, further = false) => {
    let best: Way | undefined
    let least = Infinity
    for (const way of ways) {
      let cost: number | undefined = way.cost
      for (const one of way.between) {
        const more = isOwnReader(one, way) ? undefined : extra(one, further)
        cost = cost === undefined || more === undefined ? undefined : cost + more
      }
      if (cost !== undefined && cost < least && isPassable(way)) [best, least] = [way, cost]
    }
    for (const { service, role } of best?.between ?? []) if (holders.get(role) !== service) added.add(`${service} ${role}`)
    return best
  }
}
