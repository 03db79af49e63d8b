import type { Blueprint } from './blueprint.js'
import type { NeedPlan } from './plan.js'
import { carriesData } from './flows.js'
import type { Joined } from './joining.js'
import type { Joint } from './joints.js'

/** Joints without those that yield: who is given what another made of the records does not take the same records besides. */
export function withoutYielded({ joints, places: { holders } }: Pick<Joined, 'joints' | 'places'>, { needs }: Blueprint): readonly Joint[] {
  const yielding = needs.filter(({ yieldsTo, side }) => yieldsTo !== undefined && side === 'takes')
  const leads = (one: string, other: string) => joints.some(({ from, to, links }) => from === one && to === other && carriesData(links))
  const isYielded = ({ role, yieldsTo = '' }: NeedPlan, { from, to, links }: Joint): boolean => {
    const giver = holders.get(yieldsTo)
    return giver !== undefined && from !== giver && to === holders.get(role) && carriesData(links) && leads(giver, to) && leads(from, giver)
  }
  return joints.filter((joint) => !yielding.some((need) => isYielded(need, joint)))
}
