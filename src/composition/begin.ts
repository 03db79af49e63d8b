import type { Blueprint } from './blueprint.js'
import { circumstancesOf } from './circumstances.js'
import type { Commission } from './commission.js'
import type { Draft, Missing } from './draft.js'
import { flowsIn } from './flows.js'
import type { Joint } from './joint.js'
import { passability } from './passable.js'
import { pickerOf } from './pick.js'
import type { Places } from './places.js'
import { enter } from './sources.js'
import { dependenciesJoined } from './dependencies.js'

/** A draft that parts can be joined in: they are joined to what they do not work without, and sources let in. Tells which dependencies nothing joins. */
export function begin(places: Places, commission: Commission, blueprint: Blueprint): { draft: Draft; unjoined: readonly Missing[] } {
  const joints: Joint[] = []
  const isPassable = passability(commission, blueprint, { joints, places })
  const { joints: dependencies, missing: unjoined } = dependenciesJoined(places, blueprint, isPassable)
  joints.push(...dependencies)
  const pick = pickerOf(places, commission, blueprint, isPassable)
  const pickAnyway = pickerOf(places, commission, blueprint, passability(commission, blueprint, { joints, places }, true))
  const entering = enter(places, commission, blueprint, pick, pickAnyway)
  joints.push(...entering.joints)
  const answering = new Set(dependencies.filter(({ links }) => links.at(-1)?.returns).map(({ to }) => to))
  const circumstances = circumstancesOf(commission, blueprint)
  const flows = flowsIn(joints)
  return { draft: { places, commission, blueprint, circumstances, entering, dependencies, joints, flows, uses: [], answering, pick, pickAnyway }, unjoined }
}
