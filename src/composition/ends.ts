import type { Ground } from './ground.js'
import type { Missing } from './joining.js'
import type { Meeting } from './meeting.js'

/** What goes nowhere: who takes data in, carries it or works on it, and keeps none, gives to nobody, as nobody has said where it must end up. */
export function openEnds({ places, commission, blueprint, flows, uses, answering }: Ground, { isDestination }: Meeting): Missing[] {
  const ending = new Set([...blueprint.reworks, ...blueprint.ends.map(({ role }) => role)])
  const keeps = (part: string) => {
    const role = blueprint.stands.get(part)
    return role !== undefined && !ending.has(role)
  }
  const found: Missing[] = []
  for (const { rule, role, at, because } of blueprint.ends) {
    const part = places.holders.get(role)
    const decisions = part === undefined ? [] : (places.parts.get(part)?.decisions ?? [])
    if (part === undefined || !decisions.includes(role) || !decisions.every((one) => ending.has(one)) || keeps(part)) continue
    if (!commission.meets(rule) || !flows.fills(part) || flows.flowsOn(part) || isDestination(part) || answering.has(part)) continue
    if (found.some(({ from }) => from === part)) continue
    if (!uses.includes(at)) uses.push(at)
    found.push({ from: part, to: at, because })
  }
  return found
}
