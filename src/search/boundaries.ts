import { flatMap } from '../lists.js'
import { type Alternative, type Boundary, boundaryOf } from './changes.js'
import type { Position } from './position.js'
import type { Singles, Tried } from './singles.js'

/** How far a stated figure may move before the winner loses. */
export interface Limit {
  readonly fact: string
  readonly stated: number
  /** Where the winner loses first below and above what is stated, and to whom. */
  readonly loses: readonly { readonly boundary: Boundary; readonly to: number }[]
}

export const boundaries = ({ statedAt }: Position, tried: readonly Tried[], winner: number): Limit[] =>
  flatMap(tried, ({ facts }) =>
    flatMap(facts, (one) => {
      const { fact, index, definition } = one.changeable
      const loses = definition.type === 'number' ? [...firstLoss(one, winner, false), ...firstLoss(one, winner, true)] : []
      return loses.length > 0 ? [{ fact, stated: statedAt[index] as number, loses }] : []
    }),
  )

/** The nearest step, down or up, at which the winner loses. */
function firstLoss({ singles }: Singles, winner: number, isUpwards: boolean): Limit['loses'] {
  const turnOf = (way: Alternative) => way.turn as NonNullable<Alternative['turn']>
  const lost = singles.find((one) => one.winner !== winner && turnOf(one.way).isUpwards === isUpwards)
  return lost ? [{ boundary: boundaryOf(turnOf(lost.way)), to: lost.winner }] : []
}
