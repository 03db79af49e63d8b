import type { Facts } from '../scenario/facts.js'
import { leftOpen, openFacts, statedBy, suffixes, tellable } from './choices.js'
import { isSet, type SetFact, vectorOfMembers, vectorOfSome } from './fact-model.js'
import { unmeantMembers } from './meant.js'
import { type Position, winnerAfter } from './position.js'
import { both, copy, meets, narrow, release, sameWithin, type Vector, widen, without } from './sheet.js'
import { turningTo } from './turning.js'

/** How far a winner holds. */
export type Settled =
  | { readonly kind: 'settled'; readonly evaluations: number }
  /** A scenario that states more and has another winner; it may state more than it takes. */
  | { readonly kind: 'provisional'; readonly completion: Facts; readonly winner: number; readonly evaluations: number }
  /** The bound was reached before either was proved. */
  | { readonly kind: 'bounded'; readonly evaluations: number }

/**
 * Looks for a completion, a scenario that states more, in which another candidate wins: for each rival, one in which it stands
 * before the winner, so that only what is said of these two has to be tried.
 *
 * It goes down one open fact at a time, weightiest first, and tries each of its regions that still matters, "never stated"
 * last; of a set, one member after the other, in or out. At every step three things can end a branch: what is fixed so far
 * already has another winner (a completion is found); the bounds say that the winner stays before the rival whatever is still
 * open (nothing to find below); or nothing open is left. Bounds may be too wide and derived facts are taken as free, so
 * "settled" is sound as it stands, and each completion is tried on the real derivation before it counts.
 */
export function settle(position: Position, winner: number, bound: number): Settled {
  let evaluations = 0
  const spend = () => ++evaluations <= bound
  for (const rival of position.model.candidates.keys()) {
    if (rival === winner) continue
    const found = against(rival, position, winner, spend)
    if (found === 'bounded') return { kind: 'bounded', evaluations }
    if (found) return { kind: 'provisional', ...found, evaluations }
  }
  return { kind: 'settled', evaluations }
}

/** A completion, and who wins in it. */
interface Found {
  readonly completion: Facts
  readonly winner: number
}

/** What ends a branch: the bound; a completion; or nothing to be found below. */
type End = 'bounded' | 'found' | 'nothing'

/** Searches for a completion in which a rival stands before the winner; undefined: there is none. */
function against(rival: number, position: Position, winner: number, spend: () => boolean): Found | 'bounded' | undefined {
  const { model, now, most, counting } = position
  const { sheet, scales } = model
  // Most rivals stand too far behind, and nothing has to be laid out for them.
  if (!scales.mayPass(rival, winner, now, most)) return spend() ? undefined : 'bounded'
  const { gains, losses } = turningTo(model, winner, [rival])
  const heard = widen(sheet, copy(sheet, gains), losses)
  const choices = openFacts(position, both(sheet, heard, without(sheet, most, now)))
  const low = suffixes(sheet, counting, choices, ({ unstated }) => unstated)
  const high = suffixes(sheet, counting, choices, (fact) => (isSet(fact) ? counting : widen(sheet, copy(sheet, fact.any), fact.unstated)))
  /** Of each fact the region that is stated, or of a set a bit for each member. */
  const chosen = choices.map(() => leftOpen)
  let found: Found | undefined

  /** Whether a state in which so many facts are chosen has another winner, for real too. */
  const isCompletion = (state: Vector, depth: number): boolean => {
    if (scales.winner(state) === winner) return false
    const completion = statedBy(position, choices, chosen, depth)
    const other = winnerAfter(position, completion, false)
    if (other === undefined || other === winner) return false
    found = { completion, winner: other }
    return true
  }

  /** Goes on from one depth; what it writes is wiped again. */
  const descend = (depth: number, held: Vector): End => {
    const { top } = sheet
    const end = descendFrom(depth, held)
    release(sheet, top)
    return end
  }
  const descendFrom = (depth: number, held: Vector): End => {
    const [least, ceiling] = [both(sheet, held, low[depth] as Vector), both(sheet, held, high[depth] as Vector)]
    if (!spend()) return 'bounded'
    if (isCompletion(least, depth)) return 'found'
    const fact = choices[depth]
    if (!fact || !scales.mayPass(rival, winner, least, ceiling)) return 'nothing'
    const never = () => descend(depth + 1, both(sheet, held, fact.unstated))
    const open = narrow(sheet, without(sheet, ceiling, least), heard)
    // What gains nothing for the rival is better not stated.
    const gaining = both(sheet, open, gains)
    if (!meets(sheet, fact.tests, gaining)) return never()
    if (isSet(fact)) {
      const end = intoSet(fact, depth, held)
      // Where no rule tells an empty set from one that is not stated, both have been seen.
      return end !== 'nothing' || sameWithin(sheet, open, fact.unstated, vectorOfMembers(sheet, fact, 0)) ? end : never()
    }
    for (const region of tellable(position, fact, open, gaining)) {
      chosen[depth] = region
      const end = descend(depth + 1, both(sheet, held, fact.vectors[region] as Vector))
      if (end !== 'nothing') return end
    }
    chosen[depth] = leftOpen
    return never()
  }

  /** Takes one member of a set after the other, in or out. */
  const intoSet = (fact: SetFact, depth: number, held: Vector): End => {
    const [after, beyond] = [both(sheet, held, low[depth + 1] as Vector), both(sheet, held, high[depth + 1] as Vector)]
    /** Goes through the members from one on; those before it are in or out. `isSeen`: just these have been in it already. */
    const from = (first: number, within: number, out: number, isSeen: boolean): End => {
      if (!spend()) return 'bounded'
      chosen[depth] = within
      if (!isSeen && isCompletion(narrow(sheet, vectorOfMembers(sheet, fact, within), after), depth + 1)) return 'found'
      const least = narrow(sheet, vectorOfSome(sheet, fact, within, out), after)
      const ceiling = narrow(sheet, vectorOfSome(sheet, fact, ~out, ~within), beyond)
      if (!scales.mayPass(rival, winner, least, ceiling)) return 'nothing'
      const gaining = narrow(sheet, narrow(sheet, without(sheet, ceiling, least), heard), gains)
      let next = first
      while (next < fact.members.length && ((out & (1 << next)) !== 0 || !meets(sheet, fact.testsOf[next] as Vector, gaining))) next++
      if (next === fact.members.length) return descend(depth + 1, both(sheet, held, vectorOfMembers(sheet, fact, within)))
      const member = 1 << next
      const end = from(next + 1, within | member, out, false)
      return end === 'nothing' ? from(next + 1, within, out | member, true) : end
    }
    const end = from(0, 0, unmeantMembers(position, fact), false)
    if (end === 'nothing') chosen[depth] = leftOpen
    return end
  }

  const end = descend(0, most)
  return end === 'bounded' ? end : found
}
