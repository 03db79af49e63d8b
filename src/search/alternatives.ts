import { derivations } from '../scenario/derived.js'
import type { FactDefinition } from '../scenario/dictionary.js'
import type { FactValue } from '../scenario/facts.js'
import { movesOf, type Position } from './position.js'
import type { Move } from './scorer.js'
import { bitOf } from './state.js'
import { unknownBit, type Variable } from './variables.js'

/** Another value that a stated fact could have, and what becomes of the variables. */
export interface Alternative {
  readonly value: FactValue
  readonly moves: readonly Move[]
  /** How far it lies from what is stated: members, or of figures the difference. */
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
  const value = stated[fact] as FactValue
  if (type === 'set') {
    const tested = (model.variablesOf.get(fact) ?? []).flatMap((at) => model.variables[at]?.member ?? [])
    yield* neighbours(value as readonly string[], tested)
  } else if (type === 'number') {
    for (const turn of turns(position, definition, new Set())) yield* atTurn(turn, value as number, definition)
  } else
    yield* (type === 'boolean' ? [true, false] : (definition.values ?? [])).filter((other) => other !== value).map((other) => ({ value: other, distance: 1 }))
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

/** A figure at which some leaf turns, for the fact itself or for one that follows from it. */
interface Turn {
  readonly figure: number
  /** Whether the region above begins at the figure itself, and whether the one below ends at it. */
  readonly aboveHasIt: boolean
}

/** Where the regions of a figure meet, and those of every fact that follows from it in proportion. */
function* turns({ model, stated, facts }: Position, { fact }: { readonly fact: string }, seen: ReadonlySet<string>): Generator<Turn> {
  for (const at of model.variablesOf.get(fact) ?? []) {
    for (const { span } of (model.variables[at] as Variable).regions.slice(2)) if (span) yield { figure: span.from, aboveHasIt: !span.openFrom }
  }
  for (const { fact: derived, from, invert } of derivations) {
    if (!invert || !from.includes(fact) || stated[derived] !== undefined || seen.has(derived)) continue
    for (const turn of turns({ model, stated, facts } as Position, { fact: derived }, new Set([...seen, fact, derived]))) {
      const figure = invert(fact, turn.figure, facts)
      if (figure !== undefined) yield { ...turn, figure: tidy(figure) }
    }
  }
}

/** The value nearest to what is stated on the far side of a turn. A hair beyond it too, for products that round. */
function* atTurn({ figure, aboveHasIt }: Turn, stated: number, { whole, minimum, maximum }: FactDefinition): Generator<Candidate> {
  const isAbove = aboveHasIt ? stated < figure : stated <= figure
  const hasIt = isAbove === aboveHasIt
  const boundary: Boundary = isAbove ? (hasIt ? { from: figure } : { above: figure }) : hasIt ? { upTo: figure } : { below: figure }
  const step = whole ? 1 : Math.max(Math.abs(figure) / 100, 0.001)
  const hair = whole ? 1 : Math.abs(figure) * 1e-9
  const away = isAbove ? 1 : -1
  for (const value of hasIt ? [figure, figure + away * hair] : [figure + away * step, figure + (away * step) / 10]) {
    const plain = whole ? (isAbove ? Math.ceil(value) : Math.floor(value)) : tidy(value)
    if (plain >= (minimum ?? plain) && plain <= (maximum ?? plain)) yield { value: plain, boundary, distance: Math.abs(plain - stated) }
  }
}

const tidy = (value: number) => Number(value.toPrecision(12))
