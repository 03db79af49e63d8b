import { flatMap } from '../lists.js'
import type { Yielding } from './circumstances.js'
import type { Joined } from './draft.js'
import { carriesData } from './flows.js'
import type { Joint } from './joint.js'

/** Joints without those that yield: who is given what another made of the records does not take the same records besides, nor who is given what waits beside them. */
export function withoutYielded({ joints, places: { holders, parts } }: Pick<Joined, 'joints' | 'places'>, yielding: readonly Yielding[]): readonly Joint[] {
  const leads = (one: string, other: string) => joints.some(({ from, to, links }) => from === one && to === other && carriesData(links))
  /** Whether one only calls another, which then reads what it works on over some links. */
  const onlyCalls = (one: string, other: string, read: Joint['links']) =>
    read.at(-1)?.kind === 'batch' && joints.every(({ from, to, links }) => from !== one || to !== other || links.at(-1)?.kind === 'trigger')
  /** Whether one gives to others than another as well. */
  const hasOthers = (one: string, other: string) => joints.some(({ from, to, links }) => from === one && to !== other && carriesData(links))
  const giversIn = ({ yieldsTo, added }: Yielding): readonly string[] => {
    const holder = holders.get(yieldsTo)
    if (added) return flatMap([...parts.values()], ({ role, service }) => (role === yieldsTo && service !== holder ? [service] : []))
    return holder === undefined ? [] : [holder]
  }
  const isYielded = (one: Yielding, { from, to, links }: Joint): boolean =>
    to === holders.get(one.role) &&
    carriesData(links) &&
    giversIn(one).some(
      (giver) =>
        from !== giver &&
        leads(giver, to) &&
        !onlyCalls(giver, to, links) &&
        (leads(from, giver) || (one.added && from === holders.get(one.yieldsTo) && hasOthers(from, to))),
    )
  return joints.filter((joint) => !yielding.some((one) => isYielded(one, joint)))
}
