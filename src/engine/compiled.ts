import type { Facts } from '../scenario/facts.js'
import { collect, compileCondition, type CompiledGroup, guardsOf, isMet } from './compiled-condition.js'
import type { EngineRule, EvaluatorFactory, Matches, MetLeaf, SyncEvaluator } from './evaluator.js'
import { type LeafTable, leafTable, type State } from './leaf-table.js'

/**
 * The same rules over one table of leaves, made once. Held equal to the reference by a property test and a self-check.
 * What rules share is looked at once; asked for all, only those are looked at of which a leaf is met that they cannot do without, so
 * that rules about other matters cost nothing.
 */
export const compiledEvaluator: EvaluatorFactory<SyncEvaluator> = (rules) => {
  const program = compile(rules)
  return { evaluate: (facts) => matchesOf(program, facts) }
}

interface CompiledRule extends CompiledGroup {
  readonly name: string
}

interface Program {
  readonly rules: readonly CompiledRule[]
  readonly byName: ReadonlyMap<string, CompiledRule>
  readonly table: LeafTable
  /** Places of the rules to look at: those that may always be met, and by leaf those that need one like it. */
  readonly unguarded: readonly number[]
  readonly byGuard: readonly (readonly number[] | undefined)[]
}

function compile(given: readonly EngineRule[]): Program {
  const table = leafTable()
  const rules = given.map(({ name, conditions }) => ({ name, ...compileCondition(conditions, table) }))
  const unguarded: number[] = []
  const byGuard: number[][] = []
  for (const [at, rule] of rules.entries()) {
    const guards = guardsOf(rule, table)
    if (!guards) unguarded.push(at)
    for (const guard of guards ?? []) (byGuard[guard] ??= []).push(at)
  }
  return { rules, byName: new Map(rules.map((rule) => [rule.name, rule])), table, unguarded, byGuard }
}

/** One rule is looked at when it is asked for, all of them, once, when they are gone through. */
function matchesOf(program: Program, facts: Facts): Matches {
  const state = program.table.stateOf(facts)
  let all: readonly CompiledRule[] | undefined
  const every = () => (all ??= metRules(program, state))
  const whole = () => new Map(every().map((rule) => [rule.name, leavesOf(rule, state)]))
  const has = (name: string) => {
    const rule = program.byName.get(name)
    return rule !== undefined && isMet(rule, state.met)
  }
  return {
    has,
    get: (name) => (has(name) ? leavesOf(program.byName.get(name) as CompiledRule, state) : undefined),
    get size() {
      return every().length
    },
    keys: () =>
      every()
        .map(({ name }) => name)
        [Symbol.iterator](),
    values: () => whole().values(),
    entries: () => whole().entries(),
    forEach: (callback) => whole().forEach(callback),
    [Symbol.iterator]: () => whole()[Symbol.iterator](),
  }
}

/** The rules that are met, in order. */
function metRules({ rules, unguarded, byGuard }: Program, { met, metByKnown }: State): CompiledRule[] {
  const seen = new Uint8Array(rules.length)
  const found: number[] = []
  const look = (places: readonly number[]) => {
    for (const at of places) {
      if (seen[at] === 1) continue
      seen[at] = 1
      if (isMet(rules[at] as CompiledRule, met)) found.push(at)
    }
  }
  look(unguarded)
  for (const leaf of metByKnown) {
    const places = byGuard[leaf]
    if (places) look(places)
  }
  return found.sort((a, b) => a - b).map((at) => rules[at] as CompiledRule)
}

function leavesOf(rule: CompiledGroup, state: State): MetLeaf[] {
  const leaves: MetLeaf[] = []
  collect(rule, state, leaves)
  return leaves
}
