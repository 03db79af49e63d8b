import type { Blueprint } from './blueprint.js'
import type { Draft } from './draft.js'
import { isBulk } from './flows.js'
import type { Link } from './graph.js'
import type { Joint } from './joint.js'
import { passability } from './passable.js'
import type { Dependency, Places } from './places.js'
import type { Way } from './ways.js'

/** Parts joined to those that they do not work without. */
export interface DependenciesJoined {
  readonly joints: readonly Joint[]
  readonly missing: readonly { readonly from: string; readonly to: string }[]
}

export function dependenciesJoined(
  places: Pick<Places, 'holders' | 'dependencies'>,
  { graph }: Blueprint,
  isPassable: (way: Pick<Way, 'links' | 'isConditional'>) => boolean,
): DependenciesJoined {
  const joints: Joint[] = []
  const missing: { from: string; to: string }[] = []
  const linkOf = (from: string, to: string): Link | undefined =>
    graph
      .get(from)
      ?.get(to)
      ?.find((link) => isPassable({ links: [link], isConditional: false }))
  for (const { part, needs } of places.dependencies) {
    const links = between(part, needs, places, linkOf)
    const [first, last] = [links[0], links.at(-1)]
    if (first && last) joints.push({ from: first.from, to: last.to, links, between: [] })
    else missing.push({ from: part, to: needs })
  }
  return { joints, missing }
}

/** Joins what was added between others to those that it does not work without: those that stand, and who only tells it of tables. */
export function joinDependenciesOfCarriers({ places, commission, blueprint, joints }: Draft): void {
  const { parts, holders } = places
  const isPassable = passability(commission, blueprint, { joints, places })
  const links = joints.flatMap((joint) => joint.links)
  const areJoined = (one: string, other: string) => links.some(({ from, to }) => (from === one && to === other) || (from === other && to === one))
  for (const part of new Set(joints.flatMap((joint) => joint.between.map(({ service }) => service))))
    for (const { service: needs, because } of commission.companions(part)) {
      const role = blueprint.stands.get(needs) ?? 'carrier'
      if (areJoined(part, needs) || commission.barred(needs, role)) continue
      const added = dependenciesJoined({ holders, dependencies: [{ part, needs }] }, blueprint, isPassable).joints
      const isTold = added.some((joint) => joint.links.every(({ kind }) => kind === 'catalog'))
      if (!parts.has(needs) && !isTold) continue
      if (!parts.has(needs)) parts.set(needs, { service: needs, role, decisions: [], because })
      joints.push(...added)
    }
}

/** Whether a part loads from another that it does not work without. What is asked where it lies needs no filling for that. */
export const loads = ({ dependencies }: Draft, part: string, needed: string): boolean =>
  dependencies.some(({ from, to, links }) => from === needed && to === part && links.every(({ kind }) => isBulk(kind)))

/** What is called comes first, then what gives to the part, then what the part gives to, then a way over what stands there anyway. */
function between(
  part: Dependency['part'],
  needs: Dependency['needs'],
  { holders }: Pick<Places, 'holders'>,
  linkOf: (from: string, to: string) => Link | undefined,
): readonly Link[] {
  const called = linkOf(part, needs)
  const given = linkOf(needs, part)
  const direct = called?.returns ? called : (given ?? called)
  if (direct) return [direct]
  for (const holder of new Set(holders.values())) {
    const [there, back] = [linkOf(part, holder), linkOf(holder, needs)]
    if (there && back) return [there, back]
  }
  return []
}
