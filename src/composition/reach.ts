import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import type { Due } from './due.js'
import { passability } from './passable.js'
import type { MemberPlan, NeedPlan, SourcePlan, Ways } from './plan.js'
import type { Way } from './ways.js'

/** For each decision who may still be taken. */
export type Open = readonly (readonly string[])[]

/** What is due and who may be joined for it, as far as it stays the same whoever is still open. */
export interface Base {
  readonly due: Due
  readonly commission: Commission
  readonly blueprint: Blueprint
  /** What is filled where it stands, or as it is reached. */
  readonly filled: readonly Due['uses'][number][]
  /** Whether data can take a way as long as nothing else is joined. */
  readonly isOpen: (way: Way) => boolean
}

/**
 * What can be joined while some are still open: whatever companions, added parts and the open candidates could do, at its best. Plain functions of it,
 * and no functions made for it: V8 forgets what it has optimised of functions that are made anew, and this is asked a hundred times in an answer.
 */
export interface Reach extends Base {
  readonly open: Open
}

export function baseOf(due: Due, commission: Commission, blueprint: Blueprint): Base {
  return { due, commission, blueprint, filled: [...due.uses, ...due.loaded], isOpen: passability(commission, blueprint) }
}

/** Who may stand in a role. */
export function possible({ due, open }: Reach, role: string): readonly string[] {
  if (role === 'source') return due.outlets
  const at = due.decided.get(role)
  return at === undefined ? (due.company.get(role) ?? []) : (open[at] ?? [])
}

const mayStand = (reach: Reach, role: string, part: string) => possible(reach, role).includes(part)

/** Whether one of the ways is open: whoever stands between can be taken there, or is added where nobody stands. */
function passes(reach: Reach, ways: readonly Way[] | undefined, further = false): boolean {
  for (const { between } of ways ?? [])
    if (further || between.every(({ service, role }) => !reach.due.decided.has(role) || mayStand(reach, role, service))) return true
  return false
}

/** Whether a source reaches what some part loads from. */
function lands(reach: Reach, id: string, ways: Ways): boolean {
  for (const companion of reach.due.companions) if (passes(reach, ways(id, companion))) return true
  return false
}

/** Whether a part takes in what comes from a source as it is, whatever else is joined. */
const takesIn = ({ isOpen }: Reach, { outlets }: SourcePlan, ways: Ways, part: string) =>
  outlets.some(({ id }) => id === part || ways(id, part)?.some((way) => way.between.length === 0 && !way.isConditional && isOpen(way)))

/** Whether a source can get as far as this role: not where an earlier one takes it in, whoever stands there. */
function enters(reach: Reach, plan: SourcePlan, wanted: string, part: string): boolean {
  const { due, blueprint } = reach
  for (const { id } of plan.outlets) if (due.companions.has(id) && blueprint.stands.get(id) === wanted) return true
  for (const { role, further, ways } of plan.entries) {
    if (role === wanted) for (const { id } of plan.outlets) if (id === part || passes(reach, ways(id, part), further) || lands(reach, id, ways)) return true
    const holders = due.decided.has(role) && role !== wanted ? possible(reach, role) : []
    if (holders.length > 0 && holders.every((holder) => takesIn(reach, plan, ways, holder))) return false
  }
  return false
}

function joins(reach: Reach, need: NeedPlan, part: string, { role, also, added, further, gives, takes }: MemberPlan): boolean {
  // Whoever may be added there could do, also to carry something between two others.
  if (added) return reach.due.company.has(role) || [...reach.blueprint.services].some((other) => takes?.(other, part) !== undefined)
  if (also) return true
  if (role === 'source' && need.byEntry) return need.side === 'takes' && reach.due.stated.some((plan) => enters(reach, plan, need.role, part))
  for (const other of possible(reach, role))
    if (other === part || passes(reach, gives?.(part, other), further) || passes(reach, takes?.(other, part), further)) return true
  return false
}

/** Whether a part may have what a need asks for. */
export function meets(reach: Reach, need: NeedPlan, part: string): boolean {
  const { due, commission } = reach
  // What gives is content with whatever flows on from it.
  if (due.companions.has(part) || (need.side === 'gives' && need.byEntry)) return true
  if (commission.companions(part).some(({ service }) => due.outlets.includes(service))) return true
  if (need.same.some((role) => mayStand(reach, role, part))) return true
  for (const group of need.of) for (const member of group) if (joins(reach, need, part, member)) return true
  return false
}

function isFedBy(reach: Reach, need: NeedPlan, part: string, member: MemberPlan): boolean {
  // Who is decided is not added besides.
  if (member.added && !reach.due.company.get(member.role)?.includes(part)) return false
  if (need.side !== 'gives') return mayStand(reach, need.role, part) && joins(reach, need, part, member)
  return mayStand(reach, member.role, part) && possible(reach, need.role).some((giver) => passes(reach, member.gives?.(giver, part), member.further))
}

/** Whether something else may bring data to a part: what takes is content with that. */
export function isFed(reach: Reach, part: string): boolean {
  const { due, blueprint, filled } = reach
  for (const { is } of filled) if (is.includes(part)) return true
  for (const plan of due.stated) for (const { role } of plan.entries) if (mayStand(reach, role, part) && enters(reach, plan, role, part)) return true
  for (const need of blueprint.feeding) for (const group of need.of) for (const member of group) if (isFedBy(reach, need, part, member)) return true
  return false
}

/** Whether a source may get anywhere. */
export function arrives(reach: Reach, { outlets, entries }: SourcePlan): boolean {
  const { due, blueprint, filled } = reach
  const isTaken = (id: string) =>
    // A source that is a service may be joined as what it is elsewhere.
    due.companions.has(id) || filled.some(({ is }) => is.includes(id)) || [...due.decided.keys()].some((role) => mayStand(reach, role, id))
  if (outlets.some(({ id }) => isTaken(id))) return true
  for (const { role, further, ways } of entries)
    for (const { id } of outlets)
      if (lands(reach, id, ways) || possible(reach, role).some((part) => part === id || passes(reach, ways(id, part), further))) return true
  return outlets.some(
    ({ id }) =>
      filled.some(({ is, needs }) => needs.some((need) => is.some((part) => isNear(need, part, id)))) ||
      blueprint.touching.some((need) => possible(reach, need.role).some((part) => isNear(need, part, id))),
  )
}

const isNear = ({ of }: NeedPlan, part: string, outlet: string) =>
  of.some((group) => group.some(({ role, gives, takes }) => role === 'source' && (gives?.(part, outlet) ?? takes?.(outlet, part)) !== undefined))
