import type { FactValue } from '../scenario/facts.js'
import { movesOf, ownRegions, type Position } from './position.js'
import { type Move, nobody, open, type Scorer } from './scorer.js'
import { outBit } from './variables.js'

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

/**
 * The facts that change the winner alone, most telling first: those that settle the decision with most of their answers, then
 * those that change it with most. `lower` takes what is not known as never stated, `whole` leaves it open.
 */
export function tellingQuestions(position: Position, winner: number, lower: Scorer, whole: Scorer): Telling[] {
  const { model, facts } = position
  const undecided = new Set(model.rules.filter((rule) => whole.undecided(rule)).flatMap(({ variables }) => variables))
  const live = [...model.variablesOf].filter(([fact, own]) => facts[fact] === undefined && own.some((variable) => undecided.has(variable)))
  const found = live.flatMap(([fact]) => {
    const answers = answersTo(position, fact, lower)
    const changing = answers.filter((answer) => answer.winner !== winner)
    const [first] = changing
    if (!first) return []
    const settling = answers.filter(({ moves }) => winnerAfter(whole, moves) !== open)
    const couldChangeTo = [...new Set(changing.map((answer) => answer.winner).filter((other) => other !== nobody))].sort((a, b) => a - b)
    const question = { fact, couldChangeTo, share: changing.length / answers.length, together: false, example: first.value, winner: first.winner }
    return [{ question, settles: settling.length / answers.length }]
  })
  const weight = (fact: string) => model.weightOf.get(fact) ?? 0
  found.sort((a, b) => b.settles - a.settles || b.question.share - a.question.share || weight(b.question.fact) - weight(a.question.fact))
  return found.map(({ question }) => question)
}

interface Answer {
  readonly value: FactValue
  readonly moves: readonly Move[]
  readonly winner: number
}

/** Every region of a fact with the winner that it gives, all else unstated. */
const answersTo = (position: Position, fact: string, lower: Scorer): Answer[] =>
  ownRegions(position.model, fact).flatMap((value) => {
    const moves = movesOf(position, { [fact]: value }, false)
    if (!moves) return []
    // Where no rule tells "not stated" from "out", staying out changes nothing.
    const heard = moves.filter(([variable, mask]) => mask !== outBit || !position.model.onlyLookedFor[variable])
    return [{ value, moves, winner: winnerAfter(lower, heard) }]
  })

function winnerAfter(scorer: Scorer, moves: readonly Move[]): number {
  const undo = scorer.apply(moves)
  const winner = scorer.certain()
  undo()
  return winner
}
