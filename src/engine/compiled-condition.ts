import type { FactValue } from '../scenario/facts.js'
import type { AnyCondition, LeafCondition, MetLeaf } from './evaluator.js'
import type { LeafTable, State } from './leaf-table.js'

/** A group as places in a table of leaves: looking at it is looking up a few numbers. */
export interface CompiledGroup {
  /** All members must be met, or any. */
  readonly isAll: boolean
  readonly leaves: readonly number[]
  readonly groups: readonly CompiledGroup[]
  /** Leaves and groups in the order in which they are told. */
  readonly members: readonly (CompiledLeaf | CompiledGroup)[]
}

interface CompiledLeaf extends LeafCondition {
  readonly place: number
}

/** Compiles a condition to what json-rules-engine makes of it. Throws where it could not. */
export function compileCondition(condition: AnyCondition, table: LeafTable): CompiledGroup {
  refuseMore(condition)
  const given = 'fact' in condition ? [condition] : 'all' in condition ? condition.all : condition.any
  const members = given.map((member) => ('fact' in member ? compileLeaf(member, table) : compileCondition(member, table)))
  return {
    // The library takes an empty `any` for met, like an empty `all`.
    isAll: !('any' in condition) || members.length === 0,
    leaves: members.flatMap((member) => ('place' in member ? member.place : [])),
    groups: members.flatMap((member) => ('place' in member ? [] : member)),
    members,
  }
}

function compileLeaf(leaf: LeafCondition, table: LeafTable): CompiledLeaf {
  refuseMore(leaf)
  return { ...leaf, place: table.placeOf(leaf) }
}

/** Anything else (`not`, `path`, `priority`, two groups at once, a fact for a value) the library would heed and this would ignore. */
function refuseMore(condition: AnyCondition): void {
  const keys = Object.keys(condition).sort().join()
  const readable = keys === 'all' || keys === 'any' || (keys === 'fact,operator,value' && isPlain((condition as LeafCondition).value))
  if (!readable) throw new Error(`cannot compile the condition ${JSON.stringify(condition)}`)
}

const isPlain = (value: FactValue) => typeof value !== 'object' || Array.isArray(value)

export function isMet({ isAll, leaves, groups }: CompiledGroup, met: ReadonlySet<number>): boolean {
  for (const leaf of leaves) if (met.has(leaf) !== isAll) return !isAll
  for (const group of groups) if (isMet(group, met) !== isAll) return !isAll
  return isAll
}

/** Adds the leaves that met a group, in order: every member that is met, not only the first. Only to be asked of a group that is met. */
export function collect({ members }: CompiledGroup, state: State, into: MetLeaf[]): void {
  for (const member of members) {
    if ('place' in member) {
      const { fact, operator, value, place } = member
      if (state.met.has(place)) into.push({ fact, operator, required: value, actual: state.facts.get(fact) as FactValue })
    } else if (isMet(member, state.met)) collect(member, state, into)
  }
}

/**
 * Places of leaves of which at least one is met wherever a group is, as few as can be told. Undefined: it may be met even when nothing
 * is known.
 */
export function guardsOf({ isAll, leaves, groups }: CompiledGroup, table: LeafTable): readonly number[] | undefined {
  const members = [...leaves.map((leaf) => (table.isMetByUnknown(leaf) ? undefined : [leaf])), ...groups.map((group) => guardsOf(group, table))]
  if (isAll) return members.flatMap((guards) => (guards ? [guards] : [])).sort((a, b) => a.length - b.length)[0]
  return members.includes(undefined) ? undefined : [...new Set(members.flatMap((guards) => guards ?? []))]
}
