import type { Draft, Site } from './draft.js'
import type { MemberPlan } from './plan.js'
import { isStore, stands } from './sites.js'

/** Whether somebody stands for a member. */
export const standsFor = (draft: Draft, { role, notAs }: MemberPlan): boolean =>
  stands(draft, role) && (notAs === undefined || holderOf(draft, role) !== holderOf(draft, notAs))

/** Whether a member of a group counts at a site, by what the need says of it. */
export const counts = (draft: Draft, member: MemberPlan, group: readonly MemberPlan[], site: Site): boolean =>
  (member.notAs === undefined || standsFor(draft, member)) &&
  (member.after === undefined || draft.flows.flowsOn(holderOf(draft, member.after) ?? '')) &&
  (member.handedBy === undefined || isHanded(draft, holderOf(draft, member.role) ?? '', member.handedBy)) &&
  member.over.every((role) => draft.places.holders.has(role)) &&
  (member.only === undefined || draft.commission.meets(member.only)) &&
  !(member.except !== undefined && draft.commission.meets(member.except)) &&
  (!member.loading || loadsFromStore(draft, holderOf(draft, member.role) ?? '')) &&
  (member.when === undefined || (draft.commission.meets(member.when) && !handsOver(draft, member, group, site)))

/** Whether a node gives to who stands in a role. */
export const hands = (draft: Draft, node: string, role: string | undefined): boolean => draft.flows.flows(node, holderOf(draft, role ?? '') ?? '')

/** Whether a node writes what it computes back to where it reads, and a part takes it from there. */
export const handsBack = ({ blueprint, flows: { flows } }: Draft, node: string, part: string): boolean =>
  [...blueprint.results.keys()].some((store) => flows(node, store) && flows(store, node) && flows(store, part))

const holderOf = ({ places }: Draft, role: string) => places.holders.get(role)

/** Whether who stands in a role has a hand in what a part gives: it is that part, is called by it, or hands it what it makes. */
function isHanded(draft: Draft, part: string, role: string): boolean {
  const maker = holderOf(draft, role)
  return maker === undefined || maker === part || draft.answering.has(maker) || draft.flows.flows(maker, part) || handsBack(draft, maker, part)
}

const loadsFromStore = (draft: Draft, part: string): boolean =>
  draft.joints.some(({ links }) => links.some(({ from, to, kind }) => to === part && kind === 'batch' && isStore(draft, from)))

/** Whether who stands for one member gives to who stands for another, which then leads on to a site. */
const handsOver = (draft: Draft, { role }: MemberPlan, group: readonly MemberPlan[], site: Site): boolean =>
  group.some((other) => !other.mediated && hands(draft, holderOf(draft, role) ?? '', other.role) && leadsOn(draft, other, site))

const leadsOn = (draft: Draft, { role, takes }: MemberPlan, { part }: Site): boolean =>
  holderOf(draft, role) === part || takes?.(holderOf(draft, role) ?? '', part) !== undefined
