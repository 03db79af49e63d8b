import type { Blueprint } from './blueprint.js'
import { boundOf } from './bound.js'
import type { Commission } from './commission.js'
import type { Joined } from './draft.js'
import { type Attempt, attempt } from './attempt.js'
import { isVacant } from './places.js'
import { placesOf } from './placing.js'
import type { Open } from './reach.js'

/** Who is taken in each decision; nobody where no candidate is viable. */
export type Taken = readonly (string | undefined)[]

/** What is taken in each decision, and how its parts are joined. */
export interface Chosen {
  readonly taken: Taken
  readonly joined: Joined
  /** Whether the bound was reached: a better set may have been left untried. */
  readonly isBounded: boolean
}

/** Sets and parts of sets that are tried at most, so that no scenario holds up others. It counts, so that answers stay the same everywhere. */
export const mostTried = 150

/** How much is missing between parts. Where nobody is viable, no other choice can mend what is missing there, and neither a part that stands alone nor an end that nobody stated is a reason to change another. */
export const missed = ({ missing, places }: Pick<Joined, 'missing' | 'places'>): number =>
  missing.filter(
    ({ from, to, isStray, isUnreached, isApart, isSpared, because }) =>
      !isStray && !isSpared && !isUnreached && !isApart && because === undefined && !isVacant(places, from) && !isVacant(places, to),
  ).length

const attemptFor = (taken: Taken, commission: Commission, blueprint: Blueprint): Attempt =>
  attempt(placesOf(taken, commission, blueprint), commission, blueprint)

export const joinedFor = (taken: Taken, commission: Commission, blueprint: Blueprint): Joined => attemptFor(taken, commission, blueprint).finish()

/**
 * Chooses one viable candidate for each decision so that as little as possible is missing between the parts, and of what
 * misses as little the set that gives up the least score over all decisions together; sets that are as good fall by the
 * order of decisions and their candidates. Exact as long as the bound is not reached: a branch is cut only where it cannot win.
 */
export function choose(commission: Commission, blueprint: Blueprint, most = mostTried): Chosen {
  const { choices } = commission
  const winners = choices.map(({ candidates }) => candidates[0]?.service)
  let best: Chosen = { taken: winners, joined: joinedFor(winners, commission, blueprint), isBounded: false }
  let missing = missed(best.joined)
  if (missing === 0) return best
  const bound = boundOf(commission, blueprint)
  const everybody: Open = choices.map(({ candidates }) => candidates.map(({ service }) => service))
  const leastOfAll = bound(everybody)
  if (leastOfAll >= missing) return best

  let cost = 0
  let tried = 0
  /** Whether a set can still beat the best: strictly, for sets are met in the order that settles ties. */
  const hopeful = (least: number, given: number) => least < missing || (least === missing && given < cost)
  /** What misses at the least where there was more to choose from misses here too: where that is no hope, no other bound is needed. */
  const visit = (at: number, open: Open, least: number, given: number): void => {
    if (++tried > most || !hopeful(least, given)) return
    if (at === choices.length) {
      const taken = open.map(([only]) => only)
      const tries = attemptFor(taken, commission, blueprint)
      const lacking = missed(tries)
      if (hopeful(lacking, given)) [best, missing, cost] = [{ taken, joined: tries.finish(), isBounded: false }, lacking, given]
      return
    }
    const candidates = choices[at]?.candidates ?? []
    if (candidates.length < 2) return visit(at + 1, open, least, given)
    const top = candidates[0]?.score ?? 0
    for (const { service, score } of candidates) {
      if (tried > most) return
      const narrower = open.with(at, [service])
      const gives = given + top - score
      visit(at + 1, narrower, hopeful(least, gives) ? bound(narrower) : least, gives)
    }
  }
  visit(0, everybody, leastOfAll, 0)
  return { ...best, isBounded: tried > most }
}
