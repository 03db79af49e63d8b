import { isBulk } from './flows.js'
import { type Ground, loads } from './ground.js'
import type { Missing } from './joining.js'
import type { Meeting } from './meeting.js'
import type { Lack } from './needs.js'

/** What is missing when all is joined: needs that nothing else made up for, parts that give to nobody, sources that enter nowhere. */
export function leftOver(lacks: readonly Lack[], ground: Ground, meeting: Meeting): Missing[] {
  const stillLacking = lacks.filter((lack) => !isMadeUpFor(lack, ground)).map(({ missing }) => missing)
  return [...stillLacking, ...idle(ground, meeting), ...lost(ground)]
}

/** What gives is not missed where something else flows on, nor what takes where something else fills it. */
function isMadeUpFor({ need, site: { node } }: Lack, { flows, ties }: Ground): boolean {
  if (need.side === 'gives') return need.byEntry && flows.flowsOn(node)
  // What a part loads from anyway is nothing that fills it.
  return need.side === 'takes' && need.kinds.length === 0 && flows.fills(node, ties)
}

/** Parts that should give to somebody and give to nobody, though something is to be served. */
function idle({ places, blueprint, flows, uses: [first], answering }: Ground, { isDestination }: Meeting): Missing[] {
  if (first === undefined) return []
  return blueprint.needs.flatMap(({ role, side, byEntry }) => {
    if (side !== 'gives' || !byEntry || blueprint.reworks.has(role)) return []
    const part = places.holders.get(role)
    const gives = part === undefined || places.parts.get(part)?.role !== role || flows.flowsOn(part) || isDestination(part) || answering.has(part)
    return gives ? [] : [{ from: part, to: first, isIdle: flows.fills(first) }]
  })
}

function lost({ places, entering, joints, uses }: Ground): Missing[] {
  return entering.lost.flatMap(({ node, at }) => {
    const to = at ?? uses[0] ?? places.parts.keys().next().value
    return to === undefined || joints.some((joint) => joint.from === node || joint.to === node) ? [] : [{ from: node, to }]
  })
}

/** What a part would take from another that it does not work without is not drawn where it gives to that one alone: a source connector reads no topics. */
export function dropReturns({ ties, joints }: Ground): void {
  for (const { from, to, links: tied } of ties) {
    if (!tied.every(({ kind }) => isBulk(kind))) continue
    const given = joints.flatMap((joint) => joint.links).filter((link) => link.from === to)
    if (given.length === 0 || given.some((link) => link.to !== from)) continue
    for (const joint of joints.filter((one) => one.from === from && one.to === to)) joints.splice(joints.indexOf(joint), 1)
  }
}

/** A store that a part asks, and that nothing fills while the part has its data from elsewhere, only keeps what the part writes there. */
export function turnIdleAsks({ places, commission, blueprint, entering, ties, joints, flows }: Ground): void {
  for (const tie of ties) {
    const { from, to, links } = tie
    const isAsked = links.every(({ kind }) => kind === 'query') && (places.parts.get(from)?.decisions.length ?? 1) === 0
    if (!isAsked || entering.nodes.has(from) || commission.exists.includes(from) || flows.fills(from)) continue
    const hasMore = joints.some((joint) => joint.to === to && joint.from !== from && joint.links.every(({ kind }) => isBulk(kind) || kind === 'query'))
    const asksAlone = joints.every((joint) => joint.from !== from || joint.to === to)
    const back = blueprint.graph
      .get(to)
      ?.get(from)
      ?.find(({ kind }) => isBulk(kind))
    if (!hasMore || !asksAlone || !back) continue
    for (const joint of joints.filter((one) => one.from === from)) joints.splice(joints.indexOf(joint), 1)
    joints.push({ from: to, to: from, links: [back], between: [] })
  }
}

/** What a part would load from is not drawn where nothing comes there, as the part is filled in another way or by nobody. */
export function dropIdleLandings(ground: Ground): void {
  const { places, entering, ties, joints, flows } = ground
  for (const tie of ties) {
    const { from, to } = tie
    const isLanding = loads(ground, to, from) && (places.parts.get(from)?.decisions.length ?? 1) === 0 && !entering.nodes.has(from)
    if (!isLanding || flows.fills(from) || joints.some((joint) => joint !== tie && (joint.from === from || joint.to === from))) continue
    joints.splice(joints.indexOf(tie), 1)
    places.parts.delete(from)
  }
}
