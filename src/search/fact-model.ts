import type { FactDefinition } from '../scenario/dictionary.js'
import type { FactValue } from '../scenario/facts.js'
import { type Ends, endsOf, type Region, regionAt } from './regions.js'
import { copy, nothing, room, setBit, type Sheet, type Vector, widen, wiped, without } from './sheet.js'
import type { Clause, FactShape, Literal } from './terms.js'

interface Common {
  readonly fact: string
  /** Its place in the dictionary. */
  readonly index: number
  readonly definition: FactDefinition
  /** The terms that ask something of it, and those that do not. */
  readonly tests: Vector
  readonly unstated: Vector
  /** The terms that test it, one after the other: bit and points. */
  readonly asks: Int32Array
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
  /** For each value out of a list its region, or of figures where the regions end. */
  readonly regionOf: ReadonlyMap<FactValue, number>
  readonly ends: Ends
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
  /** Where the vectors of its members begin, one after the other: the terms that are content with that member, whatever else is in it. */
  readonly alone: Vector
  /** The other terms that look for its members, one after the other: bit, number of clauses, then `some` and `lacks` of each clause. */
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
  const asks = Int32Array.from(asking.flatMap(({ bit, points }) => [bit, points]))
  const common = { fact: definition.fact, index, definition, tests, unstated, asks, weight: Math.max(0, ...asking.map(({ points }) => points)) }
  return 'members' in shape ? setModel(common, shape.members, asking, sheet) : plainModel(common, shape.regions, asking, sheet, used)
}

// Both kinds are written out: of objects that are spread V8 makes a class each, and every look at one of them takes many times as long.

function setModel(common: Omit<Common, 'answers'>, members: readonly string[], given: readonly Asking[], sheet: Sheet): SetFact {
  const asking = given.map(({ bit, literal }) => ({ bit, clauses: (literal as { clauses: readonly Clause[] }).clauses }))
  const testsOf = members.map((_, at) => {
    const tests = nothing(sheet)
    for (const { bit, clauses } of asking) if (clauses.some(({ some, lacks }) => ((some | lacks) & (1 << at)) !== 0)) setBit(sheet, tests, bit)
    return tests
  })
  const isContent = ({ clauses }: (typeof asking)[number]) => clauses.length === 1 && clauses[0]?.lacks === 0
  const alone = room(sheet, members.length * sheet.words)
  for (const at of members.keys()) {
    const vector = wiped(sheet, alone + at * sheet.words)
    for (const one of asking) if (isContent(one) && ((one.clauses[0] as Clause).some & (1 << at)) !== 0) setBit(sheet, vector, one.bit)
  }
  const others = asking.filter((one) => !isContent(one))
  const flat = Int32Array.from(others.flatMap(({ bit, clauses }) => [bit, clauses.length, ...clauses.flatMap(({ some, lacks }) => [some, lacks])]))
  const { fact, index, definition, tests, unstated, asks, weight } = common
  const told = { unstated, members, alone, asking: flat }
  const answers = [answer([], vectorOfMembers(sheet, told, 0)), ...members.map((member, at) => answer([member], vectorOfMembers(sheet, told, 1 << at)))]
  const bitOf = new Map(members.map((member, at) => [member, 1 << at]))
  return { fact, index, definition, tests, unstated, asks, weight, answers, isSet: true, members, bitOf, alone, asking: flat, testsOf }
}

function plainModel(common: Omit<Common, 'answers'>, regions: readonly Region[], given: readonly Asking[], sheet: Sheet, used: Vector): PlainFact {
  const { fact, index, definition, tests, unstated, asks, weight } = common
  const vectors = regions.map((_, region) => {
    const vector = copy(sheet, unstated)
    for (const { bit, literal } of given) if ((literal as { regions: number }).regions & (1 << region)) setBit(sheet, vector, bit)
    return vector
  })
  const stated = vectors.slice(1)
  const answers = regions.flatMap(({ value }, at) => (value === undefined ? [] : [answer(value, vectors[at] as Vector)]))
  const any = stated.reduce((some, vector) => widen(sheet, some, vector), nothing(sheet))
  // Only what is missing in no region is in every one.
  const missing = stated.reduce((some, vector) => widen(sheet, some, without(sheet, used, vector)), nothing(sheet))
  const regionOf = new Map(regions.flatMap(({ alike }, at) => [...(alike ?? [])].map((value) => [value, at] as const)))
  const all = without(sheet, used, missing)
  return { fact, index, definition, tests, unstated, asks, weight, answers, isSet: false, regions, regionOf, ends: endsOf(regions), vectors, any, all }
}

/** The members of a set that rules look for, a bit each. */
export function membersIn({ bitOf }: SetFact, value: readonly string[]): number {
  let bits = 0
  for (const member of value) bits |= bitOf.get(member) ?? 0
  return bits
}

/** The terms that a set does not block when just these members are in it. */
export const vectorOfMembers = (sheet: Sheet, fact: Asked, members: number): Vector => vectorOfSome(sheet, fact, members, ~members)

type Asked = Pick<SetFact, 'unstated' | 'members' | 'alone' | 'asking'>

/** The terms that a set does not block when some members may count as in it and some as out of it. */
export function vectorOfSome(sheet: Sheet, { unstated, members, alone, asking }: Asked, inside: number, outside: number): Vector {
  const vector = copy(sheet, unstated)
  for (let left = inside & ((1 << members.length) - 1); left !== 0; left &= left - 1)
    widen(sheet, vector, alone + (31 - Math.clz32(left & -left)) * sheet.words)
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
export const regionOf = ({ ends, regionOf: known }: PlainFact, value: FactValue): number =>
  typeof value === 'number' ? regionAt(ends, value) : (known.get(value) as number)

/** The terms that a value of a fact does not block. */
export function vectorOf(sheet: Sheet, fact: FactModel, value: FactValue | undefined): Vector {
  if (value === undefined) return fact.unstated
  if (isSet(fact)) return vectorOfMembers(sheet, fact, membersIn(fact, value as readonly string[]))
  return fact.vectors[regionOf(fact, value)] as Vector
}
