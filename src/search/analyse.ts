import { changeables } from './alternatives.js'
import { boundaries, type Limit } from './boundaries.js'
import { type Counterfactuals, counterfactuals } from './counterfactuals.js'
import type { Position } from './position.js'
import { type OpenQuestion, tellingQuestions } from './questions.js'
import { createScorer, nobody } from './scorer.js'
import { type Settled, settle } from './settle.js'

/** How far a decision holds, what would change it, and what to ask. */
export interface Analysis {
  readonly settled: Settled
  readonly questions: readonly OpenQuestion[]
  readonly counterfactuals: Counterfactuals
  readonly boundaries: readonly Limit[]
}

/** The bounds count evaluations, never time, so that answers stay the same everywhere. */
export const bounds = { settle: 2000, counterfactuals: 5000 } as const

export function analyse(position: Position, winner: number): Analysis {
  const changeable = changeables(position)
  return {
    ...holds(position, winner),
    counterfactuals: counterfactuals(position, changeable, winner, bounds.counterfactuals),
    boundaries: winner === nobody ? [] : boundaries(position, changeable, winner),
  }
}

/** Cheapest first: the bounds may prove the winner; one more fact may change it; only then are facts tried together. */
function holds(position: Position, winner: number): Pick<Analysis, 'settled' | 'questions'> {
  const { model, standing, facts } = position
  const whole = createScorer(model, standing, facts, 'open')
  // What is eliminated stays so whatever else is stated: nothing viable is final.
  if (winner === nobody || whole.certain() === winner) return { settled: { kind: 'settled', evaluations: 1 }, questions: [] }
  const telling = tellingQuestions(position, winner, createScorer(model, standing, facts, 'unknown'), whole)
  const [first] = telling
  if (first) {
    const questions = telling.map(({ example: _, winner: __, ...question }) => question)
    return { settled: { kind: 'provisional', completion: { [first.fact]: first.example }, winner: first.winner, evaluations: 1 }, questions }
  }
  const settled = settle(position, winner, bounds.settle)
  return { settled, questions: settled.kind === 'provisional' ? together(settled) : [] }
}

/** No single fact changes the winner: the completion that was found tells which do together. */
const together = ({ completion, winner }: Extract<Settled, { kind: 'provisional' }>): OpenQuestion[] =>
  Object.keys(completion).map((fact) => ({ fact, couldChangeTo: winner === nobody ? [] : [winner], share: 0, together: true }))
