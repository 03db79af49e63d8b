import type { FactValue } from '../scenario/facts.js'
import { type Alternative, otherValues, valueOf, vectorInCluster } from './changes.js'
import type { FactModel } from './fact-model.js'
import { figureSteps } from './figures.js'
import type { Changeable } from './model.js'
import type { Position } from './position.js'
import { copy, gainsOrLoses, keep, narrow, nothing, sameWithin, type Sheet, type Vector, widen } from './sheet.js'
import type { Turning } from './turning.js'

/** Several changes of one cluster, made together. */
export interface Combined {
  readonly vector: Vector
  readonly together: readonly Alternative[]
}

/** One way to change what is stated of a dimension. */
export type Option = Alternative | Combined

/** The ways to change just so many facts of a dimension, with what some of them, and what every one, does not block. */
export interface Part {
  readonly options: readonly Option[]
  readonly any: Vector
  readonly all: Vector
}

/**
 * Facts that move together: one alone, or those of a cluster of derivations. The terms that hold are what all dimensions leave; a
 * change of what is stated takes another option in some of them.
 */
export interface Dimension {
  readonly current: Vector
  /** The ways to change one of its facts. */
  readonly one: Part
  /** The ways to change several at once, worked out when first asked for. */
  readonly several: (facts: number) => Part
  /** How many of its facts can be changed at once. */
  readonly most: number
  /** What some option, or to leave it as it is, does not block; and what none of them does. */
  readonly any: Vector
  readonly all: Vector
}

/** What can be changed, and what stays whatever is changed. */
export interface Space {
  readonly fixed: Vector
  readonly dimensions: readonly Dimension[]
  /** The terms that hold and that may hold whatever is stated in place of what is, sets with any members. */
  readonly always: Vector
  readonly ever: Vector
  /** For each stated figure how it can be moved over its turns. */
  readonly figures: readonly { readonly changeable: Changeable; readonly steps: readonly Alternative[] }[]
}

/** The dimensions in which what is stated can be changed so that rules hear it, up to so many facts at once. */
export function spaceOf(position: Position, { gains, losses }: Turning, mostFacts: number): Space {
  const { model, counting, vectors, statedAt } = position
  const { sheet } = model
  const fixed = copy(sheet, counting)
  const always = copy(sheet, counting)
  const live = copy(sheet, counting)
  for (const { places, members } of model.moving) {
    const isStated = members.some(({ index }) => statedAt[index] !== undefined)
    for (const place of places) {
      const fact = model.facts[place] as FactModel
      const vector = vectors[place] as Vector
      if (!isStated) {
        narrow(sheet, fixed, vector)
        narrow(sheet, always, vector)
        narrow(sheet, live, vector)
      } else if (fact.isSet || members.length > 1) narrow(sheet, always, fact.unstated)
      else {
        narrow(sheet, always, fact.all)
        narrow(sheet, live, fact.any)
      }
    }
  }
  narrow(sheet, gains, live)
  narrow(sheet, losses, live)
  const dimensions: Dimension[] = []
  const figures: { changeable: Changeable; steps: readonly Alternative[] }[] = []
  for (const { places, members } of model.moving) {
    let current = -1
    /** Leaves out what can turn nothing, and of several that come to the same the farther ones. */
    const telling = (found: readonly Alternative[]): Alternative[] => {
      const kept: Alternative[] = []
      for (const one of found)
        if (gainsOrLoses(sheet, one.vector, current, gains, losses) && !kept.some(({ vector }) => sameWithin(sheet, live, one.vector, vector))) kept.push(one)
      return kept
    }
    const single: Alternative[][] = []
    for (const changeable of members) {
      if (statedAt[changeable.index] === undefined) continue
      if (current < 0) current = currentOf(position, places)
      const isFigure = changeable.definition.type === 'number'
      const found = isFigure ? figureSteps(position, changeable) : otherValues(position, changeable, live)
      if (isFigure && found.length > 0) figures.push({ changeable, steps: [...found] })
      if (isFigure) found.sort((a, b) => a.distance - b.distance)
      const kept = telling(found)
      if (kept.length > 0) single.push(kept)
    }
    if (single.length > 0) dimensions.push(dimensionOf(position, places, single, current, live, mostFacts))
    else if (current >= 0) narrow(sheet, fixed, current)
  }
  return { fixed, dimensions, always, ever: live, figures }
}

function currentOf({ model: { sheet }, counting, vectors }: Position, places: readonly number[]): Vector {
  if (places.length === 1) return vectors[places[0] as number] as Vector
  const current = copy(sheet, counting)
  for (const place of places) narrow(sheet, current, vectors[place] as Vector)
  return current
}

function dimensionOf(
  position: Position,
  places: readonly number[],
  single: readonly (readonly Alternative[])[],
  current: Vector,
  live: Vector,
  mostFacts: number,
): Dimension {
  const { sheet } = position.model
  const parts: Part[] = []
  const several = (facts: number): Part => {
    const known = parts[facts]
    if (known) return known
    const made = partOf(sheet, position.counting, combined(position, places, single, facts, current, live))
    parts[facts] = made
    keep(sheet)
    return made
  }
  const most = Math.min(mostFacts, single.length)
  const one = partOf(sheet, position.counting, single.length === 1 ? (single[0] as readonly Alternative[]) : single.flat())
  // What several changes of one cluster come to may be anything as long as it is not worked out.
  const any = most > 1 ? position.counting : widen(sheet, copy(sheet, current), one.any)
  const all = most > 1 ? nothing(sheet) : narrow(sheet, copy(sheet, current), one.all)
  return { current, one, several, most, any, all }
}

/** Facts that enter one derivation are derived anew for each choice of alternatives. */
const combined = (
  position: Position,
  places: readonly number[],
  single: readonly (readonly Alternative[])[],
  facts: number,
  current: Vector,
  live: Vector,
): Combined[] =>
  choices(single, facts).flatMap((together) => {
    const values = Object.fromEntries(together.map((one) => [one.changeable.fact, valueOf(position, one)] as [string, FactValue]))
    const vector = vectorInCluster(position, places, together[0]?.changeable.cluster as number, values)
    return sameWithin(position.model.sheet, live, vector, current) ? [] : [{ vector, together }]
  })

function partOf(sheet: Sheet, counting: Vector, options: readonly Option[]): Part {
  const [any, all] = [nothing(sheet), copy(sheet, counting)]
  for (const { vector } of options) {
    widen(sheet, any, vector)
    narrow(sheet, all, vector)
  }
  return { options, any, all }
}

/** Every choice of so many alternatives of different facts. */
function choices(lists: readonly (readonly Alternative[])[], count: number): Alternative[][] {
  if (count === 0) return [[]]
  const [first, ...rest] = lists
  if (!first) return []
  return [...first.flatMap((one) => choices(rest, count - 1).map((others) => [one, ...others])), ...choices(rest, count)]
}
