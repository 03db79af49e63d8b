import { circumstancesOf } from './circumstances.js'
import { isBulk } from './flows.js'
import type { Ground } from './ground.js'
import type { Missing } from './joining.js'
import type { Meeting } from './meeting.js'

/**
 * Brings what comes from each source to every destination, where only others had brought theirs; tells what does not get there. What
 * is asked where it lies stays there.
 */
export function runErrands(
  { places, commission, blueprint, entering, joints, flows, uses }: Ground,
  { applies, meet }: Meeting,
  unserved: readonly Missing[],
): Missing[] {
  const standing = circumstancesOf(commission, blueprint).destinations.filter((id) => places.parts.has(id) || uses.includes(id))
  const needs = blueprint.needs.filter((need) => need.role === 'destination' && applies(need))
  // A destination that nobody reaches is told by itself.
  const served = standing.filter((id) => !unserved.some(({ to }) => to === id))
  const missing: Missing[] = []
  for (const { node, plan } of entering.sources) {
    const own = joints.filter(({ from }) => from === node)
    const isMoved = own.length === 0 ? places.parts.has(node) : own.some(({ links }) => links.every(({ kind }) => isBulk(kind) || kind === 'trigger'))
    if (!isMoved) continue
    for (const id of new Set(served)) {
      const reached = flows.reached([node])
      if (reached.has(id) || plan.outlets.some((outlet) => outlet.id === id)) continue
      const isOut = (other: { readonly node: string }) => !reached.has(other.node)
      if (needs.some((need) => meet(need, { part: id, node: id }, isOut) === true)) continue
      missing.push({ from: node, to: id, isApart: true })
    }
  }
  return missing
}
