import type { Facts, FactValue } from '../scenario/facts.js'
import type { FactModel } from './fact-model.js'
import type { Position } from './position.js'
import { nobody } from './scales.js'
import { copy, narrow, release, type Vector } from './sheet.js'

/** The first rival whose push takes the winner from the front, whoever stands there then; `nobody` where none does. */
export function pushedOff(position: Position, winner: number): number {
  const { model, standing } = position
  // So that the vectors are written.
  model.pushes.values()
  const { top } = model.sheet
  for (const rival of model.candidates.keys()) {
    if (rival === winner || standing.eliminated[rival]) continue
    const other = winnerPushed(position, rival)
    release(model.sheet, top)
    if (other !== winner) return rival
  }
  return nobody
}

function winnerPushed(position: Position, rival: number): number {
  const { model, most, knownAt } = position
  const { sheet, scales, pushes, indexes, unstated } = model
  const from = pushes.from[rival] as Vector
  const state = copy(sheet, most)
  const unmeant = unmeantPlaces(position, rival)
  for (let place = 0; place < indexes.length; place++)
    if (knownAt[indexes[place] as number] === undefined) narrow(sheet, state, (unmeant?.has(place) ? unstated : from) + place * sheet.words)
  return scales.winner(state)
}

/** The places of facts of which a push states what cannot be meant beside what is known; they stay open. */
function unmeantPlaces({ model: { placeOf, pushes }, contradicting }: Position, rival: number): Set<number> | undefined {
  let places: Set<number> | undefined
  const stated = pushes.values()[rival]
  for (const fact of contradicting.facts()) {
    const place = placeOf.get(fact)
    const value = place === undefined ? undefined : stated?.[place]
    if (place !== undefined && value !== undefined && contradicting.is(fact, value)) (places ??= new Set()).add(place)
  }
  return places
}

/** What the push of a candidate states of facts that are open. */
export function pushOf(position: Position, candidate: number): Facts {
  const { model, knownAt } = position
  const { facts, pushes } = model
  const unmeant = unmeantPlaces(position, candidate)
  const stated: Record<string, FactValue> = {}
  for (const [place, value] of (pushes.values()[candidate] ?? []).entries()) {
    const { fact, index } = facts[place] as FactModel
    if (value !== undefined && knownAt[index] === undefined && !unmeant?.has(place)) stated[fact] = value
  }
  return stated
}
