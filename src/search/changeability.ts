import type { Position } from './position.js'
import { copy, countMissing, narrow, nothing, type Vector, without } from './sheet.js'
import type { Waiting } from './swings.js'
import type { Unit } from './units.js'

/** A unit of which something is stated, and the terms that it does not block. */
export interface Stated {
  readonly unit: Unit
  readonly current: Vector
}

/** The terms of a decision by what changes of what is stated can do to them. */
export interface Changeability {
  readonly stated: readonly Stated[]
  /** What the facts leave that are not stated. */
  readonly fixed: Vector
  /** The terms that hold, and those that may hold, whatever is stated in place of what is. */
  readonly always: Vector
  readonly ever: Vector
  readonly waiting: Waiting
}

export function changeability(position: Position): Changeability {
  const { model, counting, statedAt, now } = position
  const { sheet, units } = model
  const [fixed, always, ever] = [copy(sheet, counting), copy(sheet, counting), copy(sheet, counting)]
  // Terms that at least so many of the stated units block.
  const lacking: [Vector, Vector, Vector, Vector] = [nothing(sheet), nothing(sheet), nothing(sheet), nothing(sheet)]
  const stated: Stated[] = []
  for (const unit of units) {
    const current = currentOf(position, unit)
    if (unit.members.some(({ index }) => statedAt[index] !== undefined)) {
      stated.push({ unit, current })
      narrow(sheet, always, unit.all)
      narrow(sheet, ever, unit.any)
      countMissing(sheet, lacking, current)
    } else {
      narrow(sheet, fixed, current)
      narrow(sheet, always, current)
      narrow(sheet, ever, current)
    }
  }
  const [first, second, third, fourth] = lacking.map((some) => narrow(sheet, some, ever)) as typeof lacking
  const waiting = { now, always, one: without(sheet, first, second), two: without(sheet, second, third), three: without(sheet, third, fourth) }
  return { stated, fixed, always, ever, waiting }
}

function currentOf({ model: { sheet }, counting, vectors }: Position, { places }: Unit): Vector {
  if (places.length === 1) return vectors[places[0] as number] as Vector
  const current = copy(sheet, counting)
  for (const place of places) narrow(sheet, current, vectors[place] as Vector)
  return current
}
