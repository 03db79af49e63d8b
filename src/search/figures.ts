import { remembered } from '../memory.js'
import { derivations, tidy } from '../scenario/derivations.js'
import type { FactDefinition } from '../scenario/dictionary.js'
import type { Alternative } from './changes.js'
import { isSet, type PlainFact } from './fact-model.js'
import type { DecisionModel } from './model.js'
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

/** A value beyond a turn, and that turn as it is told. */
type Step = Required<Pick<Alternative, 'to' | 'turn'>>

/** The turns of a figure, ascending, and the step over one of them, up or down; undefined where the API takes no value there. */
interface Stairs {
  readonly turns: readonly Turn[]
  readonly over: (at: number, away: 1 | -1) => Step | undefined
}

/** A stated figure moved over one turn after the other, first upwards and then downwards, each way nearest first. */
export function figureSteps(position: Position, changeable: Changeable): Alternative[] {
  const stairs = stairsAt(position, changeable)
  const { turns } = stairs
  const stated = position.statedAt[changeable.index] as number
  let first = 0
  while (first < turns.length && !isOver(turns[first] as Turn, stated)) first++
  const steps: Alternative[] = []
  walk(steps, position, changeable, stairs, first, 1)
  walk(steps, position, changeable, stairs, first - 1, -1)
  return steps
}

const isOver = ({ figure, isAbove }: Turn, stated: number) => (isAbove ? figure > stated : figure >= stated)

const built = new WeakMap<Changeable, Stairs>()

/** Where no figure follows from this one, its stairs are the same for every scenario. */
function stairsAt(position: Position, changeable: Changeable): Stairs {
  const { fact, definition } = changeable
  const own = remembered(built, changeable, () => kept(stairsOf(turnsOf(position.model, fact), definition)))
  const following: Turn[] = []
  addFollowing(following, position, [fact])
  return following.length === 0 ? own : stairsOf([...own.turns, ...following].sort(byFigure), definition)
}

const byFigure = (a: Turn, b: Turn) => a.figure - b.figure || Number(b.isAbove) - Number(a.isAbove)

const stairsOf = (turns: readonly Turn[], definition: FactDefinition): Stairs => ({ turns, over: (at, away) => stepOver(turns, at, away, definition) })

function kept({ turns, over }: Stairs): Stairs {
  const [up, down] = [turns.map((_, at) => over(at, 1)), turns.map((_, at) => over(at, -1))]
  return { turns, over: (at, away) => (away > 0 ? up : down)[at] }
}

function stepOver(turns: readonly Turn[], at: number, away: 1 | -1, definition: FactDefinition): Step | undefined {
  const { figure, isAbove } = turns[at] as Turn
  const next = turns[at + away]
  if (next && next.figure === figure && next.isAbove === isAbove) return undefined
  const isUpwards = away > 0
  const hasIt = isAbove === isUpwards
  const to = valueBeyond(figure, hasIt, next, away, definition)
  return to === undefined ? undefined : { to, turn: { figure, hasIt, isUpwards } }
}

function walk(steps: Alternative[], position: Position, changeable: Changeable, { turns, over }: Stairs, from: number, away: 1 | -1): void {
  const stated = position.statedAt[changeable.index] as number
  const regions = new Map<number, number>()
  for (let at = from; at >= 0 && at < turns.length; at += away) {
    const { place, above, below } = turns[at] as Turn
    regions.set(place, away > 0 ? above : below)
    const step = over(at, away)
    if (step === undefined) continue
    const { to, turn } = step
    steps.push({ changeable, vector: vectorIn(position, changeable.places, regions), distance: Math.abs((to as number) - stated), to, turn })
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

/** Where the regions of a figure meet, ascending. */
function turnsOf({ facts, placeOf }: DecisionModel, fact: string): Turn[] {
  const place = placeOf.get(fact)
  const known = place === undefined ? undefined : facts[place]
  const turns: Turn[] = []
  if (place === undefined || !known || isSet(known)) return turns
  for (let above = 2; above < known.regions.length; above++) {
    const { span } = known.regions[above] ?? {}
    if (span) turns.push({ figure: span.from, isAbove: !span.openFrom, place, below: above - 1, above })
  }
  return turns
}

/** Adds the turns of every figure that follows in proportion from the last of a path, as figures of the first. */
function addFollowing(turns: Turn[], position: Position, path: readonly [string, ...string[]], toStated?: (figure: number) => number | undefined): void {
  const { model, facts, derivedFrom } = position
  if (derivedFrom.size === 0) return
  const fact = path.at(-1) as string
  for (const { fact: derived, from, invert } of proportions) {
    if (!invert || path.includes(derived) || !from.includes(fact) || !derivedFrom.get(derived)?.includes(path[0])) continue
    const back = (figure: number) => {
      const own = invert(fact, figure, facts)
      return own === undefined || !toStated ? own : toStated(own)
    }
    for (const turn of turnsOf(model, derived)) {
      const figure = back(turn.figure)
      if (figure !== undefined) turns.push({ ...turn, figure: tidy(figure) })
    }
    addFollowing(turns, position, [...path, derived], back)
  }
}

const proportions = derivations.filter(({ invert }) => invert)
