import type { Blueprint } from './blueprint.js'
import { type Circumstances, circumstancesOf } from './circumstances.js'
import type { Commission } from './commission.js'
import { type Flows, flowsIn, isBulk } from './flows.js'
import type { Missing } from './joining.js'
import { type Joint, type Pick, waysIn } from './joints.js'
import { passability } from './passable.js'
import type { Places } from './places.js'
import { type Entering, enter } from './sources.js'
import { tiesJoined } from './ties.js'

/** What needs are met on: who stands where, what comes in, and the joints made so far. */
export interface Ground {
  readonly places: Places
  readonly commission: Commission
  readonly blueprint: Blueprint
  readonly circumstances: Circumstances
  readonly entering: Entering
  /** What joins parts to those that they do not work without. */
  readonly ties: readonly Joint[]
  /** All joints made so far. */
  readonly joints: Joint[]
  readonly flows: Flows
  /** Nodes of destinations and uses that are served already. */
  readonly uses: string[]
  /** Parts that are called and answer their caller: nothing flows on from them. */
  readonly answering: Set<string>
  readonly pick: Pick
  /** The same, over connections as well that only hold off what could come another way. */
  readonly pickAnyway: Pick
}

/** The ground on which parts are joined: ties are made and sources let in. Tells which ties were not found. */
export function groundOf(places: Places, commission: Commission, blueprint: Blueprint): { ground: Ground; untied: readonly Missing[] } {
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
  return { ground: { places, commission, blueprint, circumstances, entering, ties, joints, flows, uses: [], answering, pick, pickAnyway }, untied }
}

/** Whether a part loads from another that it does not work without. What is asked where it lies needs no filling for that. */
export const loads = ({ ties }: Ground, part: string, needed: string): boolean =>
  ties.some(({ from, to, links }) => from === needed && to === part && links.every(({ kind }) => isBulk(kind)))
