import { flatMap } from '../lists.js'
import { onceEach, remembered } from '../memory.js'
import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import type { Closing, KeepPlan, NeedPlan, Passage, SourcePlan } from './plan.js'
import { plansOf } from './stated.js'

/** A need whose role takes nothing more of what it gets from another. */
export interface Yielding extends Pick<NeedPlan, 'role'> {
  readonly yieldsTo: string
  /** Whether to parts that were added in that role, and not to who stands there. */
  readonly added: boolean
  /** Whether it takes nothing past that role at all. */
  readonly must: boolean
}

/** What holds of an architecture however its parts are chosen and joined. */
export interface Circumstances {
  /** Who takes nothing more of what another gives. */
  readonly yielding: readonly Yielding[]
  /** Connections that do not count here. */
  readonly closings: readonly Closing[]
  /** What stands in a connection here, where a rule says so. */
  readonly passages: readonly Passage[]
  /** What the stated destinations can be. */
  readonly destinations: readonly string[]
  /** The stated sources, each with the outlets that it has here. */
  readonly sources: readonly SourcePlan[]
  /** Needs that their rules let hold, whoever stands where, and those of them that are a role's own. */
  readonly needs: readonly NeedPlan[]
  readonly needsOf: (role: string) => readonly NeedPlan[]
  /** The same of needs that keep what came in. */
  readonly keeping: readonly KeepPlan[]
  /** Uses that are served, those that hold copies, and services that are filled where they stand. */
  readonly serves: readonly string[]
  readonly copies: readonly string[]
  readonly loads: readonly string[]
}

const known = new WeakMap<Commission, Circumstances>()

/** Worked out once for a commission: the search for a choice joins its parts in hundreds of ways. */
export const circumstancesOf = (commission: Commission, blueprint: Blueprint): Circumstances => remembered(known, commission, () => made(commission, blueprint))

function made(commission: Commission, blueprint: Blueprint): Circumstances {
  const { meets, sources, destinations } = commission
  const isMet = ({ rule }: { readonly rule: string }) => meets(rule)
  const isAsked = ({ when, except }: Pick<NeedPlan, 'when' | 'except'>) => (when === undefined || meets(when)) && !(except !== undefined && meets(except))
  const needs = blueprint.needs
    .filter(isAsked)
    .map((need) => (sources.length === 0 && need.waived !== undefined && meets(need.waived) ? { ...need, optional: true } : need))
  const served = [...new Set(blueprint.serves.filter(isMet).map(({ use }) => use))]
  const isCopy = (use: string) => needs.some(({ role, copies }) => role === use && copies)
  return {
    yielding: flatMap(blueprint.needs, ({ role, side, yieldsTo }) =>
      side === 'takes' && yieldsTo !== undefined && isAsked(yieldsTo)
        ? [{ role, yieldsTo: yieldsTo.role, added: yieldsTo.added, must: yieldsTo.must !== undefined && meets(yieldsTo.must) }]
        : [],
    ),
    closings: blueprint.closings.filter(({ rule, except }) => meets(rule) && !(except !== undefined && meets(except))),
    passages: blueprint.passages.filter(isMet),
    destinations: flatMap(destinations, (value) => blueprint.destinations.get(value) ?? []),
    sources: plansOf(commission, blueprint),
    needs,
    needsOf: onceEach((role) => needs.filter((need) => need.role === role)),
    keeping: blueprint.keeping.filter(isAsked),
    serves: served.filter((use) => !isCopy(use)),
    copies: served.filter(isCopy),
    loads: blueprint.loads.filter(isMet).map(({ service }) => service),
  }
}
