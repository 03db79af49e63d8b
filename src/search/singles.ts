import type { Changeability, Stated } from './changeability.js'
import { type Alternative, otherValues } from './changes.js'
import { figureSteps } from './figures.js'
import type { Position } from './position.js'
import { copy, join, same, share, type Vector } from './sheet.js'
import type { Changeable } from './units.js'

/** Another value of one stated fact, and who wins with it while all else stays. */
export interface Single {
  readonly way: Alternative
  readonly winner: number
}

/** The other values of a stated fact; of a figure upwards and then downwards, each way nearest first. */
export interface Singles {
  readonly changeable: Changeable
  readonly singles: readonly Single[]
}

/** A unit of which something is stated, and each of its facts that is, with its other values. */
export interface Tried extends Stated {
  readonly facts: readonly Singles[]
}

/** Tries every other value of each stated fact alone. */
export function trySingles(position: Position, { stated, waiting, ever }: Changeability, winner: number): Tried[] {
  const { model, statedAt, now } = position
  const { sheet, scales } = model
  const [open, state] = [copy(sheet, now), copy(sheet, now)]
  /** What holds then is what the new value does not block, of what held and of what waited for this unit alone. */
  const winnerWith = (vector: Vector): number => {
    share(sheet, state, open, vector)
    return same(sheet, state, now) ? winner : scales.winner(state)
  }
  return stated.map(({ unit, current }) => {
    join(sheet, open, now, waiting.one, current)
    const facts = unit.members
      .filter(({ index }) => statedAt[index] !== undefined)
      .map((changeable) => {
        const ways = changeable.definition.type === 'number' ? figureSteps(position, changeable) : otherValues(position, changeable, ever)
        return { changeable, singles: ways.map((way) => ({ way, winner: winnerWith(way.vector) })) }
      })
    return { unit, current, facts }
  })
}

/** The other values of a fact in the order in which they are taken. */
export const nearestFirst = ({ definition }: Changeable, singles: readonly Single[]): readonly Single[] =>
  definition.type === 'number' && singles.length > 1 ? [...singles].sort((a, b) => a.way.distance - b.way.distance) : singles
