import type { FactValue } from '../scenario/facts.js'
import { type FactModel, isSet, membersIn, type PlainFact, regionOf, type SetFact, vectorOf, vectorOfMembers } from './fact-model.js'
import type { Changeable } from './units.js'
import type { Position } from './position.js'
import { copy, meets, narrow, type Vector } from './sheet.js'

/** Another value that one stated fact could have. */
export interface Alternative {
  readonly changeable: Changeable
  /** The terms that its dimension then does not block. */
  readonly vector: Vector
  /** How far it lies from what is stated: members, or of figures the difference. */
  readonly distance: number
  /** The value; of a set the members that rules look for, a bit each. */
  readonly to: FactValue
  /** Of a figure: where its region begins, seen from what is stated. */
  readonly turn?: { readonly figure: number; readonly hasIt: boolean; readonly isUpwards: boolean }
}

/** From this figure on (`from`, `upTo`), or only beyond it (`above`, `below`). */
export type Boundary = { readonly from: number } | { readonly above: number } | { readonly upTo: number } | { readonly below: number }

export function boundaryOf({ figure, hasIt, isUpwards }: NonNullable<Alternative['turn']>): Boundary {
  if (isUpwards) return hasIt ? { from: figure } : { above: figure }
  return hasIt ? { upTo: figure } : { below: figure }
}

/** The value of an alternative as it would be stated. Members that no rule looks for stay. */
export function valueOf({ model, statedAt }: Position, { changeable: { index, places }, to }: Alternative): FactValue {
  const fact = model.facts[places[0] as number]
  if (!fact || !isSet(fact)) return to
  const stated = statedAt[index] as readonly string[]
  const inside = to as number
  const isIn = (member: string) => (inside & (fact.bitOf.get(member) ?? 0)) !== 0
  return [...stated.filter((member) => !fact.bitOf.has(member) || isIn(member)), ...fact.members.filter((member) => isIn(member) && !stated.includes(member))]
}

/** The other values of a stated fact that is no figure, nearest first. `live` are the terms that any change can bring about. */
export function otherValues(position: Position, changeable: Changeable, live: Vector): Alternative[] {
  const { model, statedAt } = position
  const value = statedAt[changeable.index] as FactValue
  if (changeable.cluster !== undefined) return valuesInCluster(position, changeable, changeable.cluster)
  const own = model.facts[changeable.places[0] as number] as FactModel
  return isSet(own)
    ? neighbours(position, changeable, own, membersIn(own, value as readonly string[]), live)
    : otherRegions(changeable, own, regionOf(own, value))
}

/** Each region of a fact but the one it is in. */
function otherRegions(changeable: Changeable, { regions, vectors }: PlainFact, now: number): Alternative[] {
  const others: Alternative[] = []
  for (let region = 1; region < regions.length; region++)
    if (region !== now) others.push({ changeable, vector: vectors[region] as Vector, distance: 1, to: regions[region]?.value as FactValue })
  return others
}

/** One member more, one fewer, or one in place of another. */
function neighbours({ model: { sheet } }: Position, changeable: Changeable, fact: SetFact, within: number, live: Vector): Alternative[] {
  let heard = 0
  for (let at = 0; at < fact.members.length; at++) if (meets(sheet, fact.testsOf[at] as Vector, live)) heard |= 1 << at
  const [more, fewer] = [heard & ~within, heard & within]
  const found: Alternative[] = []
  const note = (to: number, distance: number) => found.push({ changeable, vector: vectorOfMembers(sheet, fact, to), distance, to })
  for (let into = more; into !== 0; into &= into - 1) note(within ^ (into & -into), 1)
  for (let out = fewer; out !== 0; out &= out - 1) note(within ^ (out & -out), 1)
  for (let out = fewer; out !== 0; out &= out - 1) for (let into = more; into !== 0; into &= into - 1) note(within ^ (out & -out) ^ (into & -into), 2)
  return found
}

/** Each other value of a fact from which others follow. */
function valuesInCluster(position: Position, changeable: Changeable, cluster: number): Alternative[] {
  const { index, fact, definition, places } = changeable
  const stated = position.statedAt[index]
  const others: Alternative[] = []
  for (const to of definition.type === 'boolean' ? [true, false] : (definition.values ?? []))
    if (to !== stated) others.push({ changeable, vector: vectorInCluster(position, places, cluster, { [fact]: to }), distance: 1, to })
  return others
}

/** The terms that the facts of a cluster do not block when some of them are stated anew. */
export function vectorInCluster(position: Position, places: readonly number[], cluster: number, changes: Readonly<Record<string, FactValue>>): Vector {
  const { model, counting, clusters } = position
  const after = clusters.after(cluster, changes)
  const vector = copy(model.sheet, counting)
  for (const place of places) {
    const fact = model.facts[place] as FactModel
    narrow(model.sheet, vector, vectorOf(model.sheet, fact, after[fact.fact]))
  }
  return vector
}
