import { derivations, tidy } from '../scenario/derivations.js'
import type { FactDefinition } from '../scenario/dictionary.js'
import type { Alternative } from './changes.js'
import { isSet, type PlainFact } from './fact-model.js'
import type { Changeable } from './units.js'
import type { Position } from './position.js'
import { copy, narrow, type Vector } from './sheet.js'

/** A figure at which the rules turn, for the fact itself or for one that follows from it in proportion. */
interface Turn {
  readonly figure: number
  /** Whether the figure itself belongs to what lies above. */
  readonly isAbove: boolean
  /** The fact that turns, by place, and its regions on both sides. */
  readonly place: number
  readonly below: number
  readonly above: number
}

/** A stated figure moved over one turn after the other, first upwards and then downwards, each way nearest first. */
export function figureSteps(position: Position, changeable: Changeable): Alternative[] {
  const { fact, index } = changeable
  const turns: Turn[] = []
  addTurns(turns, position, [fact])
  turns.sort((a, b) => a.figure - b.figure || Number(b.isAbove) - Number(a.isAbove))
  const stated = position.statedAt[index] as number
  let first = 0
  while (first < turns.length && !isOver(turns[first] as Turn, stated)) first++
  const steps: Alternative[] = []
  walk(steps, position, changeable, turns, first, 1)
  walk(steps, position, changeable, turns, first - 1, -1)
  return steps
}

const isOver = ({ figure, isAbove }: Turn, stated: number) => (isAbove ? figure > stated : figure >= stated)

function walk(steps: Alternative[], position: Position, changeable: Changeable, turns: readonly Turn[], from: number, away: 1 | -1): void {
  const { index, definition, places } = changeable
  const stated = position.statedAt[index] as number
  const isUpwards = away > 0
  const regions = new Map<number, number>()
  for (let at = from; at >= 0 && at < turns.length; at += away) {
    const { figure, isAbove, place, above, below } = turns[at] as Turn
    const next = turns[at + away]
    regions.set(place, isUpwards ? above : below)
    if (next && next.figure === figure && next.isAbove === isAbove) continue
    const hasIt = isAbove === isUpwards
    const to = valueBeyond(figure, hasIt, next, away, definition)
    if (to === undefined) continue
    steps.push({ changeable, vector: vectorIn(position, places, regions), distance: Math.abs(to - stated), to, turn: { figure, hasIt, isUpwards } })
  }
}

function vectorIn({ model, vectors, counting }: Position, places: readonly number[], regions: ReadonlyMap<number, number>): Vector {
  const [only = 0] = places
  if (places.length === 1) return (model.facts[only] as PlainFact).vectors[regions.get(only) as number] as Vector
  const state = copy(model.sheet, counting)
  for (const place of places) {
    const region = regions.get(place)
    narrow(model.sheet, state, region === undefined ? (vectors[place] as Vector) : ((model.facts[place] as PlainFact).vectors[region] as Vector))
  }
  return state
}

/** A plain value on the far side of a turn and before the next one; undefined where the API takes none there. */
function valueBeyond(figure: number, hasIt: boolean, next: Turn | undefined, away: 1 | -1, { whole, minimum, maximum }: FactDefinition): number | undefined {
  const value = whole ? wholeBeyond(figure, hasIt, away) : hasIt ? figure : stepBeyond(figure, next, away)
  const isPast = next !== undefined && (away * (value - next.figure) > 0 || (value === next.figure && next.isAbove === away > 0))
  return isPast || value < (minimum ?? value) || value > (maximum ?? value) ? undefined : value
}

function wholeBeyond(figure: number, hasIt: boolean, away: 1 | -1): number {
  if (hasIt) return away > 0 ? Math.ceil(figure) : Math.floor(figure)
  return away > 0 ? Math.floor(figure) + 1 : Math.ceil(figure) - 1
}

function stepBeyond(figure: number, next: Turn | undefined, away: 1 | -1): number {
  const step = Math.max(Math.abs(figure) / 100, 0.001)
  return tidy(figure + away * (next === undefined ? step : Math.min(step, Math.abs(next.figure - figure) / 2)))
}

/** Adds where the regions of a figure meet, and those of every fact that follows from it in proportion. `path` leads from the stated fact. */
function addTurns(turns: Turn[], position: Position, path: readonly [string, ...string[]], toStated?: (figure: number) => number | undefined): void {
  const { model, facts, derivedFrom } = position
  const fact = path.at(-1) as string
  const place = model.placeOf.get(fact)
  const known = place === undefined ? undefined : model.facts[place]
  if (place !== undefined && known && !isSet(known)) {
    for (let above = 2; above < known.regions.length; above++) {
      const { span } = known.regions[above] ?? {}
      const figure = span && (toStated ? toStated(span.from) : span.from)
      if (span && figure !== undefined) turns.push({ figure: toStated ? tidy(figure) : figure, isAbove: !span.openFrom, place, below: above - 1, above })
    }
  }
  if (derivedFrom.size === 0) return
  for (const { fact: derived, from, invert } of derivations) {
    if (!invert || path.includes(derived) || !from.includes(fact) || !derivedFrom.get(derived)?.includes(path[0])) continue
    addTurns(turns, position, [...path, derived], (figure) => {
      const own = invert(fact, figure, facts)
      return own === undefined || !toStated ? own : toStated(own)
    })
  }
}
