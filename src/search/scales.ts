import { type Layout, pointsIn, type WideSlot } from './layout.js'
import { pointsBy, wideIn } from './points.js'
import type { Sheet, Vector } from './sheet.js'

/** What holds whatever the open facts turn out to be: lifecycle, policy. */
export interface Standing {
  readonly eliminated: readonly boolean[]
  /** Points that do not come from rules. */
  readonly points: readonly number[]
  /** Companions that policy excludes. */
  readonly excluded: ReadonlySet<string>
}

/** No candidate is viable. */
export const nobody = -1
/** It depends on what is open. */
export const open = -2

/** Weighs the candidates of a decision when given terms hold. */
export interface Scales {
  /** Says what is on the scales before any term, and which state most others will be like; it stays until it is said anew. */
  readonly tare: (standing: Standing, now: Vector) => void
  /** The candidate that wins in a state, or `nobody`. */
  readonly winner: (state: Vector) => number
  /** The points of a candidate in a state, whether it is eliminated or not. */
  readonly score: (candidate: number, state: Vector) => number
  /** The next candidate with as many points as the winner of a state, or `nobody`. */
  readonly level: (state: Vector, winner: number) => number
  /**
   * The candidate that wins whenever at least the terms of one state and at most those of another hold; `nobody`, or `open` where
   * it takes more than bounds to tell.
   */
  readonly certain: (least: Vector, most: Vector) => number
  /** A bit for each candidate, out of those whose bit is given, that may win between two states; it may be set where none does. */
  readonly mayWin: (among: number, least: Vector, most: Vector) => number
  /**
   * The first candidate, out of those whose bit is given, that may win between two states, or `nobody`. Between a state and itself only its
   * winner may. Who wins as things are is hardly ever out of the way, and is looked at first.
   */
  readonly firstToWin: (among: number, least: Vector, most: Vector) => number
  /** Whether one candidate may stand before another between two states. */
  readonly mayPass: (one: number, other: number, least: Vector, most: Vector) => boolean
}

/**
 * Between two states a candidate stands worst when of the terms that help it the least hold and of those that harm it the most,
 * and best the other way round: two states of their own, weighed like any other.
 */
export function createScales(layout: Layout, sheet: Sheet): Scales {
  const { from, points, eliminates, helps, harms, wide } = layout
  const count = wide.length
  const score = new Int32Array(count)
  let standing: Pick<Standing, 'eliminated' | 'points'> = { eliminated: [], points: [] }
  let front = nobody
  /** Of the state that most others are like: each word and the points in it, since most words of most states are the same. */
  const usual = new Int32Array(from[count] as number)
  const usualPoints = new Int32Array(from[count] as number)

  /** Whether a candidate is in when of the terms that help it those of one vector hold, and of those that harm it those of another; its score. */
  const weigh = (candidate: number, helping: Vector, harming: Vector): boolean => {
    if (standing.eliminated[candidate]) return false
    const { bits } = sheet
    let sum = standing.points[candidate] as number
    for (let word = from[candidate] as number; word < (from[candidate + 1] as number); word++) {
      const harm = (bits[harming + word] as number) & (harms[word] as number)
      const held = ((bits[helping + word] as number) & (helps[word] as number)) | harm
      if ((harm & (eliminates[word] as number)) !== 0) return false
      sum += held === usual[word] ? (usualPoints[word] as number) : pointsIn(points, word, held)
    }
    const slots = wide[candidate] as Layout['wide'][number]
    for (let at = 0; at < slots.length; at++) sum += wideIn(slots[at] as WideSlot, sheet, helping, harming)
    score[candidate] = sum
    return true
  }
  /** The first of those that are in; its score stands in `score`. */
  const leader = (helping: Vector, harming: Vector): number => {
    let first = nobody
    let top = 0
    for (let candidate = 0; candidate < count; candidate++) {
      if (!weigh(candidate, helping, harming) || (first !== nobody && (score[candidate] as number) <= top)) continue
      first = candidate
      top = score[candidate] as number
    }
    return first
  }
  /** Whether a candidate may stand before the one that stands first even at its worst, which has so many points. */
  const passes = (candidate: number, first: number, sure: number, least: Vector, most: Vector): boolean =>
    weigh(candidate, most, least) && (first === nobody || !stays(first, sure, candidate, score[candidate] as number))

  /** Whether some other than who wins as things are stays at its worst before a candidate that has so many points at its best. */
  const isAnyBefore = (candidate: number, best: number, least: Vector, most: Vector): boolean => {
    for (let other = 0; other < count; other++)
      if (other !== candidate && other !== front && weigh(other, least, most) && stays(other, score[other] as number, candidate, best)) return true
    return false
  }

  return {
    tare(given, now) {
      standing = given
      for (let word = 0; word < usual.length; word++) {
        usual[word] = sheet.bits[now + word] as number
        usualPoints[word] = pointsIn(points, word, usual[word] as number)
      }
      front = leader(now, now)
    },
    winner: (state) => leader(state, state),
    score: (candidate, state) => (standing.points[candidate] as number) + pointsBy(layout, sheet, candidate, state),
    level(state, winner) {
      if (winner === nobody || !weigh(winner, state, state)) return nobody
      const top = score[winner] as number
      for (let candidate = winner + 1; candidate < count; candidate++) if (weigh(candidate, state, state) && score[candidate] === top) return candidate
      return nobody
    },
    certain(least, most) {
      const first = leader(least, most)
      const sure = first === nobody ? 0 : (score[first] as number)
      for (let candidate = 0; candidate < count; candidate++) if (candidate !== first && passes(candidate, first, sure, least, most)) return open
      return first
    },
    mayWin(among, least, most) {
      const first = leader(least, most)
      const sure = first === nobody ? 0 : (score[first] as number)
      let may = 0
      for (let candidate = 0; candidate < count; candidate++) {
        const bit = 1 << candidate
        if ((among & bit) !== 0 && (candidate === first || passes(candidate, first, sure, least, most))) may |= bit
      }
      return may
    },
    firstToWin(among, least, most) {
      const isFrontIn = front !== nobody && weigh(front, least, most)
      const sure = score[front] as number
      for (let left = among; left !== 0; left &= left - 1) {
        const candidate = 31 - Math.clz32(left & -left)
        if (!weigh(candidate, most, least)) continue
        const best = score[candidate] as number
        const isBehind = isFrontIn && candidate !== front && stays(front, sure, candidate, best)
        if (!isBehind && !isAnyBefore(candidate, best, least, most)) return candidate
      }
      return nobody
    },
    mayPass(one, other, least, most) {
      if (!weigh(other, least, most)) return true
      return passes(one, other, score[other] as number, least, most)
    },
  }
}

/** Whether a candidate that stands so stays before another that stands so. */
const stays = (one: number, low: number, other: number, high: number) => high < low || (high === low && one < other)
