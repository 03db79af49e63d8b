import type { Boundary, Changeable } from './alternatives.js'
import type { Position } from './position.js'
import { createScorer } from './scorer.js'

/** How far a stated figure may move before the winner loses. */
export interface Limit {
  readonly fact: string
  readonly stated: number
  /** Where the winner loses first below and above what is stated, and to whom. */
  readonly loses: readonly { readonly boundary: Boundary; readonly to: number }[]
}

export function boundaries(position: Position, changeable: readonly Changeable[], winner: number): Limit[] {
  const { model, standing, facts, stated } = position
  const now = createScorer(model, standing, facts, 'unknown')
  return changeable.flatMap(({ fact, alternatives }) => {
    const value = stated[fact]
    if (typeof value !== 'number') return []
    const loses = [alternatives.filter((one) => (one.value as number) < value), alternatives.filter((one) => (one.value as number) > value)].flatMap((side) => {
      for (const { moves, boundary } of side) {
        const undo = now.apply(moves)
        const other = now.certain()
        undo()
        if (other !== winner && boundary) return [{ boundary, to: other }]
      }
      return []
    })
    return loses.length > 0 ? [{ fact, stated: value, loses }] : []
  })
}
