import type { Facts, FactValue } from '../scenario/facts.js'
import type { AnyCondition, LeafCondition, MetLeaf } from './evaluator.js'
import type { Leaf, LeafTable, State } from './leaf-table.js'

/** A group as places in a table of leaves: looking at it is looking up a few numbers. */
export interface CompiledGroup {
  /** All members must be met, or any. */
  readonly isAll: boolean
  readonly leaves: readonly number[]
  /** The same leaves, those about one fact together; left open until they are first looked at so. */
  about: readonly LeavesAbout[] | undefined
  readonly groups: readonly CompiledGroup[]
  /** Leaves and groups in the order in which they are told. */
  readonly members: readonly (CompiledLeaf | CompiledGroup)[]
}

interface LeavesAbout {
  readonly fact: string
  readonly leaves: readonly Leaf[]
}

interface CompiledLeaf extends LeafCondition {
  readonly place: number
}

const isLeaf = (member: CompiledLeaf | CompiledGroup): member is CompiledLeaf => 'place' in member

/** Compiles a condition to what json-rules-engine makes of it. Throws where it could not. */
export function compileCondition(condition: AnyCondition, table: LeafTable): CompiledGroup {
  refuseMore(condition)
  const given = 'fact' in condition ? [condition] : 'all' in condition ? condition.all : condition.any
  const members = given.map((member) => ('fact' in member ? compileLeaf(member, table) : compileCondition(member, table)))
  return {
    // The library takes an empty `any` for met, like an empty `all`.
    isAll: !('any' in condition) || members.length === 0,
    leaves: members.filter(isLeaf).map(({ place }) => place),
    about: undefined,
    groups: members.filter((member): member is CompiledGroup => !isLeaf(member)),
    members,
  }
}

function compileLeaf(leaf: LeafCondition, table: LeafTable): CompiledLeaf {
  refuseMore(leaf)
  return { ...leaf, place: table.placeOf(leaf) }
}

/** Anything else (`not`, `path`, `priority`, two groups at once, a fact for a value) the library would heed and this would ignore. */
function refuseMore(condition: AnyCondition): void {
  const keys = Object.keys(condition).length
  const isReadable =
    keys === 1
      ? 'all' in condition || 'any' in condition
      : keys === 3 && 'fact' in condition && 'operator' in condition && 'value' in condition && isPlain(condition.value)
  if (!isReadable) throw new Error(`cannot compile the condition ${JSON.stringify(condition)}`)
}

const isPlain = (value: FactValue) => typeof value !== 'object' || Array.isArray(value)

function together(leaves: readonly Leaf[]): LeavesAbout[] {
  const facts = new Set(leaves.map(({ fact }) => fact))
  return [...facts].map((fact) => ({ fact, leaves: leaves.filter((leaf) => leaf.fact === fact) }))
}

export function isMet({ isAll, leaves, groups }: CompiledGroup, state: State): boolean {
  for (const leaf of leaves) if ((state.isMet[leaf] === 1) !== isAll) return !isAll
  for (const group of groups) if (isMet(group, state) !== isAll) return !isAll
  return isAll
}

/** The same of facts of which no leaf has been looked at yet. */
export function isMetBy(group: CompiledGroup, table: LeafTable, facts: Facts): boolean {
  const { isAll, groups } = group
  group.about ??= together(group.leaves.map(table.leafAt))
  for (const { fact, leaves } of group.about) {
    const actual = facts[fact]
    const isKnown = actual !== undefined && Object.hasOwn(facts, fact)
    for (const { operator, required, isMetByUnknown } of leaves) if ((isKnown ? operator.evaluate(actual, required) : isMetByUnknown) !== isAll) return !isAll
  }
  for (const inner of groups) if (isMetBy(inner, table, facts) !== isAll) return !isAll
  return isAll
}

/** Adds the leaves that met a group, in order: every member that is met, not only the first. Only to be asked of a group that is met. */
export function collect({ members }: CompiledGroup, state: State, into: MetLeaf[]): void {
  for (const member of members) {
    if (isLeaf(member)) {
      const { fact, operator, value, place } = member
      if (state.isMet[place] === 1) into.push({ fact, operator, required: value, actual: state.facts.get(fact) as FactValue })
    } else if (isMet(member, state)) collect(member, state, into)
  }
}

/**
 * Places of leaves of which at least one is met wherever a group is, as few as can be told. Undefined: it may be met even when nothing
 * is known.
 */
export function guardsOf({ isAll, leaves, groups }: CompiledGroup, table: LeafTable): readonly number[] | undefined {
  return isAll ? fewest(leaves, groups, table) : alternatives(leaves, groups, table)
}

/** Of an `all` every member has to be met, so that those of any of them will do. */
function fewest(leaves: readonly number[], groups: readonly CompiledGroup[], table: LeafTable): readonly number[] | undefined {
  for (const leaf of leaves) if (!table.isMetByUnknown(leaf)) return [leaf]
  let found: readonly number[] | undefined
  for (const group of groups) {
    const guards = guardsOf(group, table)
    if (guards && (!found || guards.length < found.length)) found = guards
  }
  return found
}

/** Of an `any` one member is enough, so that it takes those of all of them. */
function alternatives(leaves: readonly number[], groups: readonly CompiledGroup[], table: LeafTable): readonly number[] | undefined {
  if (leaves.some((leaf) => table.isMetByUnknown(leaf))) return undefined
  const found = new Set(leaves)
  for (const group of groups) {
    const guards = guardsOf(group, table)
    if (!guards) return undefined
    for (const leaf of guards) found.add(leaf)
  }
  return [...found]
}
