import type { Draft, Missing, Site } from './draft.js'
import { join } from './join.js'
import { lackOf } from './lacks.js'
import { counts, hands, handsBack, standsFor } from './members.js'
import type { MemberPlan, NeedPlan } from './plan.js'
import { addedIn, isDestination, sitesOf } from './sites.js'

/**
 * Joins a site to the members of the first group that stands here, some left out if it is told which; tells whether one was joined,
 * or what is missing where none is documented. Plain functions of a draft, here and in what this asks: functions that are made anew
 * for each draft would be optimised anew.
 */
export function meet(draft: Draft, need: NeedPlan, site: Site, isOut: (other: Site) => boolean = nobody): boolean | Missing {
  const { places, entering, flows } = draft
  if (need.same.some((role) => (role === 'source' ? entering.nodes.has(site.node) : places.holders.get(role) === site.part))) return true
  // What has come to where it must end up needs to go nowhere else.
  if (need.side === 'gives' && need.kinds.length === 0 && isDestination(draft, site.part)) return true
  const group = need.of.find((members) => members.some((member) => standsFor(draft, member) || (member.also && addedIn(draft, member.role).length > 0)))
  if (!group) return true
  let isMet = (need.anyway && flows.touches(site.node, need.kinds)) || (need.side === 'gives' && yields(draft, need, site))
  for (const member of group) {
    const isSpared = isMet && (!need.each || member.mediated)
    if (!isSpared && counts(draft, member, group, site) && joinToMember(draft, member, site, need, isOut)) isMet = true
  }
  return isMet || lackOf(draft, need, site, group)
}

const nobody = () => false

/** Whether a site gives already to the role that it yields to, directly or over what holds records. */
const yields = (draft: Draft, { yieldsTo }: NeedPlan, { node }: Site): boolean =>
  hands(draft, node, yieldsTo?.role) || handsBack(draft, node, draft.places.holders.get(yieldsTo?.role ?? '') ?? '')

/** Joins a site to whoever stands for a member; to all of them where the need asks for each. */
function joinToMember(draft: Draft, member: MemberPlan, site: Site, need: NeedPlan, isOut: (other: Site) => boolean): boolean {
  // Sources were let in before: nothing is joined anew.
  if (member.role === 'source' && need.byEntry && need.side === 'takes')
    return draft.entering.entered.has(need.role) && draft.places.holders.get(need.role) === site.part
  let isJoined = false
  for (const other of sitesOf(draft, member)) {
    if (!isOut(other) && join(draft, other, member, site, need)) isJoined = true
    if (isJoined && !need.each) break
  }
  return isJoined
}
