import type { Draft, Site } from './draft.js'
import { isBulk } from './flows.js'
import type { Link } from './graph.js'
import { jointOf } from './joint.js'
import type { MemberPlan, NeedPlan } from './plan.js'
import { addedIn, answersAs, isDestination, isStore } from './sites.js'

/** Joins a site to another that stands for a member; tells whether they are joined or one. */
export function join(draft: Draft, other: Site, member: MemberPlan, site: Site, need: NeedPlan): boolean {
  if (member.filled && !isFilled(draft, other.part, site.node)) return false
  if (other.part === site.part) return true
  if (!mayJoin(draft, other, member, site, need)) return false
  const gives = member.gives?.(site.part, other.part)
  const given = gives && draft.pick(gives, member.further)
  const taking = member.takes?.(other.part, site.part)
  const way = given ?? (taking && draft.pick(taking, member.further))
  if (!way) return false
  const [from, to, role] = given ? [site, other, member.role] : [other, site, need.role]
  const isCall = way.links.at(-1)?.returns === true
  if (isCall && !answersAs(draft, to.part, role)) return false
  draft.joints.push(jointOf(from.node, to.node, way, need.asItCame !== undefined))
  if (isCall) draft.answering.add(to.part)
  return true
}

/** Whether nothing that is joined already forbids to join two sites, however they are documented to connect. */
function mayJoin(draft: Draft, other: Site, { readBy }: MemberPlan, site: Site, need: NeedPlan): boolean {
  if (need.side === 'gives' && need.kinds.length === 0 && givesBack(draft, site.node, other)) return false
  if (readBy !== undefined && !isStore(draft, other.node) && draft.places.holders.has(readBy) && !isReadBy(draft, other, readBy)) return false
  if (need.apart && draft.flows.passesOn(other.node, site.node)) return false
  return need.side === 'gives' || need.called || !draft.answering.has(other.part)
}

/** Whether data comes to a part that does not come from a node, be it on the way to another. */
function isFilled({ dependencies, joints, flows }: Draft, part: string, node: string): boolean {
  // Dependencies, and what the node itself gives: neither fills a place from elsewhere.
  const besides = [...dependencies, ...joints.filter(({ from }) => from === node)]
  return flows.fills(part, besides) || joints.some(({ from, links }) => from !== node && links.slice(0, -1).some(({ to, kind }) => to === part && isBulk(kind)))
}

/** Whether what a node would give goes back to where its work comes from, and that keeps nothing and has no place of its own for results. */
function givesBack(draft: Draft, node: string, { part, node: other }: Site): boolean {
  const {
    places: { holders },
    blueprint,
    circumstances,
    flows: { flows, reached },
  } = draft
  const isKept = isDestination(draft, part) || [...blueprint.keeps].some((role) => holders.get(role) === part || blueprint.stands.get(part) === role)
  // Who takes from a part beside it takes nothing out of that one itself.
  const isBeside = circumstances.yielding.some(
    ({ role, yieldsTo, added }) => added && holders.get(role) === node && addedIn(draft, yieldsTo).some((one) => flows(other, one) && flows(one, node)),
  )
  return !isKept && !(blueprint.results.has(part) && flows(other, node) && !isBeside) && reached([other]).has(node)
}

/** Whether what lies at a site is read by who looks its tables up; a database that is asked in place tells its tables itself. */
function isReadBy({ places, blueprint, joints }: Draft, { part, node }: Site, role: string): boolean {
  const definitions = blueprint.graph.get(places.holders.get(role) ?? '')
  const isLookedUp = ({ kind }: Link) => isBulk(kind) || (kind === 'query' && blueprint.services.has(part))
  // A warehouse that is asked together with its external tables needs no definitions of its own ones.
  const isOwnTable = (to: string) => places.dependencies.some((dependency) => dependency.part === to && dependency.needs === node)
  const read = joints.filter(({ from, to }) => from === node && !isOwnTable(to))
  return read.some(({ to, links }) => links.every(isLookedUp) && definitions?.get(to)?.some(({ kind }) => kind === 'catalog'))
}
