import type { Blueprint } from './blueprint.js'
import type { SourcePlan } from './plan.js'
import type { Commission } from './commission.js'
import { type Joint, jointOf, type Pick } from './joints.js'
import type { Places } from './places.js'

/** The stated sources, each with the outlets that it has here. */
export const plansOf = ({ sources, exists, meets }: Commission, blueprint: Blueprint): SourcePlan[] =>
  sources.flatMap((stated) => {
    const plan = blueprint.sources.get(stated)
    if (!plan) return []
    const { value, name } = plan
    const entries = plan.entries.filter(({ when }) => when === undefined || meets(when))
    const required = plan.outlets.filter(({ rules }) => rules.some(meets))
    const outlets = required.length > 0 ? required : plan.outlets.filter(({ id, kept: must, rules }) => rules.length === 0 && (!must || exists.includes(id)))
    return [{ value, name, outlets, entries }]
  })

/** A stated source and the node that stands for it. */
export interface SourceSite {
  readonly plan: SourcePlan
  readonly node: string
}

/** Where the stated sources enter the architecture. */
export interface Entering {
  readonly sources: readonly SourceSite[]
  /** Ids of the nodes that stand for sources. */
  readonly nodes: ReadonlySet<string>
  readonly joints: readonly Joint[]
  /** Roles in which a source enters. */
  readonly entered: ReadonlySet<string>
  /** Nodes of sources that must enter where nobody is viable, and so nowhere. */
  readonly stopped: ReadonlySet<string>
  /** Sources that enter nowhere, and where they would have. */
  readonly lost: readonly { readonly node: string; readonly at: string | undefined }[]
}

/** Joins each source to the first role that stands in the architecture and that it is documented to reach. */
export function enter(places: Places, commission: Commission, blueprint: Blueprint, pick: Pick): Entering {
  const sites: SourceSite[] = []
  const joints: Joint[] = []
  const entered = new Set<string>()
  const lost: Entering['lost'][number][] = []
  const stopped = new Set<string>()
  const plans = plansOf(commission, blueprint)
  for (const plan of plans) {
    const found = entryOf(plan, places, blueprint, pick, plans.length === 1)
    const node = nodeOf(plan, found?.role, places, commission, blueprint)
    sites.push({ plan, node })
    if (!found && plan.entries.some(({ role, stops }) => stops && places.holders.get(role) === role)) stopped.add(node)
    if (!found) lost.push({ node, at: plan.entries.map(({ role }) => places.holders.get(role)).find((holder) => holder !== undefined) })
    else {
      entered.add(found.role)
      if (found.joint) joints.push(jointOf(node, found.joint.to, found.joint.way))
    }
  }
  return { sources: sites, nodes: new Set(sites.map(({ node }) => node)), joints, entered, stopped, lost }
}

interface Entry {
  readonly role: string
  /** Left out where the source itself stands in the role. */
  readonly joint?: { readonly to: string; readonly way: Parameters<typeof jointOf>[2] }
}

/** Where a source enters: at an engine that asks it where it lies and does not work without it, or in the first role that it reaches. */
function entryOf(plan: SourcePlan, places: Places, blueprint: Blueprint, pick: Pick, isAlone: boolean): Entry | undefined {
  const asking = engineAsking(plan, places, blueprint)
  if (asking === undefined) return firstReached(plan.entries, plan, places, blueprint, pick)
  // A store that was decided beside it is filled from it where nothing else could.
  const stores = isAlone ? plan.entries.filter(({ decided, when }) => decided && when === undefined) : []
  return firstReached(stores, plan, places, blueprint, pick) ?? { role: asking }
}

/** The role of an engine that asks a source where it lies and does not work without it. */
function engineAsking({ outlets }: SourcePlan, { holders, parts, ties }: Places, { graph }: Blueprint): string | undefined {
  for (const { part, needs } of ties) {
    const role = parts.get(needs)?.role
    const own = outlets.some((outlet) => outlet.id === needs)
    if (own && role !== undefined && holders.get(role) === part && graph.get(needs)?.get(part)?.[0]?.kind === 'query') return role
  }
  return undefined
}

/** The first of some entries by which a source gets in. */
function firstReached(
  entries: SourcePlan['entries'],
  { outlets }: SourcePlan,
  { holders, parts, ties }: Places,
  { graph }: Blueprint,
  pick: Pick,
): Entry | undefined {
  for (const { role, decided, direct, stops, further, ways } of entries) {
    const holder = holders.get(role)
    if (holder === undefined || (decided && !parts.get(holder)?.decisions.includes(role))) continue
    if (stops && holder === role) return undefined
    for (const outlet of outlets) {
      if (outlet.id === holder) return { role }
      const leading = ways(outlet.id, holder)
      const way = leading && pick(leading, further)
      if (way) return { role, joint: { to: holder, way } }
    }
    const landed = direct ? undefined : landingOf(outlets, holder, ways, ties, graph, pick)
    if (landed) return { role, joint: landed }
  }
  return undefined
}

/** What a part loads from, where that is a part of its own which the source reaches: who does not work without it fetches the data there. */
function landingOf(
  outlets: SourcePlan['outlets'],
  holder: string,
  ways: SourcePlan['entries'][number]['ways'],
  ties: Places['ties'],
  graph: Blueprint['graph'],
  pick: Pick,
): Entry['joint'] {
  for (const { part, needs } of ties) {
    const loads =
      part === holder &&
      graph
        .get(needs)
        ?.get(part)
        ?.some(({ kind }) => kind === 'batch' || kind === 'stream')
    if (!loads) continue
    for (const { id } of outlets) {
      const leading = ways(id, needs)
      const way = leading && pick(leading)
      if (way) return { to: needs, way }
    }
  }
  return undefined
}

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
