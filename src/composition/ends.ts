import { carriesData } from './flows.js'
import type { Ground } from './ground.js'
import type { Missing } from './joining.js'
import type { Meeting } from './meeting.js'

/** What goes nowhere: who takes data in, carries it or works on it, and keeps none, gives to nobody, as nobody has said where it must end up. */
export function openEnds({ places, commission, blueprint, entering, joints, flows, uses, answering }: Ground, { isDestination }: Meeting): Missing[] {
  const ending = new Set([...blueprint.reworks, ...blueprint.ends.map(({ role }) => role)])
  const keeps = (part: string) => {
    const role = blueprint.stands.get(part)
    return role !== undefined && !ending.has(role)
  }
  const lasting = new Set(blueprint.needs.flatMap(({ role, side, kinds }) => (side === 'takes' && kinds.length === 0 && !ending.has(role) ? [role] : [])))
  // Where nobody has said what comes, it is taken to come.
  const comes = (part: string) => entering.sources.length === 0 || joints.some(({ to, links }) => to === part && carriesData(links))
  const found: Missing[] = []
  for (const { rule, role, at, because } of blueprint.ends) {
    const part = places.holders.get(role)
    const decisions = part === undefined ? [] : (places.parts.get(part)?.decisions ?? [])
    if (part === undefined || !decisions.includes(role) || decisions.some((one) => lasting.has(one)) || keeps(part)) continue
    if (!commission.meets(rule) || !comes(part) || flows.flowsOn(part) || isDestination(part) || answering.has(part)) continue
    if (found.some(({ from }) => from === part)) continue
    if (!uses.includes(at)) uses.push(at)
    found.push({ from: part, to: at, because })
  }
  return found
}
