import type { Ground } from './ground.js'
import type { Missing } from './joining.js'
import type { Meeting } from './meeting.js'

/** Results that go nowhere: who works on data and keeps none of it gives to nobody, as nobody has said where they must end up. */
export function openEnds({ places, commission, blueprint, flows, uses, answering }: Ground, { isDestination }: Meeting): Missing[] {
  const keeps = (part: string) => {
    const role = blueprint.stands.get(part)
    return role !== undefined && !blueprint.reworks.has(role)
  }
  const found: Missing[] = []
  for (const { rule, role, at, because } of blueprint.ends) {
    const part = places.holders.get(role)
    const decisions = part === undefined ? [] : (places.parts.get(part)?.decisions ?? [])
    if (part === undefined || !decisions.includes(role) || !decisions.every((one) => blueprint.reworks.has(one)) || keeps(part)) continue
    if (!commission.meets(rule) || !flows.fills(part) || flows.flowsOn(part) || isDestination(part) || answering.has(part)) continue
    if (!uses.includes(at)) uses.push(at)
    found.push({ from: part, to: at, because })
  }
  return found
}
