import type { FactDefinition } from '../scenario/dictionary.js'
import type { FactValue } from '../scenario/facts.js'
import { type Ends, type Region, regionAt } from './regions.js'
import { copy, setBit, type Sheet, type Vector, widen } from './sheet.js'

export interface Common {
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

/** A fact with one value. */
export interface PlainFact extends Common {
  readonly isSet: false
  readonly regions: readonly Region[]
  /** For each value out of a list its region. */
  readonly regionOf: ReadonlyMap<FactValue, number>
  /** Of figures: where the regions end. */
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
