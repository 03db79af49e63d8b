import { isSeldom } from '../scenario/seldom.js'
import { boundaries, type Limit } from './boundaries.js'
import { changeability } from './changeability.js'
import { type Counterfactuals, counterfactuals } from './counterfactuals.js'
import { smallest } from './completion.js'
import { type Position, winnerAfter } from './position.js'
import { pushedOff, pushOf } from './pushed.js'
import { isTold, type OpenQuestion, tellingQuestions } from './questions.js'
import { nobody } from './scales.js'
import { type Settled, settle } from './settle.js'
import { trySingles } from './singles.js'

/** How far a decision holds and what to ask. */
export interface Holding {
  readonly settled: Settled
  readonly questions: readonly OpenQuestion[]
}

/** What would change it. */
export interface Changing {
  readonly counterfactuals: Counterfactuals
  readonly boundaries: readonly Limit[]
}

/** The bounds count evaluations, never time, so that answers stay the same everywhere. */
export const bounds = { settle: 2000, counterfactuals: 12_000 } as const

export function changing(position: Position, winner: number): Changing {
  const change = changeability(position)
  const tried = trySingles(position, change, winner)
  return {
    counterfactuals: counterfactuals(position, change, tried, winner, bounds.counterfactuals),
    boundaries: winner === nobody ? [] : boundaries(position, tried, winner),
  }
}

/**
 * How far a decision holds, and nothing about what would change it. Hardly any fact changes the winner alone where no push does: that is
 * looked at last, so that the search ends as in the whole answer where it reaches its bound.
 */
export function holdingKind(position: Position, winner: number, bound: number = bounds.settle): Settled['kind'] {
  const { model, now, most } = position
  if (winner === nobody || model.scales.certain(now, most) === winner) return 'settled'
  if (pushedOff(position, winner) !== nobody) return 'provisional'
  const { kind } = settle(position, winner, bound)
  return kind === 'bounded' && isTold(position, winner) ? 'provisional' : kind
}

/** Cheapest first: the bounds may prove the winner; one more fact may change it; only then are facts tried together. */
export function holding(position: Position, winner: number, bound: number = bounds.settle): Holding {
  // What is eliminated stays so whatever else is stated: nothing viable is final.
  if (winner === nobody || position.model.scales.certain(position.now, position.most) === winner)
    return { settled: { kind: 'settled', evaluations: 1 }, questions: [] }
  const telling = tellingQuestions(position, winner)
  const [first] = telling
  if (first) {
    const questions = telling.map(({ example: _, winner: __, ...question }) => question)
    return { settled: { kind: 'provisional', completion: { [first.fact]: first.example }, winner: first.winner, evaluations: 1 }, questions }
  }
  const settled = settledOrPushed(position, winner, bound)
  if (settled.kind !== 'provisional') return { settled, questions: [] }
  const completion = smallest(position, settled.completion, winner)
  const shown = { ...settled, completion, winner: winnerAfter(position, completion, false) as number }
  return { settled: shown, questions: together(shown, position) }
}

/** Where the search ends at its bound, a push may still tell. */
function settledOrPushed(position: Position, winner: number, bound: number): Settled {
  const settled = settle(position, winner, bound)
  const pushed = settled.kind === 'bounded' ? pushedOff(position, winner) : nobody
  if (pushed === nobody) return settled
  const completion = pushOf(position, pushed)
  return { kind: 'provisional', completion, winner: winnerAfter(position, completion, false) as number, evaluations: settled.evaluations }
}

/** No single fact changes the winner: the completion that was found tells which do together. */
const together = ({ completion, winner }: Extract<Settled, { kind: 'provisional' }>, { facts }: Position): OpenQuestion[] =>
  Object.entries(completion).map(([fact, value]) => ({
    fact,
    couldChangeTo: winner === nobody ? [] : [winner],
    share: 0,
    together: true,
    isSeldom: isSeldom(fact, facts, value),
  }))
