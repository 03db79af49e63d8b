import { flatMap } from '../lists.js'
import type { Draft, Site } from './draft.js'
import type { MemberPlan, NeedPlan } from './plan.js'

/** What can be asked of a draft about who stands where. */

export function stands(draft: Draft, role: string): boolean {
  if (role === 'source') return draft.entering.sources.length > 0
  return role === 'destination' ? destinationsHere(draft).length > 0 : draft.places.holders.has(role)
}

/** Whether a need that is asked holds here. */
export const applies = (draft: Draft, { beside, unless }: NeedPlan): boolean =>
  (beside?.some((role) => stands(draft, role)) ?? true) && !unless.some((role) => stands(draft, role))

/** The needs of a role that hold here. */
export const needsHere = (draft: Draft, role: string): readonly NeedPlan[] => draft.circumstances.needsOf(role).filter((need) => applies(draft, need))

/** Parts that were put in a role beside who stands there: companions, and what carries data between two others. */
export const addedIn = ({ places, joints }: Draft, role: string): readonly string[] => [
  ...flatMap([...places.parts.values(), ...places.besides], (part) => (part.role === role ? [part.service] : [])),
  ...flatMap(joints, ({ between }) => flatMap(between, (one) => (one.role === role ? [one.service] : []))),
]

/** What stated destinations are, of what stands here or is served. */
export const destinationsHere = ({ circumstances, places, uses }: Draft): readonly string[] =>
  [...new Set(circumstances.destinations)].filter((id) => places.parts.has(id) || uses.includes(id))

/** Whether what is stated must end up at a part. */
export const isDestination = ({ circumstances }: Draft, part: string): boolean => circumstances.destinations.includes(part)

/** Whether data only lies in a part, by the role that it has whoever is decided. */
export const isStore = ({ blueprint }: Draft, part: string): boolean => blueprint.stores.has(blueprint.stands.get(part) ?? '')

/** What is called and answers does so in the role that it stands in, and in no other. */
export const answersAs = ({ blueprint }: Draft, part: string, role: string): boolean => (blueprint.stands.get(part) ?? role) === role

/** Who stands for a member of a need. */
export function sitesOf(draft: Draft, { role, also, added, idle, value }: MemberPlan): readonly Site[] {
  const { entering, places, flows } = draft
  if (role === 'destination') return destinationsHere(draft).map((id) => ({ part: id, node: id }))
  if (role === 'source')
    return flatMap(entering.sources, ({ plan, node }) =>
      entering.stopped.has(node) || (value !== undefined && plan.value !== value) ? [] : plan.outlets.map(({ id }) => ({ part: id, node })),
    )
  const part = places.holders.get(role)
  const holding = part === undefined ? [] : [part]
  const others = also ? addedIn(draft, role).filter((one) => !added || one !== part) : []
  return [...new Set([...(added ? [] : holding), ...others])].filter((one) => !idle || !flows.flowsOn(one)).map((one) => ({ part: one, node: one }))
}
