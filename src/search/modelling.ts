import type { FactDefinition } from '../scenario/dictionary.js'
import type { FactValue } from '../scenario/facts.js'
import { type Answer, type Common, type FactModel, type PlainFact, type SetFact, vectorOfMembers } from './fact-model.js'
import { endsOf, type Region } from './regions.js'
import { copy, nothing, room, setBit, type Sheet, type Vector, widen, wiped, without } from './sheet.js'
import type { Clause, FactShape, Literal } from './terms.js'

const answer = (value: FactValue, vector: Vector): Answer => ({ value, unit: vector, known: vector })

interface Asking {
  readonly bit: number
  readonly literal: Literal
  readonly points: number
}

/** A fact as the rules of one decision see it. */
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
