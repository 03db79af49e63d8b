import type { FactValue } from '../scenario/facts.js'
import type { Alternative, Changeable } from './alternatives.js'
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
 * Before a group is tried, and after each of its facts is changed, what is left of it is freed: where the bounds then leave no
 * rival a chance that is still looked for, nothing below is tried.
 */
export function counterfactuals(position: Position, changeable: readonly Changeable[], winner: number, bound: number): Counterfactuals {
  const { model, standing, facts, stated } = position
  const scorer = createScorer(model, standing, facts, 'unknown')
  const free = changeable.map((one) => freed(one, scorer))
  const others = model.candidates.map((_, at) => at).filter((at) => at !== winner)
  const rivals = others.filter((at) => !standing.eliminated[at])

  const freeAll = scorer.apply(merged(free))
  const within = new Set(rivals.filter((rival) => scorer.canWin(rival)))
  freeAll()

  const todo = new Set(within)
  const found = new Map<number, Change[]>()
  let evaluations = 0
  /** Whether no rival that is still looked for could win, with so much freed. */
  const hopelessWith = (freedom: readonly Move[]): boolean => {
    const undo = scorer.apply(freedom)
    let hopeless = true
    for (const rival of todo) if (scorer.canWin(rival)) hopeless = false
    undo()
    return hopeless
  }

  const note = (choice: readonly Chosen[]): void => {
    evaluations++
    const rival = scorer.certain()
    if (!todo.delete(rival)) return
    found.set(
      rival,
      choice.map(({ fact, alternative: { value, boundary } }) => ({ fact, from: stated[fact] as FactValue, to: value, ...(boundary ? { boundary } : {}) })),
    )
  }

  const change = (group: readonly number[], depth: number, choice: readonly Chosen[]): void => {
    const { fact, alternatives } = changeable[group[depth] as number] as Changeable
    const rest = merged(group.slice(depth + 1).map((at) => free[at] as readonly Move[]))
    for (const alternative of alternatives) {
      if (todo.size === 0 || evaluations >= bound) return
      const undo = scorer.apply(alternative.moves)
      const chosen = [...choice, { fact, alternative }]
      if (rest.length === 0) note(chosen)
      else if (!hopelessWith(rest)) change(group, depth + 1, chosen)
      undo()
    }
  }

  /** Facts that follow from more than one of a group are derived anew for each choice. */
  const deriveAnew = (group: readonly number[]): void => {
    for (const choice of choices(group.map((at) => changeable[at] as Changeable))) {
      if (todo.size === 0 || evaluations >= bound) return
      const moves = movesOf(position, Object.fromEntries(choice.map(({ fact, alternative }) => [fact, alternative.value])), true) ?? []
      const undo = scorer.apply(moves)
      note(choice)
      undo()
    }
  }

  for (let size = 1; size <= Math.min(mostChanges, changeable.length); size++) {
    for (const group of groups(changeable.length, size)) {
      if (todo.size === 0 || evaluations >= bound) break
      if (hopelessWith(merged(group.map((at) => free[at] as readonly Move[])))) continue
      if (isEntangled(group, changeable)) deriveAnew(group)
      else change(group, 0, [])
    }
  }
  return {
    found: rivals.flatMap((candidate) => {
      const changes = found.get(candidate)
      return changes ? [{ candidate, changes }] : []
    }),
    outOfReach: others
      .filter((rival) => !found.has(rival))
      .map((candidate) => ({
        candidate,
        because: !within.has(candidate) ? 'no change of what is stated' : evaluations >= bound ? 'bounded' : 'more than three changes',
      })),
    evaluations,
  }
}

const isEntangled = (group: readonly number[], changeable: readonly Changeable[]) => group.filter((at) => entangled.has(changeable[at]?.fact ?? '')).length > 1

/** For each variable that a fact can move, all the regions that it can take. */
function freed({ alternatives }: Changeable, now: Scorer): Move[] {
  const masks = new Map<number, number>()
  for (const { moves } of alternatives)
    for (const [variable, mask] of moves) masks.set(variable, (masks.get(variable) ?? (now.state[variable] as number)) | mask)
  return [...masks]
}

function merged(lists: readonly (readonly Move[])[]): Move[] {
  const masks = new Map<number, number>()
  for (const list of lists) for (const [variable, mask] of list) masks.set(variable, (masks.get(variable) ?? 0) | mask)
  return [...masks]
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

/** Ascending groups of a size out of so many. */
function* groups(count: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield []
  else for (let at = from; at <= count - size; at++) for (const rest of groups(count, size - 1, at + 1)) yield [at, ...rest]
}
