import { flatMap } from '../lists.js'
import type { Ground } from './ground.js'
import type { Missing } from './joining.js'
import type { Meeting } from './meeting.js'
import type { Lack } from './needs.js'
import { isOneOfSeveral, jointsFrom } from './sources.js'

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
  return flatMap(blueprint.giving, (role) => {
    const part = places.holders.get(role)
    const gives = part === undefined || places.parts.get(part)?.role !== role || flows.flowsOn(part) || isDestination(part) || answering.has(part)
    return gives ? [] : [{ from: part, to: first, isIdle: flows.fills(first) }]
  })
}

function lost({ places, entering, joints, uses }: Ground): Missing[] {
  return flatMap(entering.lost, ({ site, at }) => {
    const to = at ?? uses[0] ?? places.parts.keys().next().value
    const isJoined = jointsFrom(site, entering, joints).length > 0 || joints.some((joint) => joint.to === site.node)
    return to === undefined || isJoined ? [] : [{ from: site.node, to, by: isOneOfSeveral(site, entering) ? site.plan.outlets[0]?.id : undefined }]
  })
}
