import type { FactDefinition } from '../scenario/dictionary.js'
import type { FactValue } from '../scenario/facts.js'
import { type Region, regionAt } from './regions.js'
import { copy, nothing, setBit, type Sheet, type Vector, widen, without } from './sheet.js'
import type { Clause, FactShape, Literal } from './terms.js'

interface Common {
  readonly fact: string
  /** Its place in the dictionary. */
  readonly index: number
  readonly definition: FactDefinition
  /** The terms that ask something of it, and those that do not. */
  readonly tests: Vector
  readonly unstated: Vector
  /** The terms that test it, with their points. */
  readonly asks: readonly { readonly bit: number; readonly points: number }[]
  /** The most that a rule testing it can move. */
  readonly weight: number
  /** The values that tell its regions apart, one a region; of a set: none of its members, and each alone. */
  readonly answers: readonly Answer[]
}

/** One value of a fact: what its unit then does not block, and of that what the facts that are known with it do not. */
export interface Answer {
  readonly value: FactValue
  readonly unit: Vector
  readonly known: Vector
}

const answer = (value: FactValue, vector: Vector): Answer => ({ value, unit: vector, known: vector })

/** A fact with one value. */
export interface PlainFact extends Common {
  readonly isSet: false
  readonly regions: readonly Region[]
  /** For each value out of a list its region. */
  readonly regionOf: ReadonlyMap<FactValue, number>
  /** For each region the terms that it does not block. Region 0 is "not stated". */
  readonly vectors: readonly Vector[]
  /** What some stated region, and what every one, does not block. */
  readonly any: Vector
  readonly all: Vector
}

/** A set, of which rules look for some members. */
export interface SetFact extends Common {
  readonly isSet: true
  readonly members: readonly string[]
  readonly bitOf: ReadonlyMap<string, number>
  /** The terms that look for its members, one after the other: bit, number of clauses, then `some` and `lacks` of each clause. */
  readonly asking: Int32Array
  /** For each member the terms that look for it. */
  readonly testsOf: readonly Vector[]
}

export type FactModel = PlainFact | SetFact

export const isSet = (fact: FactModel): fact is SetFact => fact.isSet

interface Asking {
  readonly bit: number
  readonly literal: Literal
  readonly points: number
}

export function modelOfFact(index: number, definition: FactDefinition, shape: FactShape, asking: readonly Asking[], sheet: Sheet, used: Vector): FactModel {
  const tests = nothing(sheet)
  for (const { bit } of asking) setBit(sheet, tests, bit)
  const unstated = without(sheet, used, tests)
  const asks = asking.map(({ bit, points }) => ({ bit, points }))
  const common = { fact: definition.fact, index, definition, tests, unstated, asks, weight: Math.max(0, ...asks.map(({ points }) => points)) }
  return 'members' in shape ? setModel(common, shape.members, asking, sheet) : plainModel(common, shape.regions, asking, sheet, used)
}

function setModel(common: Omit<Common, 'answers'>, members: readonly string[], asks: readonly Asking[], sheet: Sheet): SetFact {
  const asking = asks.map(({ bit, literal }) => ({ bit, clauses: (literal as { clauses: readonly Clause[] }).clauses }))
  const testsOf = members.map((_, at) => {
    const tests = nothing(sheet)
    for (const { bit, clauses } of asking) if (clauses.some(({ some, lacks }) => ((some | lacks) & (1 << at)) !== 0)) setBit(sheet, tests, bit)
    return tests
  })
  const flat = Int32Array.from(asking.flatMap(({ bit, clauses }) => [bit, clauses.length, ...clauses.flatMap(({ some, lacks }) => [some, lacks])]))
  const fact = { ...common, isSet: true as const, members, bitOf: new Map(members.map((member, at) => [member, 1 << at])), asking: flat, testsOf }
  const alone = members.map((member, at) => answer([member], vectorOfMembers(sheet, fact, 1 << at)))
  return { ...fact, answers: [answer([], vectorOfMembers(sheet, fact, 0)), ...alone] }
}

function plainModel(common: Omit<Common, 'answers'>, regions: readonly Region[], asks: readonly Asking[], sheet: Sheet, used: Vector): PlainFact {
  const vectors = regions.map((_, region) => {
    const vector = copy(sheet, common.unstated)
    for (const { bit, literal } of asks) if ((literal as { regions: number }).regions & (1 << region)) setBit(sheet, vector, bit)
    return vector
  })
  const stated = vectors.slice(1)
  const answers = regions.flatMap(({ value }, at) => (value === undefined ? [] : [answer(value, vectors[at] as Vector)]))
  const any = stated.reduce((some, vector) => widen(sheet, some, vector), nothing(sheet))
  // Only what is missing in no region is in every one.
  const missing = stated.reduce((some, vector) => widen(sheet, some, without(sheet, used, vector)), nothing(sheet))
  const regionOf = new Map(regions.flatMap(({ alike }, at) => [...(alike ?? [])].map((value) => [value, at] as const)))
  return { ...common, isSet: false, answers, regions, regionOf, vectors, any, all: without(sheet, used, missing) }
}

/** The members of a set that rules look for, a bit each. */
export function membersIn({ bitOf }: SetFact, value: readonly string[]): number {
  let bits = 0
  for (const member of value) bits |= bitOf.get(member) ?? 0
  return bits
}

/** The terms that a set does not block when just these members are in it. */
export const vectorOfMembers = (sheet: Sheet, fact: Pick<SetFact, 'unstated' | 'asking'>, members: number): Vector =>
  vectorOfSome(sheet, fact, members, ~members)

/** The terms that a set does not block when some members may count as in it and some as out of it. */
export function vectorOfSome(sheet: Sheet, { unstated, asking }: Pick<SetFact, 'unstated' | 'asking'>, inside: number, outside: number): Vector {
  const vector = copy(sheet, unstated)
  for (let at = 0; at < asking.length;) {
    const bit = asking[at++] as number
    const after = at + 1 + 2 * (asking[at++] as number)
    let isMet = true
    for (; at < after; at += 2) if (((asking[at] as number) & inside) === 0 && ((asking[at + 1] as number) & outside) === 0) isMet = false
    if (isMet) setBit(sheet, vector, bit)
  }
  return vector
}

/** The region of a fact in which a value lies. */
export const regionOf = ({ regions, regionOf: known }: PlainFact, value: FactValue): number => known.get(value) ?? regionAt(regions, value)

/** The terms that a value of a fact does not block. */
export function vectorOf(sheet: Sheet, fact: FactModel, value: FactValue | undefined): Vector {
  if (value === undefined) return fact.unstated
  if (isSet(fact)) return vectorOfMembers(sheet, fact, membersIn(fact, value as readonly string[]))
  return fact.vectors[regionOf(fact, value)] as Vector
}
