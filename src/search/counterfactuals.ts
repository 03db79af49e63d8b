import type { Facts, FactValue } from '../scenario/facts.js'
import type { Changeability } from './changeability.js'
import { type Alternative, type Boundary, boundaryOf, valueOf } from './changes.js'
import { spaceOf } from './dimensions.js'
import { type Position, winnerAfter } from './position.js'
import { stayingRaised } from './raising.js'
import { type Quest, trySeveral } from './several.js'
import { nearestFirst, type Tried } from './singles.js'

export interface Change {
  readonly fact: string
  readonly from: FactValue
  readonly to: FactValue
  readonly boundary?: Boundary
}

/** Changes that make a candidate win, and whether the decision is still raised with them. */
export interface Counterfactual {
  readonly candidate: number
  readonly changes: readonly Change[]
  readonly isRaised: boolean
}

/** What would make each rival win, as far as a few changes of what is stated can. */
export interface Counterfactuals {
  readonly found: readonly Counterfactual[]
  readonly outOfReach: readonly { readonly candidate: number; readonly because: 'no change of what is stated' | 'bounded' | 'more than three changes' }[]
  readonly evaluations: number
}

export const mostChanges = 3

/** Takes every change of one stated fact, then of two, then of three; the first that lets a rival win is its smallest. */
export function counterfactuals(position: Position, change: Changeability, tried: readonly Tried[], winner: number, bound: number): Counterfactuals {
  const { model, standing } = position
  const others = standing.eliminated.map((_, at) => at).filter((at) => at !== winner)
  const within = model.scales.mayWin(-1, change.always, change.ever)
  const found = new Map<number, Counterfactual>()
  const stays = stayingRaised(model.raising, position)
  const isRaisedWith = (changes: readonly Alternative[]) =>
    stays(
      changes.map(({ changeable }) => changeable.fact),
      () => statedBy(position, changes),
    )
  const quest: Quest = {
    todo: others.reduce((bits, at) => bits | (within & (1 << at)), 0),
    evaluations: 1,
    bound,
    found(rival, changes, isRaised = isRaisedWith(changes)) {
      const told = proved(position, rival, changes)
      if (!told) return
      quest.todo &= ~(1 << rival)
      found.set(rival, { candidate: rival, changes: told, isRaised })
    },
  }
  takeSingles(tried, quest, (way) => isRaisedWith([way]))
  if (quest.todo !== 0) trySeveral(position, spaceOf(position, change, tried, quest.todo, mostChanges), mostChanges, quest)
  const { evaluations } = quest
  return {
    found: others.flatMap((candidate) => found.get(candidate) ?? []),
    outOfReach: others
      .filter((rival) => !found.has(rival))
      .map((candidate) => ({
        candidate,
        because: !(within & (1 << candidate)) ? 'no change of what is stated' : evaluations >= bound ? 'bounded' : 'more than three changes',
      })),
    evaluations,
  }
}

/** Of single changes one after which the decision is still raised goes before all after which it is not. */
function takeSingles(tried: readonly Tried[], quest: Quest, isRaisedWith: (way: Alternative) => boolean): void {
  const isSought = (rival: number) => rival >= 0 && (quest.todo & (1 << rival)) !== 0
  const lapsing: { readonly rival: number; readonly way: Alternative }[] = []
  for (const { facts } of tried)
    for (const { changeable, singles } of facts) {
      quest.evaluations += singles.length
      for (const { way, winner: rival } of nearestFirst(changeable, singles)) {
        if (!isSought(rival)) continue
        if (isRaisedWith(way)) quest.found(rival, [way], true)
        else lapsing.push({ rival, way })
      }
    }
  for (const { rival, way } of lapsing) if (isSought(rival)) quest.found(rival, [way], false)
}

const statedBy = (position: Position, changes: readonly Alternative[]): Facts =>
  Object.fromEntries(changes.map((one) => [one.changeable.fact, valueOf(position, one)]))

/** Changes as they are told. Figures that follow from others are rounded: there the real derivation must say so too. */
function proved(position: Position, rival: number, changes: readonly Alternative[]): Change[] | undefined {
  const to = statedBy(position, changes)
  if (changes.some(({ changeable }) => changeable.cluster !== undefined) && winnerAfter(position, to, true) !== rival) return undefined
  return changes.map(({ changeable: { fact }, turn }) => ({
    fact,
    from: position.stated[fact] as FactValue,
    to: to[fact] as FactValue,
    ...(turn ? { boundary: boundaryOf(turn) } : {}),
  }))
}
