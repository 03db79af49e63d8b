import type { Blueprint } from './blueprint.js'
import { circumstancesOf } from './circumstances.js'
import type { Commission } from './commission.js'
import type { Entering, SourceSite } from './draft.js'
import { entryOf } from './entries.js'
import { type Joint, jointOf } from './joint.js'
import type { PickWay } from './pick.js'
import type { Places } from './places.js'
import type { Outlet, SourcePlan } from './plan.js'
import { asItStands } from './stated.js'

/** Joins each source to the first role that stands in the architecture and that it is documented to reach. */
export function enter(places: Places, commission: Commission, blueprint: Blueprint, pick: PickWay, pickAnyway: PickWay): Entering {
  const sites: SourceSite[] = []
  const joints: Joint[] = []
  const entered = new Set<string>()
  const lost: Entering['lost'][number][] = []
  const stopped = new Set<string>()
  const aside = new Set<string>()
  const plans = circumstancesOf(commission, blueprint).sources.map((plan) => asItStands(plan, places, commission))
  for (const plan of plans) {
    const found = entryOf(plan, places, blueprint, plan.lies ? pickAnyway : pick, plans.length === 1)
    const node = nodeOf(plan, found?.role, places, commission, blueprint)
    const site = { plan, node }
    sites.push(site)
    if (!found && plan.entries.some(({ role, stops }) => stops && places.holders.get(role) === role)) stopped.add(node)
    if (!found) lost.push({ site, at: plan.entries.map(({ role }) => places.holders.get(role)).find((holder) => holder !== undefined) })
    else {
      entered.add(found.role)
      if (found.isAside) aside.add(node)
      if (found.joint) joints.push(jointOf(node, found.joint.to, found.joint.way))
      if (found.outlet?.how !== undefined) joints.push(arrival(node, found.outlet, found.outlet.how))
    }
  }
  return { sources: sites, nodes: new Set(sites.map(({ node }) => node)), joints, entered, aside, stopped, lost }
}

/** The joints by which a source goes on; of one that comes by several things, those of this one. */
export function jointsFrom(site: SourceSite, entering: Entering, joints: readonly Joint[]): Joint[] {
  const isOwn = isOneOfSeveral(site, entering) ? (outlet: string | undefined) => site.plan.outlets.some(({ id }) => id === outlet) : () => true
  return joints.filter(({ from, links: [first] }) => from === site.node && isOwn(first?.from))
}

/** Whether the source comes by something else, too. */
export const isOneOfSeveral = ({ node }: SourceSite, { sources }: Entering): boolean => sources.filter((other) => other.node === node).length > 1

/** How a source comes to what stands in the role that it enters. */
const arrival = (from: string, { id: to, what = 'records', evidence }: Outlet, how: string): Joint => ({
  from,
  to,
  links: [{ from, to, kind: 'stream', carries: what, how, returns: false, notFrom: [], onlyFrom: [], beside: [], whenCalled: false, evidence }],
  between: [],
})

/**
 * A source that is a service of the catalog is that service's node. But where it is worked on first, and not by whoever keeps what
 * comes out, that is another thing, and both are shown.
 */
function nodeOf(
  { value, outlets }: SourcePlan,
  role: string | undefined,
  { parts, holders }: Places,
  { destinations }: Commission,
  blueprint: Blueprint,
): string {
  const outlet = outlets[0]?.id ?? value
  if (holders.get(outlets[0]?.holds ?? '') === outlet) return outlet
  if (!blueprint.services.has(outlet)) return value
  const worker = role !== undefined && blueprint.reworks.has(role) ? holders.get(role) : undefined
  const keeps =
    worker === undefined ||
    worker === outlet ||
    worker === holders.get(blueprint.stands.get(outlet) ?? '') ||
    destinations.some((one) => blueprint.destinations.get(one)?.includes(worker))
  return parts.has(outlet) && !keeps ? value : outlet
}
