import type { Blueprint } from './blueprint.js'
import type { PickWay } from './pick.js'
import type { Places } from './places.js'
import type { Outlet, SourcePlan } from './plan.js'
import type { Way } from './ways.js'

/** Where a source gets in. */
export interface Entrance {
  readonly role: string
  /** Left out where the source itself stands in the role. */
  readonly joint?: { readonly to: string; readonly way: Way }
  /** What stands in the role, where the source comes by it. */
  readonly outlet?: Outlet
  /** Whether that is a part beside who stands in the role: what waits there goes to whoever takes it, and nowhere else. */
  readonly isAside?: true
}

/** Where a source enters: at an engine that asks it where it lies and does not work without it, or in the first role that it reaches. */
export function entryOf(plan: SourcePlan, places: Places, blueprint: Blueprint, pick: PickWay, isAlone: boolean): Entrance | undefined {
  const asking = engineAsking(plan, places, blueprint)
  if (asking === undefined) return firstReached(plan.entries, plan, places, blueprint, pick)
  // A store that was decided beside it is filled from it where nothing else could.
  const stores = isAlone ? plan.entries.filter(({ decided, when }) => decided && when === undefined) : []
  return firstReached(stores, plan, places, blueprint, pick) ?? { role: asking }
}

/** The role of an engine that asks a source where it lies and does not work without it. */
function engineAsking({ outlets }: SourcePlan, { holders, parts, dependencies }: Places, { graph }: Blueprint): string | undefined {
  for (const { part, needs } of dependencies) {
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
  { holders, parts, dependencies }: Places,
  { graph }: Blueprint,
  pick: PickWay,
): Entrance | undefined {
  for (const { role, decided, also, added: isAdded, direct, stops, further, ways } of entries) {
    const holder = holders.get(role)
    if (holder === undefined || (decided && !parts.get(holder)?.decisions.includes(role))) continue
    if (stops && holder === role) return undefined
    for (const outlet of isAdded ? [] : outlets) {
      if (outlet.id === holder) return { role, outlet }
      const leading = ways(outlet.id, holder)
      const way = leading && pick(leading, further)
      if (way) return { role, joint: { to: holder, way } }
    }
    const added = also ? addedReached(role, holder, outlets, parts, ways, pick) : undefined
    if (added) return isAdded ? { role, joint: added, isAside: true } : { role, joint: added }
    const landed = direct || isAdded ? undefined : landingOf(outlets, holder, ways, dependencies, graph, pick)
    if (landed) return { role, joint: landed }
  }
  return undefined
}

/** A part that was added in a role beside who stands there, and that the source reaches. */
function addedReached(
  role: string,
  holder: string,
  outlets: SourcePlan['outlets'],
  parts: Places['parts'],
  ways: SourcePlan['entries'][number]['ways'],
  pick: PickWay,
): Entrance['joint'] {
  for (const part of parts.values()) {
    if (part.role !== role || part.service === holder) continue
    const joint = jointTo(part.service, outlets, ways, pick)
    if (joint) return joint
  }
  return undefined
}

/** What a part loads from, where that is a part of its own which the source reaches: who does not work without it fetches the data there. */
function landingOf(
  outlets: SourcePlan['outlets'],
  holder: string,
  ways: SourcePlan['entries'][number]['ways'],
  dependencies: Places['dependencies'],
  graph: Blueprint['graph'],
  pick: PickWay,
): Entrance['joint'] {
  for (const { part, needs } of dependencies) {
    const loads =
      part === holder &&
      graph
        .get(needs)
        ?.get(part)
        ?.some(({ kind }) => kind === 'batch' || kind === 'stream')
    if (!loads) continue
    const joint = jointTo(needs, outlets, ways, pick)
    if (joint) return joint
  }
  return undefined
}

/** The first way from an outlet to a part. */
function jointTo(to: string, outlets: SourcePlan['outlets'], ways: SourcePlan['entries'][number]['ways'], pick: PickWay): Entrance['joint'] {
  for (const { id } of outlets) {
    const leading = ways(id, to)
    const way = leading && pick(leading)
    if (way) return { to, way }
  }
  return undefined
}
