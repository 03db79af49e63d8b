import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import type { Due } from './due.js'
import { passability } from './passable.js'
import type { MemberPlan, NeedPlan, SourcePlan, Ways } from './plan.js'
import type { Way } from './ways.js'

/** For each decision who may still be taken. */
export type Open = readonly (readonly string[])[]

/** What can be joined while some are still open: whatever companions, added parts and the open candidates could do, at its best. */
export interface Reach {
  readonly possible: (role: string) => readonly string[]
  /** Whether a part may have what a need asks for. */
  readonly meets: (need: NeedPlan, part: string) => boolean
  /** Whether something else may bring data to a part: what takes is content with that. */
  readonly isFed: (part: string) => boolean
  /** Whether a source may get anywhere. */
  readonly arrives: (plan: SourcePlan) => boolean
}

export function reaching(due: Due, commission: Commission, blueprint: Blueprint): (open: Open) => Reach {
  const { stated, outlets, decided, company, companions } = due
  const { feeding, touching } = blueprint
  const filled = [...due.uses, ...due.loaded]
  const isOpen = passability(commission, blueprint)
  /** Whether a way is open whatever else is joined. */
  const isSure = (way: Way) => !way.isPicky && isOpen(way)

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
        const takesIn = (holder: string) => own.some(({ id }) => id === holder || ways(id, holder)?.some((way) => way.between.length === 0 && isSure(way)))
        if (holders.length > 0 && holders.every(takesIn)) return false
      }
      return false
    }
    const joins = (need: NeedPlan, part: string, { role, also, further, gives, takes }: MemberPlan) =>
      // Whoever may be added there could do.
      also ||
      (role === 'source' && need.byEntry && need.side === 'takes' && stated.some((plan) => enters(plan, need.role, part))) ||
      (role !== 'source' || !need.byEntry ? possible(role) : []).some(
        (other) => other === part || passes(gives?.(part, other), further) || passes(takes?.(other, part), further),
      )
    const meets = (need: NeedPlan, part: string) =>
      companions.has(part) ||
      commission.companions(part).some(({ service }) => outlets.includes(service)) ||
      // What gives is content with whatever flows on from it.
      (need.side === 'gives' && need.byEntry) ||
      need.same.some((role) => possible(role).includes(part)) ||
      need.of.some((group) => group.some((member) => joins(need, part, member)))
    const isFedBy = (need: NeedPlan, part: string, member: MemberPlan) =>
      need.side === 'gives'
        ? possible(member.role).includes(part) && possible(need.role).some((giver) => passes(member.gives?.(giver, part), member.further))
        : possible(need.role).includes(part) && joins(need, part, member)
    const isFed = (part: string) =>
      filled.some(({ is }) => is.includes(part)) ||
      stated.some((plan) => plan.entries.some(({ role }) => possible(role).includes(part) && enters(plan, role, part))) ||
      feeding.some((need) => need.of.some((group) => group.some((member) => isFedBy(need, part, member))))
    const arrives = ({ outlets: own, entries }: SourcePlan) =>
      // A source that is a service may be joined as what it is elsewhere.
      own.some(({ id }) => companions.has(id) || filled.some(({ is }) => is.includes(id)) || [...decided.keys()].some((role) => possible(role).includes(id))) ||
      entries.some(({ role, further, ways }) =>
        own.some(({ id }) => possible(role).some((part) => part === id || passes(ways(id, part), further)) || lands(id, ways)),
      ) ||
      own.some(({ id }) => filled.some((use) => use.needs.some((need) => use.is.some((part) => isNear(need, part, id))))) ||
      own.some(({ id }) => touching.some((need) => possible(need.role).some((part) => isNear(need, part, id))))
    return { possible, meets, isFed, arrives }
  }
}

const isNear = ({ of }: NeedPlan, part: string, outlet: string) =>
  of.some((group) => group.some(({ role, gives, takes }) => role === 'source' && (gives?.(part, outlet) ?? takes?.(outlet, part)) !== undefined))
