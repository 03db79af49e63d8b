import { remembered } from '../memory.js'
import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import type { Closing, NeedPlan, Passage } from './plan.js'

/** A need whose role takes nothing more of what it gets from another. */
export interface Yielding extends Pick<NeedPlan, 'role'> {
  readonly yieldsTo: string
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
}

const known = new WeakMap<Commission, Circumstances>()

export const circumstancesOf = (commission: Commission, { needs, closings, passages, destinations }: Blueprint): Circumstances =>
  remembered(known, commission, ({ meets, destinations: stated }) => ({
    yielding: needs.flatMap(({ role, side, yieldsTo }) =>
      side === 'takes' && yieldsTo !== undefined && (yieldsTo.when === undefined || meets(yieldsTo.when)) ? [{ role, yieldsTo: yieldsTo.role }] : [],
    ),
    closings: closings.filter(({ rule, except }) => meets(rule) && !(except !== undefined && meets(except))),
    passages: passages.filter(({ rule }) => meets(rule)),
    destinations: stated.flatMap((value) => destinations.get(value) ?? []),
  }))
