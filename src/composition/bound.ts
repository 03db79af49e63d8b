import type { Blueprint } from './blueprint.js'
import type { MemberPlan, NeedPlan, SourcePlan, Ways } from './plan.js'
import type { Commission } from './commission.js'
import { isBulk } from './flows.js'
import { passability } from './passable.js'
import { plansOf } from './sources.js'
import type { Way } from './ways.js'

/** For each decision who may still be taken. */
export type Open = readonly (readonly string[])[]

/** How many needs stay unmet whoever of the open candidates is taken: never more than are missing in the end. */
export type Bound = (open: Open) => number

/**
 * A need counts only where it is sure to hold and no two that could stand at its ends are documented to connect. What
 * companions and added parts could do is taken at its best.
 */
export function boundOf(commission: Commission, blueprint: Blueprint): Bound {
  const stated = plansOf(commission, blueprint)
  const company = companyOf(commission, blueprint, stated)
  const outlets = stated.flatMap((plan) => plan.outlets.map(({ id }) => id))
  const decided = new Map(commission.choices.map(({ decision }, at) => [decision, at]))
  /** Decisions in which nobody is viable: what is missing there counts for no choice. */
  const empty = new Set(commission.choices.flatMap(({ decision, candidates }) => (candidates.length === 0 ? [decision] : [])))
  const surely = (role: string) => (role === 'source' ? stated.length > 0 : decided.has(role))
  const maybe = (role: string) => surely(role) || company.has(role)
  const holds = ({ of, beside, unless, optional, anyway, when }: NeedPlan) =>
    !optional &&
    (when === undefined || commission.meets(when)) &&
    !anyway &&
    (beside?.some(surely) ?? true) &&
    !unless.some(maybe) &&
    of.some((group) => group.some(({ role }) => surely(role)))
  const countable = ({ role, of }: NeedPlan) => !empty.has(role) && !of.some((group) => group.some((member) => empty.has(member.role)))
  const companions = new Set([...company.values()].flat())
  const needs = blueprint.needs.filter((need) => decided.has(need.role) && holds(need) && countable(need))
  const uses = [
    ...commission.destinations.map((value) => ({ role: 'destination', is: blueprint.destinations.get(value) ?? [] })),
    ...blueprint.serves.filter(({ rule }) => commission.meets(rule)).map(({ use }) => ({ role: use, is: [use] })),
  ]
    .map(({ role, is }) => ({ is, needs: blueprint.needs.filter((need) => need.role === role && holds(need)) }))
    .filter((use) => use.needs.length > 0)
  const feeding = blueprint.needs.filter(({ kinds }) => kinds.length === 0 || kinds.some(isBulk))
  const touching = blueprint.needs.filter(({ of, byEntry }) => !byEntry && of.some((group) => group.some(({ role }) => role === 'source')))

  const isOpen = passability(commission, blueprint)
  /** Whether a way is open whatever else is joined. */
  const sure = (way: Way) => !way.isPicky && isOpen(way)

  return (open) => {
    const possible = (role: string): readonly string[] => {
      if (role === 'source') return outlets
      const at = decided.get(role)
      return at === undefined ? (company.get(role) ?? []) : (open[at] ?? [])
    }
    /** Whether one of the ways is open: whoever stands between can be taken there, or is added where nobody stands. */
    const passes = (ways: readonly Way[] | undefined, further = false) =>
      ways?.some(({ between }) => between.every(({ service, role }) => further || !decided.has(role) || possible(role).includes(service))) ?? false
    /** Whether a source reaches what some part loads from. */
    const lands = (id: string, ways: Ways) => [...companions].some((companion) => passes(ways(id, companion)))
    /** Whether a source can get as far as this role: not where an earlier one takes it in, whoever stands there. */
    const enters = ({ outlets: own, entries }: SourcePlan, wanted: string, part: string): boolean => {
      if (own.some(({ id }) => companions.has(id) && blueprint.stands.get(id) === wanted)) return true
      for (const { role, further, ways } of entries) {
        if (role === wanted && own.some(({ id }) => id === part || passes(ways(id, part), further) || lands(id, ways))) return true
        const holders = decided.has(role) && role !== wanted ? possible(role) : []
        const taken = (holder: string) => own.some(({ id }) => id === holder || ways(id, holder)?.some((way) => way.between.length === 0 && sure(way)))
        if (holders.length > 0 && holders.every(taken)) return false
      }
      return false
    }
    const joins = (need: NeedPlan, part: string, { role, gives, takes }: MemberPlan) =>
      (role === 'source' && need.byEntry && need.side === 'takes' && stated.some((plan) => enters(plan, need.role, part))) ||
      (role !== 'source' || !need.byEntry ? possible(role) : []).some(
        (other) => other === part || passes(gives?.(part, other), need.further) || passes(takes?.(other, part), need.further),
      )
    const meets = (need: NeedPlan, part: string) =>
      companions.has(part) ||
      commission.companions(part).some(({ service }) => outlets.includes(service)) ||
      // What gives is content with whatever flows on from it.
      (need.side === 'gives' && need.byEntry) ||
      need.same.some((role) => possible(role).includes(part)) ||
      need.of.some((group) => group.some((member) => joins(need, part, member)))
    /** Whether something else may bring data to a part: what takes is content with that. */
    const fed = (part: string) =>
      uses.some(({ is }) => is.includes(part)) ||
      stated.some((plan) => plan.entries.some(({ role }) => possible(role).includes(part) && enters(plan, role, part))) ||
      feeding.some((need) =>
        need.of.some((group) =>
          group.some((member) =>
            need.side === 'gives'
              ? possible(member.role).includes(part) && possible(need.role).some((giver) => passes(member.gives?.(giver, part), need.further))
              : possible(need.role).includes(part) && joins(need, part, member),
          ),
        ),
      )
    const unmet = needs.filter(
      (need) => !possible(need.role).some((part) => meets(need, part) || (need.side === 'takes' && need.kinds.length === 0 && fed(part))),
    )
    const unserved = uses.filter(
      (use) =>
        use.needs.every(countable) &&
        !use.is.some((id) => [...decided.keys(), ...company.keys()].some((role) => possible(role).includes(id)) || use.needs.every((need) => meets(need, id))),
    )
    const lost = stated.filter(
      ({ outlets: own, entries }) =>
        !entries.some(({ role }) => empty.has(role)) &&
        // A source that is a service may be joined as what it is elsewhere.
        !own.some(
          ({ id }) => companions.has(id) || uses.some(({ is }) => is.includes(id)) || [...decided.keys()].some((role) => possible(role).includes(id)),
        ) &&
        !entries.some(({ role, further, ways }) =>
          own.some(({ id }) => possible(role).some((part) => part === id || passes(ways(id, part), further)) || lands(id, ways)),
        ) &&
        !own.some(({ id }) => uses.some((use) => use.needs.some((need) => use.is.some((part) => reaches(need, part, id))))) &&
        !own.some(({ id }) => touching.some((need) => possible(need.role).some((part) => reaches(need, part, id)))),
    )
    return unmet.length + unserved.length + (commission.choices.some(({ candidates }) => candidates.length > 0) ? lost.length : 0)
  }
}

const reaches = ({ of }: NeedPlan, part: string, outlet: string) =>
  of.some((group) => group.some(({ role, gives, takes }) => role === 'source' && (gives?.(part, outlet) ?? takes?.(outlet, part)) !== undefined))

/** Whoever could stand in a role as a companion of some candidate, be added there, or hold the place as a source. */
function companyOf(
  { choices, companions, meets }: Commission,
  { stands, adds }: Blueprint,
  stated: readonly SourcePlan[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { outlets } of stated) for (const { id, holds } of outlets) if (holds !== undefined) found.set(holds, [...(found.get(holds) ?? []), id])
  const seen = new Set<string>()
  const invite = (service: string, also: boolean): void => {
    const role = stands.get(service) ?? 'carrier'
    if (also) found.set(role, [...(found.get(role) ?? []), service])
    if (seen.has(service)) return
    seen.add(service)
    for (const { service: needed } of companions(service)) invite(needed, true)
  }
  for (const { candidates } of choices) for (const { service } of candidates) invite(service, false)
  for (const { rule, service } of adds) if (meets(rule)) invite(service, true)
  return found
}
