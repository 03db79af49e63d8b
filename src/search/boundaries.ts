import { type Alternative, type Boundary, boundaryOf } from './changes.js'
import type { Space } from './dimensions.js'
import { type Position, stateWithout } from './position.js'
import { share } from './sheet.js'

/** How far a stated figure may move before the winner loses. */
export interface Limit {
  readonly fact: string
  readonly stated: number
  /** Where the winner loses first below and above what is stated, and to whom. */
  readonly loses: readonly { readonly boundary: Boundary; readonly to: number }[]
}

export function boundaries(position: Position, { figures }: Space, winner: number): Limit[] {
  const { model, statedAt } = position
  const { sheet, scales } = model
  const limits: Limit[] = []
  for (const { changeable, steps } of figures) {
    const { fact, index, places } = changeable
    const rest = stateWithout(position, (place) => places.includes(place))
    const state = stateWithout(position, () => true)
    const loses: { boundary: Boundary; to: number }[] = []
    for (const isUpwards of [false, true]) {
      for (const { vector, turn } of steps as readonly Required<Alternative>[]) {
        if (turn.isUpwards !== isUpwards) continue
        const to = scales.winner(share(sheet, state, rest, vector))
        if (to === winner) continue
        loses.push({ boundary: boundaryOf(turn), to })
        break
      }
    }
    if (loses.length > 0) limits.push({ fact, stated: statedAt[index] as number, loses })
  }
  return limits
}
