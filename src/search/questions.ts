import type { FactValue } from '../scenario/facts.js'
import type { FactModel } from './fact-model.js'
import { type Position, vectorsAfter } from './position.js'
import { nobody, open } from './scales.js'
import { both, copy, meets, narrow, nothing, release, type Vector, widen, without } from './sheet.js'
import { rivalsOf, turningTo } from './turning.js'

/** A fact that is not stated and could change the winner. */
export interface OpenQuestion {
  readonly fact: string
  /** Candidates that it could bring to the front, in the decision's order. */
  readonly couldChangeTo: readonly number[]
  /** Of the fact's own regions, the share that changes the winner while all else stays unstated. */
  readonly share: number
  /** Whether it changes the winner only together with other facts. */
  readonly together: boolean
}

/** A question, and an answer to it that changes the winner. */
export interface Telling extends OpenQuestion {
  readonly example: FactValue
  readonly winner: number
}

interface Ordered {
  readonly telling: Telling
  readonly settles: number
  readonly weight: number
  readonly place: number
}

/**
 * The facts that change the winner alone, most telling first: those that settle the decision with most of their answers, then
 * those that change it with most. A fact for which no term waits alone changes nothing by itself and is not tried.
 */
export function tellingQuestions(position: Position, winner: number): Telling[] {
  const { model, knownAt, standing } = position
  const { sheet } = model
  const { top } = sheet
  const lacking = lackingOne(position)
  const { gains } = turningTo(model, winner, rivalsOf(standing.eliminated, winner))
  const found: Ordered[] = []
  for (const places of model.units) {
    const waiting = both(sheet, lacking, testsOfUnknown(position, places))
    if (!meets(sheet, waiting, gains)) continue
    for (const place of places) {
      const fact = model.facts[place] as FactModel
      if (knownAt[fact.index] !== undefined) continue
      const question = questionOf(position, places, place, waiting, gains, winner)
      if (question) found.push(question)
    }
  }
  release(sheet, top)
  found.sort((a, b) => b.settles - a.settles || b.telling.share - a.telling.share || b.weight - a.weight || a.place - b.place)
  return found.map(({ telling }) => telling)
}

/** The terms that wait for one fact only, or for facts of one cluster only. */
function lackingOne(position: Position): Vector {
  const { model, most, now } = position
  const { sheet } = model
  const [once, more] = [nothing(sheet), nothing(sheet)]
  for (const places of model.units) {
    const tests = testsOfUnknown(position, places)
    widen(sheet, more, both(sheet, once, tests))
    widen(sheet, once, tests)
  }
  return both(sheet, without(sheet, most, now), without(sheet, once, more))
}

function testsOfUnknown({ model: { sheet, facts }, knownAt }: Position, places: readonly number[]): Vector {
  const tests = nothing(sheet)
  for (const place of places) {
    const fact = facts[place] as FactModel
    if (knownAt[fact.index] === undefined) widen(sheet, tests, fact.tests)
  }
  return tests
}

/**
 * What each region of a fact leads to, all else unstated: the terms that wait for it alone then hold, as far as it meets them.
 * Most regions meet none that could turn the decision; those are neither written down nor weighed.
 */
function questionOf(position: Position, unit: readonly number[], place: number, waiting: Vector, gains: Vector, winner: number): Ordered | undefined {
  const { model, now, most, clusters } = position
  const { sheet, scales } = model
  const { fact, weight, answers } = model.facts[place] as FactModel
  const turning = both(sheet, waiting, gains)
  const isAlone = unit.length === 1 && !clusters.moves(fact)
  const changing: number[] = []
  const regions: Region[] = []
  let example: FactValue | undefined
  for (const { value, vector } of answers) {
    const region = isAlone ? { unit: vector, known: vector } : regionOf(position, unit, place, value, vector)
    if (region === undefined) continue
    regions.push(region)
    if (!meets(sheet, turning, region.unit)) continue
    const other = scales.winner(widen(sheet, both(sheet, waiting, region.unit), now))
    if (other === winner) continue
    example ??= value
    changing.push(other)
  }
  if (example === undefined) return undefined
  let settling = 0
  for (const region of regions) if (scales.certain(widen(sheet, both(sheet, waiting, region.unit), now), both(sheet, most, region.known)) !== open) settling++
  const telling = {
    fact,
    couldChangeTo: [...new Set(changing)].filter((other) => other !== nobody).sort((a, b) => a - b),
    share: changing.length / regions.length,
    together: false,
    example,
    winner: changing[0] as number,
  }
  return { telling, settles: settling / regions.length, weight, place }
}

/** What the unit of a fact does not block in one of its regions, and of that what the facts that are then known do not. */
interface Region {
  readonly unit: Vector
  readonly known: Vector
}

/** The region of a fact with others that follow, or stay unstated, beside it; undefined where a known fact would change. */
function regionOf(position: Position, unit: readonly number[], place: number, value: FactValue, own: Vector): Region | undefined {
  const { model, vectors } = position
  const { sheet } = model
  const moved = vectorsAfter(position, { [(model.facts[place] as FactModel).fact]: value }, false)
  if (!moved) return undefined
  const known = copy(sheet, own)
  for (const other of moved.values()) narrow(sheet, known, other)
  const whole = copy(sheet, known)
  for (const other of unit) if (other !== place && !moved.has(other)) narrow(sheet, whole, vectors[other] as Vector)
  return { unit: whole, known }
}
