import type { FactValue } from '../scenario/facts.js'
import type { Changeability, Stated } from './changeability.js'
import { type Alternative, valueOf, vectorInCluster } from './changes.js'
import type { Position } from './position.js'
import { copy, narrow, nothing, sameWithin, type Vector, widen } from './sheet.js'
import { nearestFirst, type Tried } from './singles.js'
import type { Gaps } from './gaps.js'
import type { Swing, Swings, Waiting } from './swings.js'

/** Several changes of one cluster, made together. */
export interface Combined {
  readonly vector: Vector
  readonly together: readonly Alternative[]
}

/** One way to change what is stated of a dimension, and how far it may swing the decision. */
export interface Option<Way = Alternative | Combined> {
  readonly way: Way
  readonly swing: Swing
}

/** The ways to change just so many facts of a dimension, and how far any of them may swing the decision. */
export interface Part {
  readonly options: readonly Option[]
  readonly swing: Swing
  /** What some of them, and what all of them, do not block. */
  readonly any: Vector
  readonly all: Vector
}

/**
 * Facts that move together: one alone, or those of a cluster of derivations. The terms that hold are what all dimensions leave; a
 * change of what is stated takes another option in some of them.
 */
export interface Dimension {
  readonly current: Vector
  /** The ways to change one of its facts. */
  readonly one: Part
  /** How many of its facts can be changed at once, and how far that may swing the decision before it is worked out. */
  readonly most: number
  readonly swing: Swing
  /** The ways to change several at once, worked out when first asked for. */
  readonly several: (facts: number) => Part
}

/** What can be changed so that rivals win. */
export interface Space {
  /** What all other facts leave. */
  readonly fixed: Vector
  readonly dimensions: readonly Dimension[]
  readonly gaps: Gaps
}

/** The dimensions that may bring rivals to the front, a bit for each, by so many changes in all: what cannot together with the farthest swings of others is left out. */
export function spaceOf(position: Position, { fixed, ever, waiting }: Changeability, tried: readonly Tried[], rivals: number, mostFacts: number): Space {
  const { sheet, swings } = position.model
  const gaps = swings.gaps(position.now, position.standing)
  const rest = copy(sheet, fixed)
  const farthestOf = tried.map(({ unit, current }) => swings.measure(waiting, current, unit.any, unit.all))
  const others = farthest(swings, farthestOf, mostFacts - 1)
  const mayTurn = (swing: Swing) => swings.serves(rivals, gaps, swing) && swings.reach(rivals, gaps, swing, others) !== 0
  const dimensions: Dimension[] = []
  for (const [at, { unit, current, facts }] of tried.entries()) {
    const swing = farthestOf[at] as Swing
    const single: Option<Alternative>[][] = []
    if (mayTurn(swing)) {
      for (const { changeable, singles } of facts) {
        const kept: Option<Alternative>[] = []
        for (const { way } of nearestFirst(changeable, singles)) {
          if (kept.some((other) => sameWithin(sheet, ever, other.way.vector, way.vector))) continue
          const own = swings.measure(waiting, current, way.vector, way.vector)
          if (mayTurn(own)) kept.push({ way, swing: own })
        }
        if (kept.length > 0) single.push(kept)
      }
    }
    if (single.length > 0) dimensions.push(dimensionOf(position, { unit, current }, swing, single, waiting, mostFacts))
    else narrow(sheet, rest, current)
  }
  return { fixed: rest, dimensions, gaps }
}

/** How far so many changes of different facts may swing the decision, each rival by those that serve it most. */
function farthest(swings: Swings, each: readonly Swing[], count: number): Swing {
  const best = Array.from({ length: count + 1 }, () => swings.none())
  const sum = swings.none()
  for (const swing of each) {
    for (let more = count; more > 0; more--) {
      swings.together(sum, best[more - 1] as Swing, swing)
      swings.either(best[more] as Swing, best[more] as Swing, sum)
    }
  }
  return best[count] as Swing
}

function dimensionOf(
  position: Position,
  { unit, current }: Stated,
  swing: Swing,
  single: readonly (readonly Option<Alternative>[])[],
  waiting: Waiting,
  mostFacts: number,
): Dimension {
  const { swings } = position.model
  const parts: Part[] = []
  return {
    current,
    swing,
    one: partOf(position, single.flat()),
    most: Math.min(mostFacts, single.length),
    several(facts) {
      const known = parts[facts]
      if (known) return known
      const ways = combined(position, unit.places, single, facts)
      const made = partOf(
        position,
        ways.map((way) => ({ way, swing: swings.measure(waiting, current, way.vector, way.vector) })),
      )
      parts[facts] = made
      return made
    },
  }
}

/** Facts that enter one derivation are derived anew for each choice of alternatives. */
const combined = (position: Position, places: readonly number[], single: readonly (readonly Option<Alternative>[])[], facts: number): Combined[] =>
  choices(single, facts).map((together) => {
    const values = Object.fromEntries(together.map((one) => [one.changeable.fact, valueOf(position, one)] as [string, FactValue]))
    return { vector: vectorInCluster(position, places, together[0]?.changeable.cluster as number, values), together }
  })

function partOf({ counting, model: { sheet, swings } }: Position, options: readonly Option[]): Part {
  const [swing, any, all] = [swings.none(), nothing(sheet), copy(sheet, counting)]
  for (const { way, swing: own } of options) {
    swings.either(swing, swing, own)
    widen(sheet, any, way.vector)
    narrow(sheet, all, way.vector)
  }
  return { options, swing, any, all }
}

/** Every choice of so many alternatives of different facts. */
function choices(lists: readonly (readonly Option<Alternative>[])[], count: number): Alternative[][] {
  if (count === 0) return [[]]
  const [first, ...rest] = lists
  if (!first) return []
  return [...first.flatMap(({ way }) => choices(rest, count - 1).map((others) => [way, ...others])), ...choices(rest, count)]
}
