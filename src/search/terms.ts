import type { Condition, Leaf } from '../knowledge/shape/rule.js'
import { baseOf, holds, type Region } from './regions.js'

/** What can be told of one fact: regions of its values, or of a set the members that rules look for. */
export type FactShape = { readonly regions: readonly Region[] } | { readonly members: readonly string[] }

/** Of a set: one of `some` must be in it, or one of `lacks` out of it; a bit a member. */
export interface Clause {
  readonly some: number
  readonly lacks: number
}

/** What a term asks of one fact: a bit a region in which it holds, or clauses of which all must hold. */
export type Literal = { readonly regions: number } | { readonly clauses: readonly Clause[] }

/** Facts that all must be so. Its rule is met where one of its terms holds, and only where the facts are known. */
export type Term = ReadonlyMap<string, Literal>

/** Turns a condition into terms of which one must hold. Alternatives about one fact stay together: they are one question. */
export const termsOf = (condition: Condition, shapes: ReadonlyMap<string, FactShape>): Term[] =>
  product(condition).flatMap((asked) => {
    const literals = [...asked].map(([fact, conditions]) => [fact, literalOf(conditions, shapes.get(fact) as FactShape)] as const)
    return literals.every(([, literal]) => 'clauses' in literal || literal.regions !== 0) ? [new Map(literals)] : []
  })

type Asked = ReadonlyMap<string, readonly Condition[]>

function product(condition: Condition): Asked[] {
  const [fact, ...others] = new Set(factsOf(condition))
  if (fact !== undefined && others.length === 0) return [new Map([[fact, [condition]]])]
  if ('fact' in condition) return []
  if ('all' in condition) return condition.all.map(product).reduce((some, more) => some.flatMap((one) => more.map((other) => joined(one, other))))
  const ofOneFact = new Map<string, Condition[]>()
  const rest: Asked[] = []
  for (const member of condition.any) {
    const [own, ...more] = new Set(factsOf(member))
    if (own !== undefined && more.length === 0) ofOneFact.set(own, [...(ofOneFact.get(own) ?? []), member])
    else rest.push(...product(member))
  }
  return [...[...ofOneFact].map(([own, any]): Asked => new Map([[own, [{ any }]]])), ...rest]
}

const factsOf = (condition: Condition): string[] =>
  'fact' in condition ? [baseOf(condition.fact)] : ('all' in condition ? condition.all : condition.any).flatMap(factsOf)

function joined(one: Asked, other: Asked): Asked {
  const both = new Map(one)
  for (const [fact, conditions] of other) both.set(fact, [...(both.get(fact) ?? []), ...conditions])
  return both
}

function literalOf(conditions: readonly Condition[], shape: FactShape): Literal {
  if ('members' in shape) return { clauses: conditions.flatMap((condition) => clausesOf(condition, shape.members)) }
  const inRegion = ({ value }: Region) => value !== undefined && conditions.every((condition) => holds(condition, value))
  return { regions: shape.regions.reduce((bits, region, at) => (inRegion(region) ? bits | (1 << at) : bits), 0) }
}

/** A condition on one set as clauses: alternatives of conjunctions are multiplied out. */
function clausesOf(condition: Condition, members: readonly string[]): Clause[] {
  if ('fact' in condition) return [clauseOf(condition, members)]
  if ('all' in condition) return condition.all.flatMap((member) => clausesOf(member, members))
  return condition.any
    .map((member) => clausesOf(member, members))
    .reduce((some, more) => some.flatMap((one) => more.map((other) => ({ some: one.some | other.some, lacks: one.lacks | other.lacks }))))
}

function clauseOf({ operator, value }: Leaf, members: readonly string[]): Clause {
  const bit = 1 << members.indexOf(value as string)
  return operator === 'contains' ? { some: bit, lacks: 0 } : { some: 0, lacks: bit }
}
