import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import { flowsIn, isBulk } from './flows.js'
import type { Places } from './places.js'
import type { MemberPlan, NeedPlan, Passage } from './plan.js'
import { type Entering, enter } from './sources.js'
import { type Joint, jointOf, waysIn } from './joints.js'
import { passability } from './passable.js'
import { strays } from './strays.js'
import { tiesJoined } from './ties.js'

/** A connection that is needed and was not found. */
export interface Missing {
  readonly from: string
  readonly to: string
  /** What would flow, where it can only be one thing. */
  readonly carries?: string | undefined
  /** Where what comes from here alone is not carried on. */
  readonly origin?: string | undefined
  /** Whether a part merely stands alone. */
  readonly isStray?: boolean
}

/** How the parts of one choice are joined. */
export interface Joined {
  readonly places: Places
  readonly entering: Entering
  readonly joints: readonly Joint[]
  /** Nodes that stand for uses and destinations. */
  readonly uses: readonly string[]
  readonly missing: readonly Missing[]
  /** What stands in a connection here, where a rule says so. */
  readonly passages: readonly Passage[]
}

/** A place at which something is needed: who stands there, and as which node. */
interface Site {
  readonly part: string
  readonly node: string
}

/** Joins the parts of one choice as the needs of their roles ask for, and tells what is missing. */
export function join(places: Places, commission: Commission, blueprint: Blueprint): Joined {
  const { holders } = places
  const joints: Joint[] = []
  const { touches, flows, flowsOn, passesOn, fills } = flowsIn(joints)
  const missing: Missing[] = []
  const later: { need: NeedPlan; site: Site; missing: Missing }[] = []
  const uses: string[] = []
  const isPassable = passability(commission, blueprint, { joints, places })
  const ties = tiesJoined(places, blueprint, isPassable)
  joints.push(...ties.joints)
  const pick = waysIn(places, commission, isPassable)
  const entering = enter(places, commission, blueprint, pick)
  joints.push(...entering.joints)
  missing.push(...ties.missing)
  /** Parts that are called and answer their caller: nothing flows on from them. */
  const answering = new Set(ties.joints.filter(({ links }) => links.at(-1)?.returns).map(({ to }) => to))

  const sitesOf = ({ role }: MemberPlan): readonly Site[] => {
    if (role === 'source')
      return entering.sources.flatMap(({ plan, node }) => (entering.stopped.has(node) ? [] : plan.outlets.map(({ id }) => ({ part: id, node }))))
    const part = holders.get(role)
    return part === undefined ? [] : [{ part, node: part }]
  }
  const stands = (role: string) => (role === 'source' ? entering.sources.length > 0 : holders.has(role))

  const hands = (node: string, role: string | undefined) => flows(node, holders.get(role ?? '') ?? '')
  /** What is asked where it lies needs no filling for that. */
  const loads = (needed: string, part: string) =>
    ties.joints.some(({ from, to, links }) => from === needed && to === part && links.every(({ kind }) => isBulk(kind)))
  /** From where comes what one part, though it is joined to such others, does not carry on to the other. */
  const originOf = ({ from, to }: Missing): string | undefined => {
    const links = blueprint.graph.get(from)?.get(to) ?? []
    return links.flatMap(({ notFrom }) => notFrom).find((one) => flows(one, from))
  }
  /** What is called and answers does so in the role that it stands in, and in no other. */
  const answersAs = (part: string, role: string) => (blueprint.stands.get(part) ?? role) === role
  const isDestination = (part: string) => commission.destinations.some((value) => blueprint.destinations.get(value)?.includes(part))

  /** Whether who stands for one member gives to who stands for another, which then leads on. */
  const handsOver = ({ role }: MemberPlan, group: readonly MemberPlan[]) => group.some((other) => !other.mediated && hands(holders.get(role) ?? '', other.role))

  /** Joins a site to the members of the first group that stands here, one part left out if it is named; tells whether one was joined. */
  const meet = (need: NeedPlan, site: Site, not?: string): boolean | Missing => {
    if (need.same.some((role) => holders.get(role) === site.part)) return true
    // What has come to where it must end up needs to go nowhere else.
    if (need.side === 'gives' && need.kinds.length === 0 && isDestination(site.part)) return true
    const group = need.of.find((members) => members.some(({ role }) => stands(role)))
    if (!group) return true
    let met = (need.anyway && touches(site.node, need.kinds)) || (need.side === 'gives' && hands(site.node, need.yieldsTo))
    for (const member of group) {
      if (met && (!need.each || member.mediated)) continue
      if (member.after !== undefined && !flowsOn(holders.get(member.after) ?? '')) continue
      if (member.when !== undefined && (!commission.meets(member.when) || handsOver(member, group))) continue
      if (member.role === 'source' && need.byEntry && need.side === 'takes') {
        if (entering.entered.has(need.role) && holders.get(need.role) === site.part) met = true
        continue
      }
      for (const other of sitesOf(member)) {
        if (other.part === site.part) met = true
        else if (other.part === not || (need.apart && passesOn(other.node, site.node))) continue
        else if (need.side !== 'gives' && answering.has(other.part)) continue
        else {
          const gives = member.gives?.(site.part, other.part)
          const takes = member.takes?.(other.part, site.part)
          const given = gives && pick(gives, need.further)
          const way = given ?? (takes && pick(takes, need.further))
          if (!way || (way.links.at(-1)?.returns && !answersAs(given ? other.part : site.part, given ? member.role : need.role))) continue
          met = true
          joints.push(given ? jointOf(site.node, other.node, way) : jointOf(other.node, site.node, way))
          if (way.links.at(-1)?.returns) answering.add(given ? other.part : site.part)
        }
        if (met && !need.each) break
      }
    }
    if (met) return true
    const nodes = group.flatMap((member) => (member.role === 'source' ? entering.sources : sitesOf(member)).map(({ node }) => node))
    const first = nodes[0] ?? group.find(({ role }) => stands(role))?.role ?? site.node
    const { carries } = need
    const lacking = need.side === 'takes' ? { from: first, to: site.node, carries } : { from: site.node, to: first, carries }
    return { ...lacking, origin: originOf(lacking) }
  }
  const applies = ({ beside, unless, when }: NeedPlan) =>
    (beside === undefined || beside.some(stands)) && !unless.some(stands) && (when === undefined || commission.meets(when))
  const require = (need: NeedPlan, site: Site) => {
    const found = meet(need, site)
    // Who is only needed by another is joined by that; what it takes besides is not missed.
    const decided = places.parts.get(site.part)?.decisions.includes(need.role) ?? true
    if (typeof found !== 'boolean' && !need.optional && decided) later.push({ need, site, missing: found })
  }

  for (const need of blueprint.needs) {
    const part = holders.get(need.role)
    if (part === undefined || !applies(need)) continue
    if (need.side === 'takes' && (answering.has(part) || ties.joints.some(({ from, to }) => to === part && entering.nodes.has(from)))) continue
    // What it works on in another role flows on all the same.
    if (need.side === 'gives' && answering.has(part) && answersAs(part, need.role)) continue
    require(need, { part, node: part })
  }
  for (const { part, needs } of places.ties) feedCompanion(part, needs)
  const isReworked = [...blueprint.reworks].some(stands)
  for (const value of commission.destinations) serve('destination', blueprint.destinations.get(value) ?? [], isReworked && blueprint.takeResults.has(value))
  for (const { rule, use } of blueprint.serves) if (commission.meets(rule)) serve(use, [use])

  /** A store that a part does not work without, beside the one that was decided, is filled by whoever fills that. */
  function feedCompanion(part: string, needed: string): void {
    const role = places.parts.get(needed)?.role
    if (role === undefined || holders.get(role) === needed || entering.nodes.has(needed) || fills(needed) || fills(part, ties.joints) || !loads(needed, part))
      return
    for (const need of blueprint.needs) if (need.role === role && need.side === 'takes' && applies(need)) meet(need, { part: needed, node: needed }, part)
  }

  /** What a part would load from is not drawn where nothing comes there, as the part is filled in another way or by nobody. */
  function dropIdleLandings(): void {
    for (const tie of ties.joints) {
      const { from, to } = tie
      const isLanding = loads(from, to) && (places.parts.get(from)?.decisions.length ?? 1) === 0 && !entering.nodes.has(from)
      if (!isLanding || fills(from) || joints.some((joint) => joint !== tie && (joint.from === from || joint.to === from))) continue
      joints.splice(joints.indexOf(tie), 1)
      places.parts.delete(from)
    }
  }

  function serve(use: string, is: readonly string[], takesResults = false): void {
    const needs = blueprint.needs.filter(({ role }) => role === use)
    if (needs.some((need) => !applies(need))) return
    const held = is.find((id) => places.parts.has(id))
    if (held !== undefined) {
      // Who only asks another store where it lies has nothing of its own yet.
      for (const need of needs) if (!fills(held, takesResults ? entering.joints : [])) meet(need, { part: held, node: held })
      return
    }
    let left: Missing | undefined
    for (const id of is) {
      const site = { part: id, node: id }
      const before = joints.length
      const found = needs.map((need) => meet(need, site)).find((one) => typeof one !== 'boolean')
      if (found === undefined && joints.length > before) {
        uses.push(id)
        return
      }
      left ??= typeof found === 'object' ? found : undefined
    }
    const [id] = is
    if (id === undefined || !left) return
    uses.push(id)
    missing.push(left)
  }

  // What gives is not missed where something else flows on, nor what takes where something else fills it; what gives to nobody is.
  for (const { need, site, missing: one } of later) {
    if (need.side === 'gives' && need.byEntry && flowsOn(site.node)) continue
    // What a part loads from anyway is nothing that fills it.
    if (need.side === 'takes' && need.kinds.length === 0 && fills(site.node, ties.joints)) continue
    missing.push(one)
  }
  const [first] = uses
  for (const { role, side, byEntry } of blueprint.needs) {
    const part = holders.get(role)
    const isIdle = part !== undefined && places.parts.get(part)?.role === role && !flowsOn(part) && !isDestination(part) && !answering.has(part)
    if (side === 'gives' && byEntry && !blueprint.reworks.has(role) && first !== undefined && isIdle) missing.push({ from: part, to: first })
  }
  for (const { node, at } of entering.lost) {
    if (joints.some(({ from, to }) => from === node || to === node)) continue
    const to = at ?? uses[0] ?? places.parts.keys().next().value
    if (to !== undefined) missing.push({ from: node, to })
  }
  for (const { from, to } of strays(places, joints, missing)) missing.push({ from, to, isStray: true })
  dropIdleLandings()
  const passages = blueprint.passages.filter(({ rule }) => commission.meets(rule))
  return { places, entering, joints, uses, missing, passages }
}
