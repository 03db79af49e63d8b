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
 * The facts of a group are freed first and then fixed one by one: where the bounds leave no rival a chance that is still
 * looked for, nothing below is tried.
 */
export function counterfactuals(position: Position, changeable: readonly Changeable[], winner: number, bound: number): Counterfactuals {
  const { model, standing, facts, stated } = position
  const scorer = createScorer(model, standing, facts, 'unknown')
  const free = changeable.map((one) => freed(one, scorer))
  const fixed = changeable.map(({ alternatives }, at) => alternatives.map((alternative) => fixedTo(alternative, free[at] as readonly Move[], scorer)))
  const others = model.candidates.map((_, at) => at).filter((at) => at !== winner)
  const rivals = others.filter((at) => !standing.eliminated[at])

  const freeAll = scorer.apply(merged(free))
  const within = new Set(rivals.filter((rival) => scorer.canWin(rival)))
  freeAll()

  const todo = new Set(within)
  const found = new Map<number, Change[]>()
  let evaluations = 0
  const isHopeless = () => ![...todo].some((rival) => scorer.canWin(rival))

  const note = (choice: readonly Chosen[]): void => {
    evaluations++
    const rival = scorer.certain()
    if (!todo.delete(rival)) return
    found.set(
      rival,
      choice.map(({ fact, alternative: { value, boundary } }) => ({ fact, from: stated[fact] as FactValue, to: value, ...(boundary ? { boundary } : {}) })),
    )
  }

  const fix = (group: readonly number[], depth: number, choice: readonly Chosen[]): void => {
    const at = group[depth] as number
    const { fact, alternatives } = changeable[at] as Changeable
    for (const [which, alternative] of alternatives.entries()) {
      if (todo.size === 0 || evaluations >= bound) return
      const undo = scorer.apply(fixed[at]?.[which] ?? [])
      const chosen = [...choice, { fact, alternative }]
      if (depth + 1 === group.length) note(chosen)
      else if (!isHopeless()) fix(group, depth + 1, chosen)
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
      const undo = scorer.apply(merged(group.map((at) => free[at] as readonly Move[])))
      const hopeless = isHopeless()
      if (!hopeless && !isEntangled(group, changeable)) fix(group, 0, [])
      undo()
      if (!hopeless && isEntangled(group, changeable)) deriveAnew(group)
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

/** An alternative told for every variable that was freed for its fact. */
const fixedTo = ({ moves }: Alternative, free: readonly Move[], now: Scorer): Move[] =>
  free.map(([variable]) => [variable, moves.find(([moved]) => moved === variable)?.[1] ?? (now.state[variable] as number)])

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
