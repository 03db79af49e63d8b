import type { FactModel } from './fact-model.js'
import type { Position } from './position.js'
import { both, copy, countTwice, meets, nothing, type Vector, widen, without } from './sheet.js'
import { rivalsOf, turningTo } from './turning.js'

/** A fact that is not stated, and the terms that wait for it, or for facts of its unit, alone. */
export interface Waiting {
  readonly place: number
  readonly unit: readonly number[]
  readonly terms: Vector
  /** Those of them that could turn the decision. */
  readonly turning: Vector
}

/** Whether something is so of a fact for which terms wait that could turn the decision. Any other changes nothing by itself and is not tried. */
export function someWaiting(position: Position, winner: number, isSo: (waiting: Waiting) => boolean): boolean {
  const { model, knownAt, standing } = position
  const { sheet, together, facts } = model
  const tests = together.map((unit) => testsOfUnknown(position, unit))
  const lacking = lackingOne(position, tests)
  const { gains } = turningTo(model, winner, rivalsOf(standing.eliminated, winner))
  const turns = both(sheet, lacking, gains)
  for (const [at, unit] of together.entries()) {
    const asked = tests[at]
    if (asked === undefined || !meets(sheet, turns, asked)) continue
    const [terms, turning] = [both(sheet, lacking, asked), both(sheet, turns, asked)]
    for (const place of unit) if (knownAt[(facts[place] as FactModel).index] === undefined && isSo({ place, unit, terms, turning })) return true
  }
  return false
}

/** The terms that wait for one fact only, or for facts of one cluster only. */
function lackingOne({ model: { sheet }, most, now }: Position, tests: readonly (Vector | undefined)[]): Vector {
  const [once, more] = [nothing(sheet), nothing(sheet)]
  for (const asked of tests) if (asked !== undefined) countTwice(sheet, once, more, asked)
  return both(sheet, without(sheet, most, now), without(sheet, once, more))
}

/** The terms that ask something of the facts of a unit that are not known; undefined where all are. */
function testsOfUnknown({ model: { sheet, facts }, knownAt }: Position, unit: readonly number[]): Vector | undefined {
  let tests: Vector | undefined
  for (const place of unit) {
    const fact = facts[place] as FactModel
    if (knownAt[fact.index] === undefined) tests = tests === undefined ? fact.tests : widen(sheet, copy(sheet, tests), fact.tests)
  }
  return tests
}
