import type { Alternative } from './changes.js'
import type { Dimension, Option, Part, Space } from './dimensions.js'
import { behindEach, farthestBehind } from './farthest.js'
import type { Position } from './position.js'
import { nobody } from './scales.js'
import { both, copy, narrow, share, type Vector } from './sheet.js'
import type { Swing } from './swings.js'

/** What is looked for while changes are tried. */
export interface Quest {
  /** A bit for each rival that no change has brought to the front yet. */
  todo: number
  evaluations: number
  readonly bound: number
  /** Takes note of changes with which a rival wins by the bits; it counts if it does by the real derivation. Left out: whether the decision is still raised is worked out. */
  readonly found: (rival: number, changes: readonly Alternative[], isRaised?: boolean) => void
}

/** What is written for one part of a group. */
interface Step {
  /** What the dimensions before it leave, those of the group left out. */
  readonly before: Vector
  /** How far the parts before it may swing the decision, and those after it. */
  readonly gathered: Swing
  readonly left: Swing
  /** What holds, and how far the decision may be swung, when options are taken of the parts before it. */
  readonly state: Vector
  readonly swung: Swing
}

/**
 * Takes changes of two facts, then of three and so on. They are made in a group of dimensions: while it is put together, and while one
 * option after the other is taken of it, swings are added up, and where they bring no rival to the front that is still looked
 * for, nothing below is tried. Where they might, the bounds are asked before what is left of the group is taken apart.
 */
export function trySeveral({ model }: Position, { fixed, dimensions, gaps }: Space, mostFacts: number, quest: Quest): void {
  const { sheet, scales, swings } = model
  const after = behindEach(dimensions, fixed, (rest, { current }) => both(sheet, rest, current))
  const farthest = farthestBehind(swings, dimensions)
  const steps = Array.from({ length: mostFacts + 1 }, (): Step => {
    const [before, state] = [copy(sheet, fixed), copy(sheet, fixed)]
    return { before, state, gathered: swings.none(), left: swings.none(), swung: swings.none() }
  })
  const stepAt = (at: number) => steps[at] as Step
  const [low, high] = [copy(sheet, fixed), copy(sheet, fixed)]
  const group: Part[] = []
  const taken: Option['way'][] = []
  const isOver = () => quest.todo === 0 || quest.evaluations >= quest.bound
  const isHopeless = (one: Swing, other: Swing) => swings.reach(quest.todo, gaps, one, other) === 0

  /** Puts together every group that changes so many more facts, from one dimension on, beside the parts that it has. */
  const gather = (from: number, left: number): void => {
    const { before, gathered } = stepAt(group.length)
    const next = stepAt(group.length + 1)
    const reachable = farthest(left)
    const behind = (facts: number, at: number) => farthest(facts)[at] as Swing
    for (let at = from; at < dimensions.length; at++) {
      if (isOver() || isHopeless(gathered, reachable[at] as Swing)) return
      const { most, swing, one, several, current } = dimensions[at] as Dimension
      for (let facts = 1; facts <= left && facts <= most; facts++) {
        // What several changes of one dimension come to is dear to work out: first it is taken as anything.
        if (isHopeless(swings.together(next.gathered, gathered, facts === 1 ? one.swing : swing), behind(left - facts, at + 1))) continue
        const part = facts === 1 ? one : several(facts)
        group.push(part)
        if (facts === left) takeGroup(before, after[at + 1] as Vector)
        else {
          swings.together(next.gathered, gathered, part.swing)
          share(sheet, next.before, before, before)
          gather(at + 1, left - facts)
        }
        group.pop()
      }
      narrow(sheet, before, current)
    }
  }

  /** Takes each choice of options for the parts of the group. */
  const takeGroup = (before: Vector, behind: Vector): void => {
    share(sheet, stepAt(0).state, before, behind)
    swings.clear(stepAt(group.length - 1).left)
    for (let at = group.length - 2; at >= 0; at--) swings.together(stepAt(at).left, stepAt(at + 1).left, (group[at + 1] as Part).swing)
    take(0)
  }

  const take = (at: number): void => {
    const { state, swung, left } = stepAt(at)
    const next = stepAt(at + 1)
    const isLast = at === group.length - 1
    if (!isLast && !mayWin(at, state)) return
    for (const { way, swing } of (group[at] as Part).options) {
      if (isOver()) return
      if (isLast ? isHopeless(swung, swing) : isHopeless(swings.together(next.swung, swung, swing), left)) continue
      taken[at] = way
      share(sheet, next.state, state, way.vector)
      if (isLast) note(next.state)
      else take(at + 1)
    }
  }

  /** Whether the bounds leave a rival a chance when anything may be taken of the parts from one on. */
  const mayWin = (from: number, state: Vector): boolean => {
    quest.evaluations++
    share(sheet, low, state, state)
    share(sheet, high, state, state)
    for (let at = from; at < group.length; at++) {
      narrow(sheet, low, (group[at] as Part).all)
      narrow(sheet, high, (group[at] as Part).any)
    }
    return scales.firstToWin(quest.todo, low, high) !== nobody
  }

  const note = (state: Vector): void => {
    quest.evaluations++
    const rival = scales.firstToWin(quest.todo, state, state)
    if (rival === nobody) return
    quest.found(
      rival,
      taken.slice(0, group.length).flatMap((way): readonly Alternative[] => ('together' in way ? way.together : [way])),
    )
  }

  for (let size = 2; size <= mostFacts && !isOver(); size++) {
    share(sheet, stepAt(0).before, fixed, fixed)
    gather(0, size)
  }
}
