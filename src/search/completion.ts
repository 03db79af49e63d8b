import type { Facts } from '../scenario/facts.js'
import { isSeldom } from '../scenario/seldom.js'
import { type Position, winnerAfter } from './position.js'

/** Leaves out of a completion every fact and every member without which another candidate still wins, those first that few would state. */
export function smallest(position: Position, found: Facts, winner: number): Facts {
  let kept: Facts = found
  const seldomFirst = Object.keys(found).sort((a, b) => Number(isSeldom(b, position.facts, found[b])) - Number(isSeldom(a, position.facts, found[a])))
  for (const fact of seldomFirst) {
    const { [fact]: value, ...rest } = kept
    if (confirmed(position, rest, winner)) kept = rest
    else if (Array.isArray(value)) {
      for (const member of value as readonly string[]) {
        const fewer = { ...kept, [fact]: (kept[fact] as readonly string[]).filter((one) => one !== member) }
        if (confirmed(position, fewer, winner)) kept = fewer
      }
    }
  }
  return kept
}

function confirmed(position: Position, more: Facts, winner: number): boolean {
  const other = winnerAfter(position, more, false)
  return other !== undefined && other !== winner
}
