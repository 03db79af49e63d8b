import type { Facts } from '../scenario/facts.js'
import { collect, compileCondition, type CompiledGroup, guardsOf, isMet, isMetBy } from './compiled-condition.js'
import type { EngineRule, EvaluatorFactory, Matches, MetLeaf, SyncEvaluator } from './evaluator.js'
import { type LeafTable, leafTable, type State } from './leaf-table.js'

/**
 * The same rules over one table of leaves, made once. Held equal to the reference by a property test and a self-check.
 * Asked for all rules, it looks once at each leaf about a known fact, and then only at rules of which a leaf is met that they cannot
 * do without, so that rules about other matters cost nothing. Asked for one rule, it looks at the leaves of that rule alone.
 */
export const compiledEvaluator: EvaluatorFactory<SyncEvaluator> = (rules) => {
  const program = compile(rules)
  return { evaluate: (facts) => new CompiledMatches(program, facts) }
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
  /** For each rule the number of the last look that came by it: so nothing is wiped from one look to the next. */
  readonly seen: Float64Array
  looks: number
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
  return {
    rules,
    byName: new Map(rules.map((rule) => [rule.name, rule])),
    table,
    unguarded,
    byGuard,
    seen: new Float64Array(rules.length),
    looks: 0,
  }
}

/**
 * One rule is looked at when it is asked for, all of them, once, when they are gone through. A class, because an object with members
 * of its own for all that a map can do takes longer to make than the rules take to look at.
 */
class CompiledMatches implements Matches {
  readonly #program: Program
  readonly #facts: Facts
  #state: State | undefined
  #met: readonly CompiledRule[] | undefined

  constructor(program: Program, facts: Facts) {
    this.#program = program
    this.#facts = facts
  }

  /** For one rule no more is looked at than its own leaves. */
  has(name: string): boolean {
    const { byName, table } = this.#program
    const rule = byName.get(name)
    return rule !== undefined && (this.#state ? isMet(rule, this.#state) : isMetBy(rule, table, this.#facts))
  }

  get(name: string): readonly MetLeaf[] | undefined {
    const rule = this.#program.byName.get(name)
    const state = this.#whole()
    return rule !== undefined && isMet(rule, state) ? leavesOf(rule, state) : undefined
  }

  get size(): number {
    return this.#every().length
  }

  *keys(): MapIterator<string> {
    for (const { name } of this.#every()) yield name
  }

  *values(): MapIterator<readonly MetLeaf[]> {
    const state = this.#whole()
    for (const rule of this.#every()) yield leavesOf(rule, state)
  }

  *entries(): MapIterator<[string, readonly MetLeaf[]]> {
    const state = this.#whole()
    for (const rule of this.#every()) yield [rule.name, leavesOf(rule, state)]
  }

  forEach(callback: (leaves: readonly MetLeaf[], name: string, matches: Matches) => void): void {
    const state = this.#whole()
    for (const rule of this.#every()) callback(leavesOf(rule, state), rule.name, this)
  }

  [Symbol.iterator](): MapIterator<[string, readonly MetLeaf[]]> {
    return this.entries()
  }

  #every(): readonly CompiledRule[] {
    this.#met ??= rulesMet(this.#program, this.#whole())
    return this.#met
  }

  #whole(): State {
    this.#state ??= this.#program.table.stateOf(this.#facts)
    return this.#state
  }
}

/** The rules that are met, in order. */
function rulesMet(program: Program, state: State): CompiledRule[] {
  const { rules, unguarded, byGuard, seen } = program
  const look = ++program.looks
  const found: number[] = []
  const lookAt = (places: readonly number[]) => {
    for (const at of places) {
      if (seen[at] === look) continue
      seen[at] = look
      if (isMet(rules[at] as CompiledRule, state)) found.push(at)
    }
  }
  lookAt(unguarded)
  for (const leaf of state.met) {
    const places = byGuard[leaf]
    if (places) lookAt(places)
  }
  return found.sort((a, b) => a - b).map((at) => rules[at] as CompiledRule)
}

function leavesOf(rule: CompiledGroup, state: State): MetLeaf[] {
  const leaves: MetLeaf[] = []
  collect(rule, state, leaves)
  return leaves
}
