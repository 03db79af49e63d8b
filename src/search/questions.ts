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
 * those that change it with most.
 */
export function tellingQuestions(position: Position, winner: number): Telling[] {
  const { sheet } = position.model
  const { top } = sheet
  const found = [...waitingFacts(position, winner)].flatMap((waiting) => questionOf(position, waiting, winner) ?? [])
  release(sheet, top)
  found.sort((a, b) => b.settles - a.settles || b.telling.share - a.telling.share || b.weight - a.weight || a.place - b.place)
  return found.map(({ telling }) => telling)
}

/** Whether any fact changes the winner alone. */
export function isTold(position: Position, winner: number): boolean {
  const { sheet } = position.model
  const { top } = sheet
  let isSo = false
  for (const waiting of waitingFacts(position, winner)) {
    isSo = turningAnswers(position, waiting, winner).next().done === false
    if (isSo) break
  }
  release(sheet, top)
  return isSo
}

/** A fact that is not stated, and the terms that wait for it, or for facts of its unit, alone. */
interface Waiting {
  readonly place: number
  readonly unit: readonly number[]
  readonly terms: Vector
  /** Those of them that could turn the decision. */
  readonly turning: Vector
}

/** The facts for which terms wait that could turn the decision. Any other changes nothing by itself and is not tried. */
function* waitingFacts(position: Position, winner: number): Generator<Waiting> {
  const { model, knownAt, standing } = position
  const { sheet } = model
  const lacking = lackingOne(position)
  const { gains } = turningTo(model, winner, rivalsOf(standing.eliminated, winner))
  for (const unit of model.units) {
    const terms = both(sheet, lacking, testsOfUnknown(position, unit))
    if (!meets(sheet, terms, gains)) continue
    const turning = both(sheet, terms, gains)
    for (const place of unit) if (knownAt[(model.facts[place] as FactModel).index] === undefined) yield { place, unit, terms, turning }
  }
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

function questionOf(position: Position, waiting: Waiting, winner: number): Ordered | undefined {
  const { model, now, most } = position
  const { sheet, scales } = model
  const { fact, weight } = model.facts[waiting.place] as FactModel
  const [first, ...others] = turningAnswers(position, waiting, winner)
  if (!first) return undefined
  const changing = [first, ...others]
  const regions = [...regionsOf(position, waiting)]
  let settling = 0
  for (const { unit, known } of regions) if (scales.certain(widen(sheet, both(sheet, waiting.terms, unit), now), both(sheet, most, known)) !== open) settling++
  const telling = {
    fact,
    couldChangeTo: [...new Set(changing.map((answer) => answer.winner))].filter((other) => other !== nobody).sort((a, b) => a - b),
    share: changing.length / regions.length,
    together: false,
    example: first.value,
    winner: first.winner,
  }
  return { telling, settles: settling / regions.length, weight, place: waiting.place }
}

/**
 * The regions of a fact that change the winner, all else unstated: the terms that wait for it alone then hold, as far as it meets
 * them. Most regions meet none that could turn the decision; those are neither written down nor weighed.
 */
function* turningAnswers(position: Position, waiting: Waiting, winner: number): Generator<{ readonly value: FactValue; readonly winner: number }> {
  const { model, now } = position
  const { sheet, scales } = model
  for (const { value, unit } of regionsOf(position, waiting)) {
    if (!meets(sheet, waiting.turning, unit)) continue
    const other = scales.winner(widen(sheet, both(sheet, waiting.terms, unit), now))
    if (other !== winner) yield { value, winner: other }
  }
}

/** What the unit of a fact does not block in one of its regions, and of that what the facts that are then known do not. */
interface Region {
  readonly value: FactValue
  readonly unit: Vector
  readonly known: Vector
}

/** The regions of a fact, with others that follow, or stay unstated, beside it; none in which a known fact would change. */
function* regionsOf(position: Position, { place, unit }: Waiting): Generator<Region> {
  const { model, vectors, clusters } = position
  const { sheet } = model
  const { fact, answers } = model.facts[place] as FactModel
  const isAlone = unit.length === 1 && !clusters.moves(fact)
  for (const { value, vector } of answers) {
    if (isAlone) {
      yield { value, unit: vector, known: vector }
      continue
    }
    const moved = vectorsAfter(position, { [fact]: value }, false)
    if (!moved) continue
    const known = copy(sheet, vector)
    for (const other of moved.values()) narrow(sheet, known, other)
    const whole = copy(sheet, known)
    for (const other of unit) if (other !== place && !moved.has(other)) narrow(sheet, whole, vectors[other] as Vector)
    yield { value, unit: whole, known }
  }
}
