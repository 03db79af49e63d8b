import { flatMap } from '../lists.js'
import type { Draft, Missing, Site } from './draft.js'
import { isBulk } from './flows.js'
import type { Link } from './graph.js'
import { jointOf } from './joint.js'
import type { MemberPlan, NeedPlan } from './plan.js'

/** What can be asked of the parts that stand on a draft, and how a need is met there. */
export interface Meeting {
  readonly stands: (role: string) => boolean
  /** Whether a need that is asked holds here. */
  readonly applies: (need: NeedPlan) => boolean
  /** Parts that were put in a role beside who stands there: companions, and what carries data between two others. */
  readonly addedIn: (role: string) => readonly string[]
  /** What stated destinations are, of what stands here or is served. */
  readonly destinations: () => readonly string[]
  /** Whether what is stated must end up at a part. */
  readonly isDestination: (part: string) => boolean
  /** What is called and answers does so in the role that it stands in, and in no other. */
  readonly answersAs: (part: string, role: string) => boolean
  /** Joins a site to the members of the first group that stands here, some left out if it is told which; tells whether one was joined. */
  readonly meet: (need: NeedPlan, site: Site, isOut?: (other: Site) => boolean) => boolean | Missing
}

/** Meets needs by joints, and says what is missing where none is documented. */
export function meetingOn({ places, commission, blueprint, circumstances, entering, ties, joints, uses, flows: made, answering, pick }: Draft): Meeting {
  const { holders } = places
  const { touches, flows, flowsOn, passesOn, reached, fills } = made
  const addedIn = (role: string): readonly string[] => [
    ...flatMap([...places.parts.values(), ...places.besides], (part) => (part.role === role ? [part.service] : [])),
    ...flatMap(joints, ({ between }) => flatMap(between, (one) => (one.role === role ? [one.service] : []))),
  ]
  const { destinations: stated } = circumstances
  const destinations = () => [...new Set(stated)].filter((id) => places.parts.has(id) || uses.includes(id))
  const sitesOf = ({ role, also, added, idle, value }: MemberPlan): readonly Site[] => {
    if (role === 'destination') return destinations().map((id) => ({ part: id, node: id }))
    if (role === 'source')
      return flatMap(entering.sources, ({ plan, node }) =>
        entering.stopped.has(node) || (value !== undefined && plan.value !== value) ? [] : plan.outlets.map(({ id }) => ({ part: id, node })),
      )
    const part = holders.get(role)
    const holding = part === undefined ? [] : [part]
    const others = also ? addedIn(role).filter((one) => !added || one !== part) : []
    return [...new Set([...(added ? [] : holding), ...others])].filter((one) => !idle || !flowsOn(one)).map((one) => ({ part: one, node: one }))
  }
  const stands = (role: string) => {
    if (role === 'source') return entering.sources.length > 0
    return role === 'destination' ? destinations().length > 0 : holders.has(role)
  }
  const standsFor = ({ role, notAs }: MemberPlan) => stands(role) && (notAs === undefined || holders.get(role) !== holders.get(notAs))
  const applies = (need: NeedPlan) => (need.beside?.some(stands) ?? true) && !need.unless.some(stands)
  const hands = (node: string, role: string | undefined) => flows(node, holders.get(role ?? '') ?? '')
  /** Whether a node writes what it computes back to where it reads, and a part takes it from there. */
  const handsBack = (node: string, part: string) =>
    [...blueprint.results.keys()].some((store) => flows(node, store) && flows(store, node) && flows(store, part))
  const answersAs = (part: string, role: string) => (blueprint.stands.get(part) ?? role) === role
  const isDestination = (part: string) => stated.includes(part)

  /** Whether who stands for one member gives to who stands for another, which then leads on to a site. */
  const handsOver = ({ role }: MemberPlan, group: readonly MemberPlan[], site: Site) =>
    group.some((other) => !other.mediated && hands(holders.get(role) ?? '', other.role) && leadsOn(other, site))
  const leadsOn = ({ role, takes }: MemberPlan, { part }: Site) => holders.get(role) === part || takes?.(holders.get(role) ?? '', part) !== undefined
  /** Whether who stands in a role has a hand in what a part gives: it is that part, is called by it, or hands it what it makes. */
  const isHanded = (part: string, role: string) => {
    const maker = holders.get(role)
    return maker === undefined || maker === part || answering.has(maker) || flows(maker, part) || handsBack(maker, part)
  }
  /** Ties, and what a node itself gives: neither fills a place from elsewhere. */
  const besides = (node: string) => [...ties, ...joints.filter(({ from }) => from === node)]
  /** Whether data comes to a part that does not come from a node, be it on the way to another. */
  const isFilled = (part: string, node: string) =>
    fills(part, besides(node)) || joints.some(({ from, links }) => from !== node && links.slice(0, -1).some(({ to, kind }) => to === part && isBulk(kind)))
  const isStore = (part: string) => blueprint.stores.has(blueprint.stands.get(part) ?? '')
  /** Whether what a node would give goes back to where its work comes from, and that keeps nothing and has no place of its own for results. */
  const givesBack = (node: string, { part, node: other }: Site) => {
    const isKept = isDestination(part) || [...blueprint.keeps].some((role) => holders.get(role) === part || blueprint.stands.get(part) === role)
    // Who takes from a part beside it takes nothing out of that one itself.
    const isBeside = circumstances.yielding.some(
      ({ role, yieldsTo, added }) => added && holders.get(role) === node && addedIn(yieldsTo).some((one) => flows(other, one) && flows(one, node)),
    )
    return !isKept && !(blueprint.results.has(part) && flows(other, node) && !isBeside) && reached([other]).has(node)
  }
  const loadsFromStore = (part: string) => joints.some(({ links }) => links.some(({ from, to, kind }) => to === part && kind === 'batch' && isStore(from)))
  const counts = (member: MemberPlan, group: readonly MemberPlan[], site: Site) =>
    (member.notAs === undefined || standsFor(member)) &&
    (member.after === undefined || flowsOn(holders.get(member.after) ?? '')) &&
    (member.handedBy === undefined || isHanded(holders.get(member.role) ?? '', member.handedBy)) &&
    member.over.every((role) => holders.has(role)) &&
    (member.only === undefined || commission.meets(member.only)) &&
    !(member.except !== undefined && commission.meets(member.except)) &&
    (!member.loading || loadsFromStore(holders.get(member.role) ?? '')) &&
    (member.when === undefined || (commission.meets(member.when) && !handsOver(member, group, site)))

  /** Whether what lies at a site is read by who looks its tables up; a database that is asked in place tells its tables itself. */
  const isReadBy = ({ part, node }: Site, role: string): boolean => {
    const definitions = blueprint.graph.get(holders.get(role) ?? '')
    const isLookedUp = ({ kind }: Link) => isBulk(kind) || (kind === 'query' && blueprint.services.has(part))
    // A warehouse that is asked together with its external tables needs no definitions of its own ones.
    const isOwnTable = (to: string) => places.ties.some((tie) => tie.part === to && tie.needs === node)
    const read = joints.filter(({ from, to }) => from === node && !isOwnTable(to))
    return read.some(({ to, links }) => links.every(isLookedUp) && definitions?.get(to)?.some(({ kind }) => kind === 'catalog'))
  }

  /** Joins a site to another that stands for a member; tells whether they are joined or one. */
  const joinTo = (other: Site, member: MemberPlan, site: Site, need: NeedPlan, isOut: (other: Site) => boolean): boolean => {
    if (isOut(other) || (member.filled && !isFilled(other.part, site.node))) return false
    if (other.part === site.part) return true
    if (need.side === 'gives' && need.kinds.length === 0 && givesBack(site.node, other)) return false
    if (member.readBy !== undefined && !isStore(other.node) && holders.has(member.readBy) && !isReadBy(other, member.readBy)) return false
    if (need.apart && passesOn(other.node, site.node)) return false
    if (need.side !== 'gives' && !need.called && answering.has(other.part)) return false
    const gives = member.gives?.(site.part, other.part)
    const given = gives && pick(gives, member.further)
    const taking = member.takes?.(other.part, site.part)
    const way = given ?? (taking && pick(taking, member.further))
    if (!way) return false
    const [from, to, role] = given ? [site, other, member.role] : [other, site, need.role]
    const isCall = way.links.at(-1)?.returns === true
    if (isCall && !answersAs(to.part, role)) return false
    joints.push(jointOf(from.node, to.node, way, need.asItCame !== undefined))
    if (isCall) answering.add(to.part)
    return true
  }

  /** Joins a site to whoever stands for a member; to all of them where the need asks for each. */
  const joinToMember = (member: MemberPlan, site: Site, need: NeedPlan, isOut: (other: Site) => boolean): boolean => {
    // Sources were let in before: nothing is joined anew.
    if (member.role === 'source' && need.byEntry && need.side === 'takes') return entering.entered.has(need.role) && holders.get(need.role) === site.part
    let isJoined = false
    for (const other of sitesOf(member)) {
      if (joinTo(other, member, site, need, isOut)) isJoined = true
      if (isJoined && !need.each) break
    }
    return isJoined
  }

  /** What a site lacks that none of a group could be joined to. */
  const lackOf = ({ side, carries }: NeedPlan, { node }: Site, group: readonly MemberPlan[]): Missing => {
    const sites = flatMap(group, (member): readonly { node: string }[] => (member.role === 'source' ? entering.sources : sitesOf(member)))
    const first = sites[0]?.node ?? group.find(({ role }) => stands(role))?.role ?? node
    const [from, to] = side === 'takes' ? [first, node] : [node, first]
    return { from, to, carries, origin: originOf(from, to), isUnfed: isUnfed(from, to) }
  }
  /** From where comes what one part, though it is joined to such others, does not carry on to the other. */
  const originOf = (from: string, to: string): string | undefined => {
    const links = blueprint.graph.get(from)?.get(to) ?? []
    const reaches = (one: string, part: string) => joints.some((joint) => joint.links.some((link) => link.from === one && link.to === part))
    const stores = [...blueprint.results.keys()].filter((store) => reaches(store, from))
    return flatMap(links, ({ notFrom }) => notFrom).find((one) => reaches(one, from) || stores.some((store) => reaches(one, store)))
  }

  /** Whether one part could give to the other what others would have to give it, and nobody does. */
  const isUnfed = (from: string, to: string): boolean => {
    const links = blueprint.graph.get(from)?.get(to) ?? []
    return links.length > 0 && links.every(({ onlyFrom }) => onlyFrom.length > 0)
  }

  const meet = (need: NeedPlan, site: Site, isOut: (other: Site) => boolean = () => false): boolean | Missing => {
    if (need.same.some((role) => (role === 'source' ? entering.nodes.has(site.node) : holders.get(role) === site.part))) return true
    // What has come to where it must end up needs to go nowhere else.
    if (need.side === 'gives' && need.kinds.length === 0 && isDestination(site.part)) return true
    const group = need.of.find((members) => members.some((member) => standsFor(member) || (member.also && addedIn(member.role).length > 0)))
    if (!group) return true
    let isMet =
      (need.anyway && touches(site.node, need.kinds)) ||
      (need.side === 'gives' && (hands(site.node, need.yieldsTo?.role) || handsBack(site.node, holders.get(need.yieldsTo?.role ?? '') ?? '')))
    for (const member of group) {
      const isSpared = isMet && (!need.each || member.mediated)
      if (!isSpared && counts(member, group, site) && joinToMember(member, site, need, isOut)) isMet = true
    }
    return isMet || lackOf(need, site, group)
  }
  return { stands, applies, addedIn, destinations, isDestination, answersAs, meet }
}
