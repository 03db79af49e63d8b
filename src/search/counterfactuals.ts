import type { Facts, FactValue } from '../scenario/facts.js'
import { type Alternative, type Boundary, boundaryOf, valueOf } from './changes.js'
import type { Dimension, Option, Part, Space } from './dimensions.js'
import { type Position, winnerAfter } from './position.js'
import { both, copy, narrow, nothing, release, share, type Sheet, type Vector } from './sheet.js'

export interface Change {
  readonly fact: string
  readonly from: FactValue
  readonly to: FactValue
  readonly boundary?: Boundary
}

/** What would make each rival win, as far as a few changes of what is stated can. */
export interface Counterfactuals {
  readonly found: readonly { readonly candidate: number; readonly changes: readonly Change[] }[]
  readonly outOfReach: readonly { readonly candidate: number; readonly because: 'no change of what is stated' | 'bounded' | 'more than three changes' }[]
  readonly evaluations: number
}

export const mostChanges = 3

/**
 * Tries every change of one stated fact, then of two, then of three; the first that lets a rival win is its smallest.
 *
 * A change of several facts is made in a group of dimensions. While a group is put together, before it is tried and after each of
 * its options is taken, what is left of it is freed: where the bounds then leave no rival a chance that is still looked for,
 * nothing below is tried.
 */
export function counterfactuals(position: Position, { fixed, dimensions, always, ever }: Space, winner: number, bound: number): Counterfactuals {
  const { model, stated, standing } = position
  const { sheet, scales } = model
  const after = suffixes(sheet, fixed, dimensions, ({ current }) => current)
  const afterAny = suffixes(sheet, fixed, dimensions, ({ any }) => any)
  const afterAll = suffixes(sheet, fixed, dimensions, ({ all }) => all)
  const anything: Part = { options: [], any: position.counting, all: nothing(sheet) }
  const others = standing.eliminated.map((_, at) => at).filter((at) => at !== winner)
  const within = scales.mayWin(-1, always, ever)
  const found = new Map<number, readonly Change[]>()
  let todo = others.reduce((bits, at) => bits | (within & (1 << at)), 0)
  let evaluations = 1

  const isOver = () => todo === 0 || evaluations >= bound
  const [low, high] = [copy(sheet, fixed), copy(sheet, fixed)]
  /** Whether no rival that is still looked for could win, with a state narrowed by what a group may leave and by what is behind it. */
  const isHopeless = (state: Vector, parts: readonly Part[], from: number, behindAll: Vector, behindAny: Vector): boolean => {
    evaluations++
    share(sheet, low, state, behindAll)
    share(sheet, high, state, behindAny)
    for (let at = from; at < parts.length; at++) {
      narrow(sheet, low, (parts[at] as Part).all)
      narrow(sheet, high, (parts[at] as Part).any)
    }
    return scales.mayWin(todo, low, high) === 0
  }

  const note = (state: Vector, before: readonly Option[], last: Option): void => {
    evaluations++
    const rival = scales.winner(state)
    if (rival < 0 || (todo & (1 << rival)) === 0) return
    const changes = [...before, last].flatMap((option): readonly Alternative[] => ('together' in option ? option.together : [option]))
    const to: Facts = Object.fromEntries(changes.map((one) => [one.changeable.fact, valueOf(position, one)]))
    // Figures that follow from others are rounded: what is promised is tried on the real derivation.
    if (winnerAfter(position, to, true) !== rival) return
    todo &= ~(1 << rival)
    found.set(
      rival,
      changes.map(({ changeable: { fact }, turn }) => ({
        fact,
        from: stated[fact] as FactValue,
        to: to[fact] as FactValue,
        ...(turn ? { boundary: boundaryOf(turn) } : {}),
      })),
    )
  }

  /** Takes every option of each part of a group. */
  const take = (parts: readonly Part[], depth: number, state: Vector, chosen: readonly Option[]): void => {
    const { top } = sheet
    const next = copy(sheet, state)
    const isLast = depth === parts.length - 1
    for (const option of (parts[depth] as Part).options) {
      if (isOver()) break
      share(sheet, next, state, option.vector)
      if (isLast) note(next, chosen, option)
      else if (!isHopeless(next, parts, depth + 1, fixed, fixed)) take(parts, depth + 1, next, [...chosen, option])
    }
    release(sheet, top)
  }

  /** Puts together every group that changes so many more facts, from one dimension on. `state` is what those before it leave. */
  const gather = (from: number, left: number, state: Vector, parts: readonly Part[]): void => {
    const { top } = sheet
    const before = copy(sheet, state)
    for (let at = from; at < dimensions.length; at++) {
      if (isOver()) break
      const { most, one, several, current } = dimensions[at] as Dimension
      const [behind, behindAll, behindAny] = [after[at + 1] as Vector, afterAll[at + 1] as Vector, afterAny[at + 1] as Vector]
      for (let facts = 1; facts <= Math.min(left, most); facts++) {
        // What several changes of one dimension come to is dear to work out: first it is taken as anything.
        if (facts > 1 && isHopeless(before, [...parts, anything], 0, facts < left ? behindAll : behind, facts < left ? behindAny : behind)) continue
        const group = [...parts, facts === 1 ? one : several(facts)]
        if (facts < left) {
          if (at + 1 < dimensions.length && !isHopeless(before, group, 0, behindAll, behindAny)) gather(at + 1, left - facts, before, group)
        } else if (group.length === 1 || !isHopeless(before, group, 0, behind, behind)) take(group, 0, both(sheet, before, behind), [])
      }
      narrow(sheet, before, current)
    }
    release(sheet, top)
  }

  for (let size = 1; size <= mostChanges; size++) gather(0, size, fixed, [])
  return {
    found: others.flatMap((candidate) => {
      const changes = found.get(candidate)
      return changes ? [{ candidate, changes }] : []
    }),
    outOfReach: others
      .filter((rival) => !found.has(rival))
      .map((candidate) => ({
        candidate,
        because: !(within & (1 << candidate)) ? 'no change of what is stated' : evaluations >= bound ? 'bounded' : 'more than three changes',
      })),
    evaluations,
  }
}

/** For each dimension what it and those after it leave, each taken in one way. */
function suffixes(sheet: Sheet, fixed: Vector, dimensions: readonly Dimension[], taken: (dimension: Dimension) => Vector): Vector[] {
  const after: Vector[] = [fixed]
  for (const dimension of dimensions.toReversed()) after.push(both(sheet, after.at(-1) as Vector, taken(dimension)))
  return after.reverse()
}
