import type { FactValue } from '../scenario/facts.js'
import { isSeldom } from '../scenario/seldom.js'
import type { Answer, FactModel } from './fact-model.js'
import { meantAnswers } from './meant.js'
import { type Position, vectorsAfter } from './position.js'
import { nobody, open } from './scales.js'
import { both, copy, meets, narrow, nothing, release, share, type Vector, widen } from './sheet.js'
import { someWaiting, type Waiting } from './waiting.js'

/** A fact that is not stated and could change the winner. */
export interface OpenQuestion {
  readonly fact: string
  /** Candidates that it could bring to the front, in the decision's order. */
  readonly couldChangeTo: readonly number[]
  /** Of the fact's own regions, the share that changes the winner while all else stays unstated. */
  readonly share: number
  /** Whether it changes the winner only together with other facts. */
  readonly together: boolean
  /** Whether few would answer so that it tells. */
  readonly isSeldom: boolean
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
 * those that change it with most; those that few would answer so come last.
 */
export function tellingQuestions(position: Position, winner: number): Telling[] {
  const { sheet } = position.model
  const { top } = sheet
  const found: Ordered[] = []
  someWaiting(position, winner, (waiting) => {
    const question = questionOf(position, waiting, winner)
    if (question) found.push(question)
    return false
  })
  release(sheet, top)
  found.sort(
    (a, b) =>
      Number(a.telling.isSeldom) - Number(b.telling.isSeldom) ||
      b.settles - a.settles ||
      b.telling.share - a.telling.share ||
      b.weight - a.weight ||
      a.place - b.place,
  )
  return found.map(({ telling }) => telling)
}

/** Whether any fact changes the winner alone. */
export function isTold(position: Position, winner: number): boolean {
  const { sheet } = position.model
  const { top } = sheet
  const state = nothing(sheet)
  const isSo = someWaiting(position, winner, (waiting) =>
    regionsOf(position, waiting).some((region) => winnerIn(region, position, waiting, winner, state) !== winner),
  )
  release(sheet, top)
  return isSo
}

function questionOf(position: Position, waiting: Waiting, winner: number): Ordered | undefined {
  const { model, now, most } = position
  const { sheet, scales } = model
  const { fact, weight } = model.facts[waiting.place] as FactModel
  const regions = regionsOf(position, waiting)
  const [state, ceiling] = [nothing(sheet), nothing(sheet)]
  const winners: number[] = []
  let example: Answer | undefined
  for (const region of regions) {
    const other = winnerIn(region, position, waiting, winner, state)
    if (other === winner) continue
    example ??= region
    winners.push(other)
  }
  if (!example) return undefined
  let settling = 0
  for (const { unit, known } of regions) {
    widen(sheet, share(sheet, state, waiting.terms, unit), now)
    if (scales.certain(state, share(sheet, ceiling, most, known)) !== open) settling++
  }
  const telling = {
    fact,
    couldChangeTo: [...new Set(winners)].filter((other) => other !== nobody).sort((a, b) => a - b),
    share: winners.length / regions.length,
    together: false,
    isSeldom: isSeldom(fact, position.facts, example.value),
    example: example.value,
    winner: winners[0] as number,
  }
  return { telling, settles: settling / regions.length, weight, place: waiting.place }
}

/**
 * The winner in a region of a fact, all else unstated: the terms that wait for it alone then hold, as far as it meets them. Most
 * regions meet none that could turn the decision; those are neither written down nor weighed.
 */
function winnerIn({ unit }: Answer, { model: { sheet, scales }, now }: Position, { terms, turning }: Waiting, winner: number, state: Vector): number {
  return meets(sheet, turning, unit) ? scales.winner(widen(sheet, share(sheet, state, terms, unit), now)) : winner
}

/** The regions of a fact, with others that follow, or stay unstated, beside it; none in which a known fact would change or that contradicts one. */
function regionsOf(position: Position, { place, unit }: Waiting): readonly Answer[] {
  const { model, vectors, clusters } = position
  const { sheet } = model
  const { fact } = model.facts[place] as FactModel
  const answers = meantAnswers(position, model.facts[place] as FactModel)
  if (!clusters.moves(fact)) return unit.length === 1 ? answers : beside(position, answers, place, unit)
  const regions: Answer[] = []
  for (const { value, unit: vector } of answers) {
    const moved = vectorsAfter(position, { [fact]: value }, false)
    if (!moved) continue
    const known = copy(sheet, vector)
    for (const other of moved.values()) narrow(sheet, known, other)
    const whole = copy(sheet, known)
    for (const other of unit) if (other !== place && !moved.has(other)) narrow(sheet, whole, vectors[other] as Vector)
    regions.push({ value, unit: whole, known })
  }
  return regions
}

/** Answers beside which the rest of the unit stays as it is. */
function beside({ model: { sheet }, counting, vectors }: Position, answers: readonly Answer[], place: number, unit: readonly number[]): Answer[] {
  const rest = copy(sheet, counting)
  for (const other of unit) if (other !== place) narrow(sheet, rest, vectors[other] as Vector)
  return answers.map(({ value, known }) => ({ value, unit: both(sheet, known, rest), known }))
}
