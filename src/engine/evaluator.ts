import type { Facts, FactValue } from '../scenario/facts.js'

/** One test of one fact, in json-rules-engine's own form. */
export interface LeafCondition {
  readonly fact: string
  readonly operator: string
  readonly value: FactValue
}
export type GroupCondition = { readonly all: readonly AnyCondition[] } | { readonly any: readonly AnyCondition[] }
export type AnyCondition = LeafCondition | GroupCondition

/** A stock json-rules-engine rule, as far as evaluating goes. */
export interface EngineRule {
  readonly name: string
  readonly conditions: GroupCondition
  readonly event: { readonly type: string; readonly params: Readonly<Record<string, string>> }
}

/** A leaf that was met: what was asked for and what the fact is. */
export interface MetLeaf {
  readonly fact: string
  readonly operator: string
  readonly required: FactValue
  readonly actual: FactValue
}

/** The rules that were met, in the order of the rules, each with the leaves that met it. */
export type Matches = ReadonlyMap<string, readonly MetLeaf[]>

/** Rules and facts in, what was met out, at once or later. Any number of evaluations may overlap. */
export interface Evaluator {
  readonly evaluate: (facts: Facts) => Matches | Promise<Matches>
}

/** An evaluator that answers at once, for searches that ask thousands of times. */
export interface SyncEvaluator extends Evaluator {
  readonly evaluate: (facts: Facts) => Matches
}

/** Makes an evaluator of a set of rules. Throws where a rule cannot be evaluated. */
export type EvaluatorFactory<E extends Evaluator = Evaluator> = (rules: readonly EngineRule[]) => E
