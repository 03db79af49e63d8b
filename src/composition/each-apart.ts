import { flatMap } from '../lists.js'
import { recordsOf } from './apart.js'
import type { Blueprint } from './blueprint.js'
import { isBulk } from './flows.js'
import type { Link } from './graph.js'
import type { Joint } from './joint.js'
import { comesAlong } from './nodes.js'
import type { SecondPlace } from './results.js'

/** What stands between the id of a part and that of what it gives to, where it is set up for that one alone. */
const separator = '-to-'

/** A further place of a part, for one of those that it gives to. */
const placeFor = (part: string, taker: string): string => `${part}${separator}${taker}`

/** Whether a node is one of several places that a service is set up in, for those that it gives to. */
export const isSetUpFor = (node: string, service: string): boolean => [service, recordsOf(service)].some((part) => node.startsWith(part + separator))

interface Apart {
  readonly joints: readonly Joint[]
  readonly places: readonly SecondPlace[]
}

/**
 * Joints in which what is set up once for each part that it gives to, and runs in another way for each, is drawn so: the one that gives to a store,
 * or else the first, keeps the name of the part.
 */
export function withEachApart(joints: readonly Joint[], blueprint: Pick<Blueprint, 'eachApart' | 'names' | 'needs' | 'stands' | 'stores'>): Apart {
  let drawn: Apart = { joints, places: [] }
  for (const [service, told] of blueprint.eachApart)
    for (const part of [service, recordsOf(service)]) {
      const split = splitBy(part, drawn.joints, blueprint)
      const own = split.takers.slice(1).map((taker): SecondPlace => {
        const name = `${told.name} ${blueprint.names.get(taker) ?? taker}`
        return { id: placeFor(part, taker), of: service, name, because: told.because }
      })
      drawn = { joints: split.joints, places: [...drawn.places, ...own] }
    }
  return drawn
}

/** The joints with a place for each taker of a part, and these takers, the one first that keeps the name. */
function splitBy(
  part: string,
  joints: readonly Joint[],
  { needs, stands, stores }: Pick<Blueprint, 'needs' | 'stands' | 'stores'>,
): { joints: readonly Joint[]; takers: readonly string[] } {
  const isStore = (taker: string) => stores.has(stands.get(taker) ?? '')
  const gives = ({ from, to: taker, kind, returns }: Link) => from === part && isBulk(kind) && !returns && !comesAlong(taker, needs)
  const found = [...new Set(flatMap(joints, ({ links }) => flatMap(links, (link) => (gives(link) ? [link.to] : []))))]
  if (found.length < 2) return { joints, takers: found.slice(0, 1) }
  const takers = [...found.filter(isStore), ...found.filter((taker) => !isStore(taker))]
  const placeOf = (taker: string) => (taker === takers[0] ? part : placeFor(part, taker))
  /** Those that are given what comes to the part itself, and not what only goes through it to one of them. */
  const own = takers.filter((taker) => joints.some(({ from, links: [first] }) => from === part && first !== undefined && gives(first) && first.to === taker))
  const fed = own.length > 0 ? own : takers
  const defined = fed.some(isStore) ? fed.filter(isStore) : fed
  return {
    takers,
    joints: joints.flatMap((joint): Joint[] => {
      const at = joint.links.findIndex(({ from }) => from === part)
      const link = joint.links[at]
      if (link && takers.includes(link.to) && gives(link)) return [through(joint, part, placeOf(link.to))]
      // What comes along with some goes with those; what is called is called by each.
      if (link) return takers.filter((taker) => link.beside.length === 0 || link.beside.includes(taker)).map((taker) => through(joint, part, placeOf(taker)))
      if (joint.to !== part) return [joint]
      const isTold = joint.links.every(({ kind }) => kind === 'catalog')
      return (isTold ? defined : fed).map((taker) => through(joint, part, placeOf(taker)))
    }),
  }
}

/** The same joint with another place for a part. */
function through(joint: Joint, part: string, place: string): Joint {
  if (place === part) return joint
  const put = (id: string) => (id === part ? place : id)
  return {
    ...joint,
    from: put(joint.from),
    to: put(joint.to),
    links: joint.links.map((link) => ({ ...link, from: put(link.from), to: put(link.to) })),
    between: joint.between.map((one) => ({ ...one, service: put(one.service) })),
  }
}
