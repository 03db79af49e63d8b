import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import { flowsIn, isBulk } from './flows.js'
import type { Places } from './places.js'
import type { NeedPlan, Passage } from './plan.js'
import { type Entering, enter } from './sources.js'
import { type Joint, waysIn } from './joints.js'
import { meetingOn, type Site } from './meeting.js'
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
  /** Whether others bring all that a part would bring. */
  readonly isIdle?: boolean
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

/** Joins the parts of one choice as the needs of their roles ask for, and tells what is missing. */
export function join(places: Places, commission: Commission, blueprint: Blueprint): Joined {
  const { holders } = places
  const joints: Joint[] = []
  const flows = flowsIn(joints)
  const { flowsOn, fills } = flows
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

  const { stands, isDestination, answersAs, meet } = meetingOn({
    places,
    commission,
    blueprint,
    entering,
    ties: ties.joints,
    joints,
    uses,
    flows,
    answering,
    pick,
  })
  /** What is asked where it lies needs no filling for that. */
  const loads = (needed: string, part: string) =>
    ties.joints.some(({ from, to, links }) => from === needed && to === part && links.every(({ kind }) => isBulk(kind)))
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
    const all = blueprint.needs.filter(({ role }) => role === use)
    if (all.some((need) => !need.optional && !applies(need))) return
    const needs = all.filter(applies)
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
      const lacks = needs.flatMap((need) => {
        const lack = meet(need, site)
        return typeof lack === 'boolean' || need.optional ? [] : [lack]
      })
      if (lacks.length === 0 && joints.length > before) {
        uses.push(id)
        return
      }
      left ??= lacks[0]
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
    if (side === 'gives' && byEntry && !blueprint.reworks.has(role) && first !== undefined && isIdle)
      missing.push({ from: part, to: first, isIdle: fills(first) })
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
