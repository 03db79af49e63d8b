import { flatMap } from '../lists.js'
import type { Draft, UnmetNeed, Missing } from './draft.js'
import { carriesData } from './flows.js'
import { past } from './past.js'
import { destinationsHere, isDestination } from './sites.js'
import { isOneOfSeveral, jointsFrom } from './sources.js'

/** What is missing when all is joined: needs that nothing else made up for, parts that give to nobody, sources that enter nowhere. */
export function leftOver(lacks: readonly UnmetNeed[], draft: Draft): Missing[] {
  const stillLacking = lacks
    .filter((lack) => !isMadeUpFor(lack, draft) && !(lack.need.side === 'gives' && isOutdone(lack.site.node, lack.need.role, draft)))
    .map((lack) => (isSpared(lack, draft) ? { ...lack.missing, isSpared: true } : lack.missing))
  return [...stillLacking, ...idle(draft, stillLacking), ...lost(draft), ...past(draft)]
}

/** What gives is not missed where something else flows on, nor what takes where something else fills it. */
function isMadeUpFor({ need, site: { node } }: UnmetNeed, { flows, dependencies }: Draft): boolean {
  if (need.side === 'gives') return need.byEntry && flows.flowsOn(node)
  // What a part loads from anyway is nothing that fills it.
  return need.side === 'takes' && need.kinds.length === 0 && flows.fills(node, dependencies)
}

/** Whether a rule closes a connection, over which nothing would come but what whoever gives it to the one gives to the other as well. */
function isSpared({ need, missing: { from, to } }: UnmetNeed, { circumstances: { closings }, joints }: Draft): boolean {
  if (need.side !== 'gives' || !need.byEntry || !closings.some((one) => one.from === from && one.to === to)) return false
  const givers = flatMap(joints, (joint) => (joint.to === from && carriesData(joint.links) ? [joint.from] : []))
  return givers.length > 0 && givers.every((giver) => joints.some((joint) => joint.from === giver && joint.to === to))
}

/** Whether whoever works on the records that are held brings them to every destination itself, and could not be taken in the place of a part that reads the same and gives to nobody. */
function isOutdone(part: string, role: string, draft: Draft): boolean {
  const { places, commission, blueprint, flows, joints } = draft
  const { holders } = places
  const stated = destinationsHere(draft)
  const givers = joints.filter(({ to, links }) => to === part && carriesData(links)).map(({ from }) => from)
  if (stated.length === 0 || flows.flowsOn(part) || givers.length === 0 || !givers.every((giver) => blueprint.results.has(giver))) return false
  const workers = [...blueprint.reworks].map((one) => holders.get(one) ?? one).filter((worker) => givers.some((giver) => flows.flows(giver, worker)))
  const candidates = commission.choices.find(({ decision }) => decision === role)?.candidates ?? []
  const canReplace = (worker: string) => worker === part || candidates.some(({ service }) => service === worker)
  return !workers.some(canReplace) && stated.every((one) => workers.some((worker) => flows.flows(worker, one)))
}

/** Parts that should give to somebody and give to nobody, though something is to be served, and nothing else is told of them. */
function idle(draft: Draft, told: readonly Missing[]): Missing[] {
  const { places, blueprint, flows, answering } = draft
  const [first] = draft.uses
  if (first === undefined) return []
  return flatMap(blueprint.giving, (role) => {
    const part = places.holders.get(role)
    const gives = part === undefined || places.parts.get(part)?.role !== role || flows.flowsOn(part) || isDestination(draft, part) || answering.has(part)
    if (gives || told.some(({ from, isSpared }) => isSpared && from === part)) return []
    const idle = { from: part, to: first, isIdle: flows.fills(first) }
    return [isOutdone(part, role, draft) ? { ...idle, isSpared: true } : idle]
  })
}

function lost({ places, entering, joints, uses }: Draft): Missing[] {
  return flatMap(entering.lost, ({ site, at }) => {
    const to = at ?? uses[0] ?? places.parts.keys().next().value
    const isJoined = jointsFrom(site, entering, joints).length > 0 || joints.some((joint) => joint.to === site.node)
    return to === undefined || isJoined ? [] : [{ from: site.node, to, by: isOneOfSeveral(site, entering) ? site.plan.outlets[0]?.id : undefined }]
  })
}
