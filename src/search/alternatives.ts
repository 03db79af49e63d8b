import { derivations } from '../scenario/derived.js'
import type { FactDefinition } from '../scenario/dictionary.js'
import type { FactValue } from '../scenario/facts.js'
import { movesOf, type Position } from './position.js'
import type { Move } from './scorer.js'
import { bitOf, within } from './state.js'
import { type Span, unknownBit, type Variable } from './variables.js'

/** Another value that a stated fact could have, and what becomes of the variables. */
export interface Alternative {
  readonly value: FactValue
  readonly moves: readonly Move[]
  /** Regions or members between it and what is stated. */
  readonly distance: number
  /** Of a figure: where its region begins, seen from what is stated. */
  readonly boundary?: Boundary
}

/** From this figure on (`from`, `upTo`), or only beyond it (`above`, `below`). */
export type Boundary = { readonly from: number } | { readonly above: number } | { readonly upTo: number } | { readonly below: number }

/** A stated fact whose change can move the decision. */
export interface Changeable {
  readonly fact: string
  readonly alternatives: readonly Alternative[]
}

/** Every stated fact that rules of the decision test, or that a tested fact follows from, with its alternatives. */
export function changeables(position: Position): Changeable[] {
  const { model, stated } = position
  return Object.keys(stated).flatMap((fact) => {
    const definition = model.definitions.get(fact)
    const seen = new Set<string>()
    const alternatives = (definition ? [...values(position, definition)] : [])
      .flatMap((alternative): Alternative[] => {
        const moves = (movesOf(position, { [fact]: alternative.value }, true) ?? []).filter(([variable, mask]) => maskNow(position, variable) !== mask)
        const key = moves.map(([variable, mask]) => `${variable}:${mask}`).join()
        if (moves.length === 0 || seen.has(key)) return []
        seen.add(key)
        return [{ ...alternative, moves }]
      })
      .sort((a, b) => a.distance - b.distance)
    return alternatives.length > 0 ? [{ fact, alternatives }] : []
  })
}

function maskNow({ model, facts }: Position, at: number): number {
  const variable = model.variables[at] as Variable
  const value = facts[variable.fact]
  return value === undefined ? unknownBit : bitOf(variable, value)
}

type Candidate = Omit<Alternative, 'moves'>

function* values(position: Position, definition: FactDefinition): Generator<Candidate> {
  const { model, stated } = position
  const { fact, type } = definition
  const own = (model.variablesOf.get(fact) ?? []).map((at) => model.variables[at] as Variable)
  const value = stated[fact] as FactValue
  if (type === 'set')
    yield* neighbours(
      value as readonly string[],
      own.flatMap(({ member }) => member ?? []),
    )
  else if (type === 'number') for (const variable of own) yield* figures(variable, value as number, definition, 1)
  else
    yield* (type === 'boolean' ? [true, false] : (definition.values ?? [])).filter((other) => other !== value).map((other) => ({ value: other, distance: 1 }))
  if (type === 'number') yield* throughDerived(position, definition)
}

/** One member more, one fewer, or one in place of another. */
function* neighbours(stated: readonly string[], tested: readonly string[]): Generator<Candidate> {
  const others = tested.filter((member) => !stated.includes(member))
  for (const member of others) yield { value: [...stated, member], distance: 1 }
  for (const member of stated) {
    const fewer = stated.filter((one) => one !== member)
    yield { value: fewer, distance: 1 }
    for (const other of others) yield { value: [...fewer, other], distance: 2 }
  }
}

/** The regions of a figure, each by its value nearest to what is stated. `scale` turns the variable's unit into the fact's. */
function* figures({ regions }: Variable, stated: number, { whole, minimum, maximum }: FactDefinition, scale: number): Generator<Candidate> {
  const current = regions.findIndex(({ span }) => span && within(span, stated / scale))
  for (const [at, { span }] of regions.entries()) {
    if (!span || at === current) continue
    const { value, boundary } = nearestIn(span, at > current, scale, whole ?? false)
    if (value >= (minimum ?? value) && value <= (maximum ?? value)) yield { value, boundary, distance: Math.abs(at - current) }
  }
}

function nearestIn({ from, to, openFrom, openTo }: Span, isAbove: boolean, scale: number, whole: boolean): { value: number; boundary: Boundary } {
  const edge = tidy((isAbove ? from : to) * scale)
  const isOpen = isAbove ? openFrom : openTo
  if (!isOpen) return { value: edge, boundary: isAbove ? { from: edge } : { upTo: edge } }
  const step = whole ? 1 : Math.min(((to - from) * scale) / 2, Math.max(Math.abs(edge) / 100, 0.001))
  return { value: tidy(isAbove ? edge + step : edge - step), boundary: isAbove ? { above: edge } : { below: edge } }
}

/** A figure from which another follows in proportion is moved until that other one enters another region. */
function* throughDerived({ model, stated, facts }: Position, definition: FactDefinition): Generator<Candidate> {
  const value = stated[definition.fact] as number
  for (const { fact, from } of derivations) {
    const derived = facts[fact]
    if (!from.includes(definition.fact) || stated[fact] !== undefined || typeof derived !== 'number' || derived === 0) continue
    for (const at of model.variablesOf.get(fact) ?? []) yield* figures(model.variables[at] as Variable, value, definition, value / derived)
  }
}

const tidy = (value: number) => Number(value.toPrecision(12))
