import { flatMap } from '../lists.js'
import type { Blueprint } from './blueprint.js'
import type { Joined } from './draft.js'
import { isBulk } from './flows.js'
import type { Joint } from './joint.js'

/** A second place of a part: of what is computed, where it holds what that is computed from, or of what it takes in another way. */
export interface SecondPlace {
  readonly id: string
  readonly of: string
  readonly name: string
  readonly because: string
}

/** The place in a part for what is computed of what it holds. */
export const resultsOf = (part: string): string => `${part}-results`

/** Joints in which what is computed does not come back to where it was read: whoever is to have it takes it from a place of its own. */
export function withResultsApart(
  joints: readonly Joint[],
  joined: Pick<Joined, 'places' | 'circumstances'>,
  blueprint: Blueprint,
): { joints: readonly Joint[]; places: readonly SecondPlace[] } {
  const { holders } = joined.places
  const computes = (part: string) => [...holders].some(([role, holder]) => holder === part && blueprint.reworks.has(role))
  const reads = (part: string, store: string) => joints.some(({ links }) => links.some(({ from, to }) => from === store && to === part))
  const places = new Map<string, SecondPlace>()
  /** Who takes, in a store, what was computed and not what came in. */
  const takers = new Map<string, readonly string[]>()
  const written = joints.map((joint): Joint => {
    const links = [...joint.links]
    for (const [at, { from: part, to: store }] of links.entries()) {
      const told = blueprint.results.get(store)
      if (told === undefined || !computes(part) || !reads(part, store)) continue
      const id = resultsOf(store)
      places.set(id, { id, of: store, ...told })
      links[at] = { ...(links[at] as Joint['links'][number]), to: id }
      const next = links[at + 1]
      if (next) links[at + 1] = { ...next, from: id }
      takers.set(store, [...(takers.get(store) ?? []), ...takersOf(part, joined, next !== undefined)])
    }
    return { ...joint, links, to: links.at(-1)?.to ?? joint.to }
  })
  const taken = written.map((joint): Joint => {
    const [first, ...rest] = joint.links
    if (!first || joint.asItCame || !takers.get(joint.from)?.includes(joint.to)) return joint
    const from = resultsOf(joint.from)
    return { ...joint, from, links: [{ ...first, from }, ...rest] }
  })
  const idle = idlePlaces(taken, [...places.values()], joined)
  return {
    joints: taken.filter((joint) => !idle.includes(joint.to)),
    places: [...places.values()].filter(({ id }) => !idle.includes(id)),
  }
}

/** Places that nobody reads and nothing stated asks for, of parts that give what they compute to others as well. */
function idlePlaces(joints: readonly Joint[], places: readonly SecondPlace[], { circumstances: { destinations } }: Pick<Joined, 'circumstances'>): string[] {
  const links = flatMap(joints, (joint) => joint.links)
  return flatMap(places, ({ id, of }) => {
    const writers = links.filter(({ to }) => to === id).map(({ from }) => from)
    const giveElsewhere = writers.every((writer) => links.some(({ from, to, kind }) => from === writer && to !== id && isBulk(kind)))
    return giveElsewhere && !destinations.includes(of) && !links.some(({ from }) => from === id) ? [id] : []
  })
}

/**
 * Others that take nothing more where one part gives to them, and with them the destinations that what was computed must reach: where it only passes
 * there on the way to one of them, none but those who must not read what came in.
 */
function takersOf(
  part: string,
  { places: { holders }, circumstances: { yielding, destinations } }: Pick<Joined, 'places' | 'circumstances'>,
  isPassed: boolean,
): string[] {
  const yielded = yielding.filter(({ yieldsTo, added, must }) => !added && holders.get(yieldsTo) === part && (must || !isPassed))
  const takers = yielded.map(({ role }) => holders.get(role) ?? role)
  return [...takers, ...(yielded.length > 0 && !isPassed ? destinations : [])].filter((taker) => taker !== part)
}
