import type { Facts, FactValue } from '../scenario/facts.js'
import { type FactModel, isSet, type PlainFact, type SetFact, vectorOfMembers, vectorOfSome } from './fact-model.js'
import { confirmed } from './completion.js'
import { type Position, winnerAfter } from './position.js'
import { both, copy, hasBit, meets, release, sameWithin, type Sheet, type Vector, widen, without } from './sheet.js'
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
    const stated: Record<string, FactValue> = {}
    const kind = against(rival, position, winner, stated, spend)
    if (kind === 'bounded') return { kind, evaluations }
    if (kind === 'settled') continue
    return { kind, completion: stated, winner: winnerAfter(position, stated, false) as number, evaluations }
  }
  return { kind: 'settled', evaluations }
}

/** Searches for a completion in which a rival stands before the winner; what it states is left in `stated`. */
function against(rival: number, position: Position, winner: number, stated: Record<string, FactValue>, spend: () => boolean): Settled['kind'] {
  const { model, now, most, counting } = position
  const { sheet, scales } = model
  // Most rivals stand too far behind, and nothing has to be laid out for them.
  if (!scales.mayPass(rival, winner, now, most)) return spend() ? 'settled' : 'bounded'
  const { gains, losses } = turningTo(model, winner, [rival])
  const heard = widen(sheet, copy(sheet, gains), losses)
  const choices = openFacts(position, both(sheet, heard, without(sheet, most, now)))
  const low = suffixes(sheet, counting, choices, ({ unstated }) => unstated)
  const high = suffixes(sheet, counting, choices, (fact) => (isSet(fact) ? counting : widen(sheet, copy(sheet, fact.any), fact.unstated)))

  /** What ends a branch here, if anything does: the terms that hold as it stands, those that hold in any case, those that may. */
  const ending = (held: Vector, least: Vector, ceiling: Vector): Settled['kind'] | undefined => {
    if (!spend()) return 'bounded'
    if (scales.winner(held) !== winner && confirmed(position, stated, winner)) return 'provisional'
    return scales.mayPass(rival, winner, least, ceiling) ? undefined : 'settled'
  }

  /** Goes on from one depth; what it writes is wiped again. */
  const descend = (depth: number, held: Vector): Settled['kind'] => {
    const { top } = sheet
    const found = descendFrom(depth, held)
    release(sheet, top)
    return found
  }
  const descendFrom = (depth: number, held: Vector): Settled['kind'] => {
    const [least, ceiling] = [both(sheet, held, low[depth] as Vector), both(sheet, held, high[depth] as Vector)]
    const end = ending(least, least, ceiling)
    if (end) return end
    const fact = choices[depth]
    if (!fact) return 'settled'
    const never = () => descend(depth + 1, both(sheet, held, fact.unstated))
    const open = both(sheet, heard, without(sheet, ceiling, least))
    // What gains nothing for the rival is better not stated.
    const gaining = both(sheet, open, gains)
    if (!meets(sheet, fact.tests, gaining)) return never()
    if (isSet(fact)) {
      const found = descendInto(fact, depth, held, 0, 0, 0)
      // Where no rule tells an empty set from one that is not stated, both have been seen.
      return found !== 'settled' || sameWithin(sheet, open, fact.unstated, vectorOfMembers(sheet, fact, 0)) ? found : never()
    }
    for (const region of tellable(sheet, fact, open, gaining)) {
      stated[fact.fact] = fact.regions[region]?.value as FactValue
      const found = descend(depth + 1, both(sheet, held, fact.vectors[region] as Vector))
      if (found !== 'settled') return found
      delete stated[fact.fact]
    }
    return never()
  }

  /** Goes through the members of a stated set, from one on; those before it are in or out. */
  const descendInto = (fact: SetFact, depth: number, held: Vector, from: number, within: number, out: number): Settled['kind'] => {
    stated[fact.fact] = fact.members.filter((_, at) => within & (1 << at))
    const after = both(sheet, held, low[depth + 1] as Vector)
    const least = both(sheet, after, vectorOfSome(sheet, fact, within, out))
    const ceiling = both(sheet, both(sheet, held, high[depth + 1] as Vector), vectorOfSome(sheet, fact, ~out, ~within))
    const end = ending(both(sheet, after, vectorOfMembers(sheet, fact, within)), least, ceiling)
    if (end && end !== 'settled') return end
    if (!end) {
      const open = both(sheet, heard, without(sheet, ceiling, least))
      const gaining = both(sheet, open, gains)
      const next = fact.members.findIndex((_, at) => at >= from && meets(sheet, fact.testsOf[at] as Vector, gaining))
      const member = 1 << next
      const found =
        next < 0
          ? descend(depth + 1, both(sheet, held, vectorOfMembers(sheet, fact, within)))
          : firstFound(
              () => descendInto(fact, depth, held, next + 1, within | member, out),
              () => descendInto(fact, depth, held, next + 1, within, out | member),
            )
      if (found !== 'settled') return found
    }
    delete stated[fact.fact]
    return 'settled'
  }

  return descend(0, most)
}

function firstFound(one: () => Settled['kind'], other: () => Settled['kind']): Settled['kind'] {
  const found = one()
  return found === 'settled' ? other() : found
}

/** What may still be stated and is asked by some undecided terms, the facts of the most points first. */
function openFacts({ model, knownAt }: Position, undecided: Vector): FactModel[] {
  const pointsOf = ({ asks }: FactModel) => asks.reduce((sum, { bit, points }) => (hasBit(model.sheet, undecided, bit) ? sum + points : sum), 0)
  return model.facts
    .filter(({ index, tests }) => knownAt[index] === undefined && meets(model.sheet, tests, undecided))
    .map((fact) => ({ fact, points: pointsOf(fact) }))
    .sort((a, b) => b.points - a.points)
    .map(({ fact }) => fact)
}

/** For each depth what the facts from there on leave, each taken in one way. */
function suffixes(sheet: Sheet, counting: Vector, choices: readonly FactModel[], taken: (fact: FactModel) => Vector): Vector[] {
  const after: Vector[] = [counting]
  for (const fact of choices.toReversed()) after.push(both(sheet, after.at(-1) as Vector, taken(fact)))
  return after.reverse()
}

/** The regions of a fact that gain something, and that undecided terms tell apart. */
function tellable(sheet: Sheet, { vectors, unstated }: PlainFact, open: Vector, gaining: Vector): number[] {
  const seen: number[] = []
  for (let region = 1; region < vectors.length; region++) {
    const vector = vectors[region] as Vector
    if (!sameWithin(sheet, gaining, vector, unstated) && !seen.some((other) => sameWithin(sheet, open, vector, vectors[other] as Vector))) seen.push(region)
  }
  return seen
}
