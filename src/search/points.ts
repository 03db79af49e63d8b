import { type Layout, pointsIn, type WideSlot } from './layout.js'
import type { Sheet, Vector } from './sheet.js'

/** The points of a slot wider than a byte, when of what helps the terms of one vector hold, and of what harms those of another. */
export function wideIn({ sign, bytes, points }: WideSlot, { bits }: Sheet, helping: Vector, harming: Vector): number {
  const vector = sign > 0 ? helping : harming
  let most = 0
  for (const byte of bytes) most = Math.max(most, points[(byte << 8) + (((bits[vector + (byte >> 2)] as number) >>> ((byte & 3) << 3)) & 255)] as number)
  return sign * most
}

/** The points that terms give a candidate in a state. */
export function pointsBy({ from, points, wide }: Layout, sheet: Sheet, candidate: number, state: Vector): number {
  let sum = 0
  for (let word = from[candidate] as number; word < (from[candidate + 1] as number); word++) sum += pointsIn(points, word, sheet.bits[state + word] as number)
  for (const slot of wide[candidate] as Layout['wide'][number]) sum += wideIn(slot, sheet, state, state)
  return sum
}

/** Whether terms eliminate a candidate in a state. */
function isOut({ from, eliminates }: Layout, { bits }: Sheet, candidate: number, state: Vector): boolean {
  for (let word = from[candidate] as number; word < (from[candidate + 1] as number); word++)
    if (((bits[state + word] as number) & (eliminates[word] as number)) !== 0) return true
  return false
}

/** More points than there are. */
const far = 1e6
/** What it is worth to a candidate that another is out: as much as a few strong reasons. */
const worthOfOut = 20

/** By how many points rules alone put a candidate before all others together, in a state; one that is out counts for some, the nearest as much as all. */
export function lead(layout: Layout, sheet: Sheet, candidate: number, state: Vector): number {
  if (isOut(layout, sheet, candidate, state)) return -far
  const own = pointsBy(layout, sheet, candidate, state)
  let [sum, least] = [0, far]
  const count = layout.wide.length
  for (let other = 0; other < count; other++) {
    if (other === candidate) continue
    const before = own - pointsBy(layout, sheet, other, state) + (isOut(layout, sheet, other, state) ? worthOfOut : 0)
    sum += before
    least = Math.min(least, before)
  }
  return sum + count * least
}
