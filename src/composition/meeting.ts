import type { Commission } from './commission.js'
import type { Blueprint } from './blueprint.js'
import type { Flows } from './flows.js'
import type { Missing } from './joining.js'
import { type Joint, jointOf, type Pick } from './joints.js'
import type { Places } from './places.js'
import type { MemberPlan, NeedPlan } from './plan.js'
import type { Entering } from './sources.js'

/** A place at which something is needed: who stands there, and as which node. */
export interface Site {
  readonly part: string
  readonly node: string
}

/** What needs are met on: who stands where, what comes in, and the joints made so far. */
export interface Ground {
  readonly places: Places
  readonly commission: Commission
  readonly blueprint: Blueprint
  readonly entering: Entering
  readonly joints: Joint[]
  readonly flows: Flows
  /** Parts that are called and answer their caller: nothing flows on from them. */
  readonly answering: Set<string>
  readonly pick: Pick
}

export interface Meeting {
  readonly stands: (role: string) => boolean
  /** Whether what is stated must end up at a part. */
  readonly isDestination: (part: string) => boolean
  /** What is called and answers does so in the role that it stands in, and in no other. */
  readonly answersAs: (part: string, role: string) => boolean
  /** Joins a site to the members of the first group that stands here, one part left out if it is named; tells whether one was joined. */
  readonly meet: (need: NeedPlan, site: Site, not?: string) => boolean | Missing
}

/** Meets needs by joints, and says what is missing where none is documented. */
export function meetingOn({ places: { holders }, commission, blueprint, entering, joints, flows: made, answering, pick }: Ground): Meeting {
  const { touches, flows, flowsOn, passesOn } = made
  const sitesOf = ({ role }: MemberPlan): readonly Site[] => {
    if (role === 'source')
      return entering.sources.flatMap(({ plan, node }) => (entering.stopped.has(node) ? [] : plan.outlets.map(({ id }) => ({ part: id, node }))))
    const part = holders.get(role)
    return part === undefined ? [] : [{ part, node: part }]
  }
  const stands = (role: string) => (role === 'source' ? entering.sources.length > 0 : holders.has(role))
  const hands = (node: string, role: string | undefined) => flows(node, holders.get(role ?? '') ?? '')
  /** From where comes what one part, though it is joined to such others, does not carry on to the other. */
  const originOf = ({ from, to }: Missing): string | undefined => {
    const links = blueprint.graph.get(from)?.get(to) ?? []
    return links.flatMap(({ notFrom }) => notFrom).find((one) => flows(one, from))
  }
  const answersAs = (part: string, role: string) => (blueprint.stands.get(part) ?? role) === role
  const isDestination = (part: string) => commission.destinations.some((value) => blueprint.destinations.get(value)?.includes(part))

  /** Whether who stands for one member gives to who stands for another, which then leads on. */
  const handsOver = ({ role }: MemberPlan, group: readonly MemberPlan[]) => group.some((other) => !other.mediated && hands(holders.get(role) ?? '', other.role))

  const meet = (need: NeedPlan, site: Site, not?: string): boolean | Missing => {
    if (need.same.some((role) => holders.get(role) === site.part)) return true
    // What has come to where it must end up needs to go nowhere else.
    if (need.side === 'gives' && need.kinds.length === 0 && isDestination(site.part)) return true
    const group = need.of.find((members) => members.some(({ role }) => stands(role)))
    if (!group) return true
    let met = (need.anyway && touches(site.node, need.kinds)) || (need.side === 'gives' && hands(site.node, need.yieldsTo))
    for (const member of group) {
      if (met && (!need.each || member.mediated)) continue
      if (member.after !== undefined && !flowsOn(holders.get(member.after) ?? '')) continue
      if (member.when !== undefined && (!commission.meets(member.when) || handsOver(member, group))) continue
      if (member.role === 'source' && need.byEntry && need.side === 'takes') {
        if (entering.entered.has(need.role) && holders.get(need.role) === site.part) met = true
        continue
      }
      for (const other of sitesOf(member)) {
        if (other.part === site.part) met = true
        else if (other.part === not || (need.apart && passesOn(other.node, site.node))) continue
        else if (need.side !== 'gives' && answering.has(other.part)) continue
        else {
          const gives = member.gives?.(site.part, other.part)
          const takes = member.takes?.(other.part, site.part)
          const given = gives && pick(gives, need.further)
          const way = given ?? (takes && pick(takes, need.further))
          if (!way || (way.links.at(-1)?.returns && !answersAs(given ? other.part : site.part, given ? member.role : need.role))) continue
          met = true
          joints.push(given ? jointOf(site.node, other.node, way) : jointOf(other.node, site.node, way))
          if (way.links.at(-1)?.returns) answering.add(given ? other.part : site.part)
        }
        if (met && !need.each) break
      }
    }
    if (met) return true
    const nodes = group.flatMap((member) => (member.role === 'source' ? entering.sources : sitesOf(member)).map(({ node }) => node))
    const first = nodes[0] ?? group.find(({ role }) => stands(role))?.role ?? site.node
    const { carries } = need
    const lacking = need.side === 'takes' ? { from: first, to: site.node, carries } : { from: site.node, to: first, carries }
    return { ...lacking, origin: originOf(lacking) }
  }
  return { stands, isDestination, answersAs, meet }
}
