import type { Yielding } from './circumstances.js'
import { carriesData } from './flows.js'
import type { Joined } from './joining.js'
import type { Joint } from './joints.js'

/** Joints without those that yield: who is given what another made of the records does not take the same records besides. */
export function withoutYielded({ joints, places: { holders } }: Pick<Joined, 'joints' | 'places'>, yielding: readonly Yielding[]): readonly Joint[] {
  const leads = (one: string, other: string) => joints.some(({ from, to, links }) => from === one && to === other && carriesData(links))
  const isYielded = ({ role, yieldsTo }: Yielding, { from, to, links }: Joint): boolean => {
    const giver = holders.get(yieldsTo)
    return giver !== undefined && from !== giver && to === holders.get(role) && carriesData(links) && leads(giver, to) && leads(from, giver)
  }
  return joints.filter((joint) => !yielding.some((one) => isYielded(one, joint)))
}
