import type { Blueprint } from './blueprint.js'
import { circumstancesOf } from './circumstances.js'
import type { Commission } from './commission.js'
import type { NeedPlan, SourcePlan } from './plan.js'

/** What something can be that must be reached, and what is sure to be needed there. */
interface Use {
  readonly is: readonly string[]
  readonly needs: readonly NeedPlan[]
}

/** What is asked of an architecture whoever is taken, and who may stand where besides those that are decided. */
export interface Due {
  readonly stated: readonly SourcePlan[]
  readonly outlets: readonly string[]
  /** The place of each decision among the choices. */
  readonly decided: ReadonlyMap<string, number>
  /** For each role, who could stand there as a companion of some candidate, be added there, or hold the place as a source. */
  readonly company: ReadonlyMap<string, readonly string[]>
  readonly companions: ReadonlySet<string>
  /** Needs of decisions that are sure to hold, and that count. */
  readonly needs: readonly NeedPlan[]
  /** Destinations and uses. */
  readonly uses: readonly Use[]
  /** What is filled where it stands, as destinations are. */
  readonly loaded: readonly Use[]
  /** Whether what is missing in the place of a need counts: not where nobody is viable. */
  readonly counts: (need: NeedPlan) => boolean
  readonly isEmpty: (role: string) => boolean
}

export function dueOf(commission: Commission, blueprint: Blueprint): Due {
  const { choices, destinations } = commission
  const { sources: stated, needs, needsOf, serves, loads } = circumstancesOf(commission, blueprint)
  const company = companyOf(commission, blueprint, stated)
  const decided = new Map(choices.map(({ decision }, at) => [decision, at]))
  const empty = new Set(choices.flatMap(({ decision, candidates }) => (candidates.length === 0 ? [decision] : [])))
  const surely = (role: string) => (role === 'source' ? stated.length > 0 : decided.has(role))
  const maybe = (role: string) => surely(role) || company.has(role)
  const holds = ({ of, beside, unless, optional, anyway }: NeedPlan) =>
    !optional && !anyway && (beside?.some(surely) ?? true) && !unless.some(maybe) && of.some((group) => group.some(({ role }) => surely(role)))
  const counts = ({ role, of }: NeedPlan) => !empty.has(role) && !of.some((group) => group.some((member) => empty.has(member.role)))
  const stating = (role: string) => needsOf(role).filter(holds)
  return {
    stated,
    outlets: stated.flatMap((plan) => plan.outlets.map(({ id }) => id)),
    decided,
    company,
    companions: new Set([...company.values()].flat()),
    needs: needs.filter((need) => decided.has(need.role) && holds(need) && counts(need)),
    uses: [
      ...destinations.map((value) => ({ is: blueprint.destinations.get(value) ?? [], needs: stating('destination') })),
      ...serves.map((use) => ({ is: [use], needs: stating(use) })),
    ].filter((use) => use.needs.length > 0),
    loaded: loads.map((service) => ({ is: [service], needs: stating('destination') })),
    counts,
    isEmpty: (role) => empty.has(role),
  }
}

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
