import { flatMap } from '../lists.js'
import type { Draft, Missing } from './draft.js'
import { carriesData } from './flows.js'

/**
 * Parts that take what came in past who must work on it first: masked records reach a store by way of what masks them, and by no carrier beside it.
 * Who is called by a part, and answers it, works on what that part carries.
 */
export function past({ places: { holders, parts }, blueprint, circumstances, joints, answering }: Draft): Missing[] {
  const links = flatMap(joints, (joint) => joint.links)
  const gives = (from: string, to: string) => links.some((link) => link.from === from && link.to === to)
  return flatMap(circumstances.yielding, ({ role, yieldsTo, added, must }) => {
    const [part, worker] = [holders.get(role), holders.get(yieldsTo)]
    if (!must || added || part === undefined || worker === undefined || part === worker || !parts.has(worker) || answering.has(worker)) return []
    const isGiven = gives(worker, part) || [...blueprint.results.keys()].some((store) => gives(worker, store) && gives(store, part))
    const takes = joints.some((joint) => joint.to === part && carriesData(joint.links))
    return isGiven || !takes ? [] : [{ from: worker, to: part, isPast: true }]
  })
}

/** Leaves out what would come past who must work on it. */
export function dropPast({ joints }: Pick<Draft, 'joints'>, missing: readonly Missing[]): void {
  for (const { to, isPast } of missing)
    if (isPast) for (const joint of joints.filter((one) => one.to === to && carriesData(one.links))) joints.splice(joints.indexOf(joint), 1)
}
