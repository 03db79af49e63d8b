import type { FactValue } from '../scenario/facts.js'
import { type Alternative, type Changeable, changeables } from './alternatives.js'
import { entangled, movesOf, type Position } from './position.js'
import { createScorer, type Move, type Scorer } from './scorer.js'

export interface Change {
  readonly fact: string
  readonly from: FactValue
  readonly to: FactValue
  readonly boundary?: Alternative['boundary']
}

/** What would make each rival win, as far as a few changes of what is stated can. */
export interface Counterfactuals {
  readonly found: readonly { readonly candidate: number; readonly changes: readonly Change[] }[]
  readonly outOfReach: readonly { readonly candidate: number; readonly because: 'no change of what is stated' | 'bounded' | 'more than three changes' }[]
  readonly evaluations: number
}

const mostChanges = 3

/**
 * Tries every change of one stated fact, then of two, then of three; the first that lets a rival win is its smallest.
 * A group of facts is only tried where the bounds, with these facts free, leave some rival a chance.
 */
export function counterfactuals(position: Position, winner: number, bound: number): Counterfactuals {
  const { model, standing, facts, stated } = position
  const changeable = changeables(position)
  const now = createScorer(model, standing, facts, 'unknown')
  const reach = createScorer(model, standing, facts, 'unknown')
  const rivals = model.candidates.map((_, at) => at).filter((at) => at !== winner && !standing.eliminated[at])
  const free = changeable.map((one) => freed(one, now))
  const within = withAll(reach, free, () => rivals.filter((rival) => reach.canWin(rival)))
  const todo = new Set(within)
  const found = new Map<number, Change[]>()
  let evaluations = 0

  const attempt = (group: readonly number[]): void => {
    const chance = withAll(
      reach,
      group.map((at) => free[at] ?? []),
      () => [...todo].some((rival) => reach.canWin(rival)),
    )
    if (!chance) return
    for (const choice of choices(group.map((at) => changeable[at] as Changeable))) {
      if (evaluations >= bound || todo.size === 0) return
      evaluations++
      const undo = now.apply(joint(position, choice))
      const rival = now.certain()
      undo()
      if (!todo.has(rival)) continue
      todo.delete(rival)
      found.set(
        rival,
        choice.map(({ fact, alternative: { value, boundary } }) => ({ fact, from: stated[fact] as FactValue, to: value, ...(boundary ? { boundary } : {}) })),
      )
    }
  }

  for (let size = 1; size <= Math.min(mostChanges, changeable.length); size++)
    for (const group of groups(changeable.length, size)) if (todo.size > 0) attempt(group)
  return {
    found: rivals.flatMap((candidate) => {
      const changes = found.get(candidate)
      return changes ? [{ candidate, changes }] : []
    }),
    outOfReach: rivals
      .filter((rival) => !found.has(rival))
      .map((candidate) => ({
        candidate,
        because: !within.includes(candidate) ? 'no change of what is stated' : evaluations >= bound ? 'bounded' : 'more than three changes',
      })),
    evaluations,
  }
}

/** For each variable that a fact can move, all the regions that it can take. */
function freed({ alternatives }: Changeable, now: Scorer): Move[] {
  const masks = new Map<number, number>()
  for (const { moves } of alternatives)
    for (const [variable, mask] of moves) masks.set(variable, (masks.get(variable) ?? (now.state[variable] as number)) | mask)
  return [...masks]
}

function withAll<T>(scorer: Scorer, moves: readonly (readonly Move[])[], ask: () => T): T {
  const merged = new Map<number, number>()
  for (const [variable, mask] of moves.flat()) merged.set(variable, (merged.get(variable) ?? 0) | mask)
  const undo = scorer.apply([...merged])
  const answer = ask()
  undo()
  return answer
}

interface Chosen {
  readonly fact: string
  readonly alternative: Alternative
}

/** Every choice of one alternative for each fact, the nearest first. */
function* choices(facts: readonly Changeable[]): Generator<Chosen[]> {
  const [first, ...rest] = facts
  if (!first) {
    yield []
    return
  }
  for (const alternative of first.alternatives) for (const others of choices(rest)) yield [{ fact: first.fact, alternative }, ...others]
}

/** What several changes move together; facts that follow from more than one of them are derived anew. */
function joint(position: Position, choice: readonly Chosen[]): readonly Move[] {
  if (choice.filter(({ fact }) => entangled.has(fact)).length < 2) return choice.flatMap(({ alternative }) => alternative.moves)
  return movesOf(position, Object.fromEntries(choice.map(({ fact, alternative }) => [fact, alternative.value])), true) ?? []
}

/** Ascending groups of a size out of so many. */
function* groups(count: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield []
  else for (let at = from; at <= count - size; at++) for (const rest of groups(count, size - 1, at + 1)) yield [at, ...rest]
}
