import type { Blueprint } from './blueprint.js'
import { circumstancesOf } from './circumstances.js'
import type { Commission } from './commission.js'
import type { Draft, Missing } from './draft.js'
import { flowsIn } from './flows.js'
import type { Joint } from './joint.js'
import { passability } from './passable.js'
import { waysIn } from './pick.js'
import type { Places } from './places.js'
import { enter } from './sources.js'
import { tiesJoined } from './ties.js'

/** A draft that parts can be joined in: ties are made and sources let in. Tells which ties were not found. */
export function begin(places: Places, commission: Commission, blueprint: Blueprint): { draft: Draft; untied: readonly Missing[] } {
  const joints: Joint[] = []
  const isPassable = passability(commission, blueprint, { joints, places })
  const { joints: ties, missing: untied } = tiesJoined(places, blueprint, isPassable)
  joints.push(...ties)
  const pick = waysIn(places, commission, blueprint, isPassable)
  const pickAnyway = waysIn(places, commission, blueprint, passability(commission, blueprint, { joints, places }, true))
  const entering = enter(places, commission, blueprint, pick, pickAnyway)
  joints.push(...entering.joints)
  const answering = new Set(ties.filter(({ links }) => links.at(-1)?.returns).map(({ to }) => to))
  const circumstances = circumstancesOf(commission, blueprint)
  const flows = flowsIn(joints)
  return { draft: { places, commission, blueprint, circumstances, entering, ties, joints, flows, uses: [], answering, pick, pickAnyway }, untied }
}
