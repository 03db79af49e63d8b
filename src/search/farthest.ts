import type { Dimension } from './dimensions.js'
import type { Swing, Swings } from './swings.js'

/** For each dimension, and for none at the end, what it and those behind it come to. */
export function behindEach<T>(dimensions: readonly Dimension[], none: T, joined: (rest: T, dimension: Dimension, at: number) => T): T[] {
  const behind = [none]
  for (let at = dimensions.length - 1; at >= 0; at--) behind.push(joined(behind.at(-1) as T, dimensions[at] as Dimension, at))
  return behind.reverse()
}

/**
 * For a number of facts, and for each dimension, how far that one and those behind it may swing the decision by so many changes.
 * It is worked out when first asked for: most rivals win by one or two.
 */
export function farthestBehind(swings: Swings, dimensions: readonly Dimension[]): (facts: number) => readonly Swing[] {
  const none = swings.none()
  const sum = swings.none()
  const known: Swing[][] = [dimensions.map(() => none).concat(none)]
  const farthest = (facts: number): readonly Swing[] => {
    known[facts] ??= behindEach(dimensions, none, (rest, { one, swing, most }, at) => {
      const best = swings.copy(rest)
      for (let own = 1; own <= facts && own <= most; own++)
        swings.either(best, best, swings.together(sum, own === 1 ? one.swing : swing, farthest(facts - own)[at + 1] as Swing))
      return best
    })
    return known[facts]
  }
  return farthest
}
