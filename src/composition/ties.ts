import type { Blueprint } from './blueprint.js'
import type { Link } from './graph.js'
import type { Ground } from './ground.js'
import type { Joint } from './joints.js'
import { passability } from './passable.js'
import type { Places, Tie } from './places.js'
import type { Way } from './ways.js'

/** Parts joined to those that they do not work without. */
export interface TiesJoined {
  readonly joints: readonly Joint[]
  readonly missing: readonly { readonly from: string; readonly to: string }[]
}

export function tiesJoined(
  places: Pick<Places, 'holders' | 'ties'>,
  { graph }: Blueprint,
  isPassable: (way: Pick<Way, 'links' | 'isPicky'>) => boolean,
): TiesJoined {
  const joints: Joint[] = []
  const missing: { from: string; to: string }[] = []
  const linkOf = (from: string, to: string): Link | undefined =>
    graph
      .get(from)
      ?.get(to)
      ?.find((link) => isPassable({ links: [link], isPicky: false }))
  for (const { part, needs } of places.ties) {
    const links = between(part, needs, places, linkOf)
    const [first, last] = [links[0], links.at(-1)]
    if (first && last) joints.push({ from: first.from, to: last.to, links, between: [] })
    else missing.push({ from: part, to: needs })
  }
  return { joints, missing }
}

/** Joins what was added between others to those that it does not work without, where these stand. */
export function tieCarriers({ places, commission, blueprint, joints }: Ground): void {
  const { parts, holders } = places
  const links = joints.flatMap((joint) => joint.links)
  const areJoined = (one: string, other: string) => links.some(({ from, to }) => (from === one && to === other) || (from === other && to === one))
  const carriers = new Set(joints.flatMap((joint) => joint.between.map(({ service }) => service)))
  const ties = [...carriers].flatMap((part) =>
    commission.companions(part).flatMap(({ service: needs }) => (parts.has(needs) && !areJoined(part, needs) ? [{ part, needs }] : [])),
  )
  joints.push(...tiesJoined({ holders, ties }, blueprint, passability(commission, blueprint, { joints, places })).joints)
}

/** What is called comes first, then what gives to the part, then what the part gives to, then a way over what stands there anyway. */
function between(
  part: Tie['part'],
  needs: Tie['needs'],
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
