import { flatMap } from '../lists.js'
import type { Blueprint } from './blueprint.js'
import { isBulk } from './flows.js'
import type { Link } from './graph.js'
import type { Joint } from './joint.js'
import { type SecondPlace, resultsOf } from './results.js'

/** The second place of a part, for what came in. */
export const recordsOf = (part: string): string => `${part}-records`

/**
 * Joints in which what takes from some parts or from others, but not from both, is set up twice: those of the first kind have one of
 * their own, which gives on what they give it, or, where that is not told, all that the other gives on.
 */
export function withFeedersApart(
  joints: readonly Joint[],
  { apart, stands, stores }: Pick<Blueprint, 'apart' | 'stands' | 'stores'>,
): { joints: readonly Joint[]; places: readonly SecondPlace[] } {
  const places: SecondPlace[] = []
  let drawn = joints
  for (const [id, { from, name, because }] of apart) {
    const isOwn = (part: string) => from.some((one) => part === one || part === resultsOf(one))
    const feeds = ({ to, kind }: Link) => to === id && isBulk(kind)
    const feeders = flatMap(drawn, ({ links }) => flatMap(links, (link) => (feeds(link) ? [link.from] : [])))
    if (!feeders.some(isOwn) || feeders.every(isOwn)) continue
    const own = recordsOf(id)
    places.push({ id: own, of: id, name, because })
    const before = drawn
    const isOwnJoint = ({ links }: Joint) => links.some((link) => feeds(link) && isOwn(link.from))
    /** Whether joints that go through one of the two, or what gives on all that comes to it, give to one of some parts. */
    const gives = (isTaker: (part: string) => boolean, ofOwn: boolean) =>
      before.some(
        (joint) => (joint.from === id ? givesAll(ofOwn) : isOwnJoint(joint) === ofOwn) && joint.links.some(({ from, to }) => from === id && isTaker(to)),
      )
    const isStore = (part: string) => stores.has(stands.get(part) ?? '')
    // Joints that end here do not say which of its outputs they feed, so it gives on all of them.
    const givesAll = (ofOwn: boolean) =>
      before.some(({ to, links }) => to === id && links.every(({ kind }) => kind !== 'catalog') && isOwn(links.at(-1)?.from ?? '') === ofOwn)
    drawn = before.flatMap((joint): Joint[] => {
      const at = joint.links.findIndex((link) => feeds(link) && isOwn(link.from))
      if (at >= 0) return [throughOwn(joint, at, own)]
      // Whoever tells the one what to write tells the other, too, but none of the two that fills no store beside the other that does.
      if (joint.to === id && joint.links.every(({ kind }) => kind === 'catalog')) {
        const tellsThis = gives(isStore, false)
        const tellsOwn = gives(isStore, true)
        return [...(tellsThis || !tellsOwn ? [joint] : []), ...(tellsOwn || !tellsThis ? [throughOwn(joint, joint.links.length - 1, own)] : [])]
      }
      const [first, ...rest] = joint.links
      if (joint.from !== id || first === undefined) return [joint]
      const copy = { ...joint, from: own, links: [{ ...first, from: own }, ...rest] }
      // What comes along with some parts goes with whoever gives to those.
      const isBeside = (part: string) => first.beside.includes(part)
      if (first.beside.length > 0) return [...(gives(isBeside, false) ? [joint] : []), ...(gives(isBeside, true) ? [copy] : [])]
      return givesAll(true) ? [...(givesAll(false) ? [joint] : []), copy] : [joint]
    })
  }
  return { joints: drawn, places }
}

/** The same joint by way of the second place, from one of its links on. */
function throughOwn({ links, between, to, ...joint }: Joint, at: number, own: string): Joint {
  const id = links[at]?.to
  return {
    ...joint,
    to: at === links.length - 1 ? own : to,
    links: links.map((link, place) => (place === at ? { ...link, to: own } : place === at + 1 ? { ...link, from: own } : link)),
    between: between.map((one) => (one.service === id ? { ...one, service: own } : one)),
  }
}
