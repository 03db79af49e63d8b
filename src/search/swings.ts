import { createGauge, type Gaps } from './gaps.js'
import { type Layout, pointsIn } from './layout.js'
import { nobody, type Scales, type Standing } from './scales.js'
import { room, type Sheet, type Vector } from './sheet.js'

/**
 * How far a change may move each candidate, told without trying it. It is named by where it begins on the sheet, as vectors are:
 * a bit for each reason of an elimination that it may lift, a bit for each candidate that it may eliminate, and for each to whom it may make good
 * what other changes would do; then for each candidate how far it may rise, and for each how far it may fall, in sixths of a point.
 */
export type Swing = number

/** Terms that hold, those of them that do whatever is stated, and those that would hold if just one, two or three of the stated facts had other values. */
export interface Waiting {
  readonly now: Vector
  readonly always: Vector
  readonly one: Vector
  readonly two: Vector
  readonly three: Vector
}

export interface Swings {
  readonly gaps: (state: Vector, standing: Standing) => Gaps
  readonly none: () => Swing
  readonly copy: (swing: Swing) => Swing
  /** Of facts that do not block `current`, and after any of their changes at most `any` and at least `all`. */
  readonly measure: (waiting: Waiting, current: Vector, any: Vector, all: Vector) => Swing
  /** Writes over a swing what one of two changes may do. */
  readonly either: (into: Swing, one: Swing, other: Swing) => void
  /** Writes over a swing what two changes may do together. */
  readonly together: (into: Swing, one: Swing, other: Swing) => Swing
  /** Makes a swing one of no change. */
  readonly clear: (swing: Swing) => void
  /** A bit for each candidate, of those whose bit is given, that two changes together may bring to the front. */
  readonly reach: (among: number, gaps: Gaps, one: Swing, other: Swing) => number
  /** Whether a change may do anything for a candidate, of those whose bit is given, or against any other. */
  readonly serves: (among: number, gaps: Gaps, swing: Swing) => boolean
}

/**
 * The swings of several changes, added up, are never less than what these do together, for three reasons. Of a concern only the
 * strongest term counts, so terms that come to hold move a score by no more than the points of each. Where terms of a concern
 * are lost, one of the changes loses the strongest, and it is given all its points. And a term that waits for several facts
 * gives each of them an equal share of its points: it comes to hold only when all of them change.
 */
export function createSwings({ most, helps, harms, eliminates, candidateOf, wide }: Layout, scales: Scales, sheet: Sheet): Swings {
  const count = wide.length
  /** Where the rises and the falls begin in a swing, and where it ends. */
  const [rises, falls, size] = [3, 3 + count, 3 + 2 * count]
  const gauge = createGauge({ eliminates, candidateOf, wide }, scales, sheet)
  const none = (): Swing => {
    const swing = room(sheet, size)
    for (let at = swing; at < swing + size; at++) sheet.bits[at] = 0
    return swing
  }
  /** The points of terms of one kind, `more` beside those that are there anyway. */
  const added = (word: number, kind: number, held: number, more: number): number =>
    (more & kind) === 0 ? 0 : Math.abs(pointsIn(most, word, (held | more) & kind) - pointsIn(most, word, held & kind))
  const move = (word: number, kind: number, held: number, first: number, second: number, third: number): number =>
    6 * added(word, kind, held, first) + 3 * added(word, kind, held, second) + 2 * added(word, kind, held, third)

  return {
    none,
    copy(swing) {
      const made = room(sheet, size)
      for (let at = 0; at < size; at++) sheet.bits[made + at] = sheet.bits[swing + at] as number
      return made
    },
    gaps: gauge.gaps,
    measure({ now, always, one, two, three }, current, any, all) {
      const swing = none()
      const { bits } = sheet
      for (let word = 0; word < candidateOf.length; word++) {
        const lost = (bits[now + word] as number) & ~(bits[all + word] as number)
        const unblocked = (bits[any + word] as number) & ~(bits[current + word] as number)
        const first = unblocked & (bits[one + word] as number)
        const second = unblocked & (bits[two + word] as number)
        const third = unblocked & (bits[three + word] as number)
        const spared = (bits[current + word] as number) & ~(bits[all + word] as number) & ((bits[one + word] as number) | (bits[two + word] as number))
        if ((lost | spared | first | second | third) === 0) continue
        const candidate = candidateOf[word] as number
        const [good, bad, final] = [helps[word] as number, harms[word] as number, eliminates[word] as number]
        const [held, kept] = [bits[now + word] as number, bits[always + word] as number]
        bits[swing + rises + candidate] =
          (bits[swing + rises + candidate] as number) + move(word, good, held, first, second, third) + 6 * added(word, bad, kept, lost)
        bits[swing + falls + candidate] =
          (bits[swing + falls + candidate] as number) + move(word, bad, held, first, second, third) + 6 * added(word, good, kept, lost)
        const won = first | second | third
        const [own, rest] = [1 << candidate, ~(1 << candidate)]
        if ((spared & bad) !== 0 || added(word, good, kept, won) !== 0) bits[swing + 2] = (bits[swing + 2] as number) | own
        if ((spared & good) !== 0 || added(word, bad, kept, won) !== 0) bits[swing + 2] = (bits[swing + 2] as number) | rest
        for (let left = lost & final; left !== 0; left &= left - 1) bits[swing] = (bits[swing] as number) | gauge.reasonOf(word, left)
        if ((won & final) !== 0) bits[swing + 1] = (bits[swing + 1] as number) | (1 << candidate)
      }
      return swing
    },
    either(into, one, other) {
      const { bits } = sheet
      for (let at = 0; at < rises; at++) bits[into + at] = (bits[one + at] as number) | (bits[other + at] as number)
      for (let at = rises; at < size; at++) bits[into + at] = Math.max(bits[one + at] as number, bits[other + at] as number)
    },
    together(into, one, other) {
      const { bits } = sheet
      for (let at = 0; at < rises; at++) bits[into + at] = (bits[one + at] as number) | (bits[other + at] as number)
      for (let at = rises; at < size; at++) bits[into + at] = (bits[one + at] as number) + (bits[other + at] as number)
      return into
    },
    clear: (swing) => void sheet.bits.fill(0, swing, swing + size),
    reach(among, { bars, ahead, before }, one, other) {
      const { bits } = sheet
      const lifted = (bits[one] as number) | (bits[other] as number)
      const felled = (bits[one + 1] as number) | (bits[other + 1] as number)
      let reached = among
      for (let left = among; left !== 0; left &= left - 1) {
        const candidate = 31 - Math.clz32(left & -left)
        let isReached = ((bars[candidate] as number) & ~lifted) === 0
        const rise = (bits[one + rises + candidate] as number) + (bits[other + rises + candidate] as number)
        const first = candidate * count
        for (let place = first; isReached && place < first + count; place++) {
          const rival = before[place] as number
          if (rival === nobody) break
          const gain = rise + (bits[one + falls + rival] as number) + (bits[other + falls + rival] as number)
          isReached = gain >= (ahead[first + rival] as number) || (felled & (1 << rival)) !== 0
        }
        if (!isReached) reached &= ~(1 << candidate)
      }
      return reached
    },
    serves(among, { bars }, swing) {
      const { bits } = sheet
      if (bits[swing + 1] !== 0 || ((bits[swing + 2] as number) & among) !== 0) return true
      for (let at = 0; at < count; at++) {
        if (bits[swing + falls + at] !== 0) return true
        if ((among & (1 << at)) !== 0 && (bits[swing + rises + at] !== 0 || ((bits[swing] as number) & (bars[at] as number)) !== 0)) return true
      }
      return false
    },
  }
}
