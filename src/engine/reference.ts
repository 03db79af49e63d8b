import { Engine, Rule, type RuleProperties, type RuleResult } from 'json-rules-engine'
import type { FactValue } from '../scenario/facts.js'
import type { EngineRule, Evaluator, EvaluatorFactory, MetLeaf } from './evaluator.js'

/** A condition as json-rules-engine hands it back; its types leave out most of this. */
interface Evaluated {
  readonly result?: boolean
  readonly all?: readonly Evaluated[]
  readonly any?: readonly Evaluated[]
  readonly fact?: string
  readonly operator?: string
  readonly value?: FactValue
  readonly factResult?: FactValue
}

/**
 * The evaluator of record: json-rules-engine itself. Each run gets an Engine of its own over shared Rule objects,
 * because runs that overlap on one Engine silently skip rules: whichever ends first marks the engine finished.
 */
export const referenceEvaluator: EvaluatorFactory = (rules): Evaluator => {
  const built = rules.map(ruleOf)

  return {
    async evaluate(facts) {
      const engine = new Engine(built, { allowUndefinedFacts: true, pathResolver: refusePath })
      const { results, failureResults } = await engine.run({ ...facts })
      if (results.length + failureResults.length !== rules.length) {
        throw new Error(`json-rules-engine evaluated ${results.length + failureResults.length} of ${rules.length} rules`)
      }
      // The library reports in order of completion; answers are in order of the rules.
      const met = new Map(results.map((result) => [result.name, result]))
      return new Map(rules.flatMap(({ name }) => entryOf(name, met.get(name))))
    },
  }
}

const builtOf = new WeakMap<EngineRule, Rule>()

/** Runs share the library's own objects for a rule; none of them is changed by a run. */
function ruleOf(rule: EngineRule): Rule {
  const { name, conditions, event } = rule
  const built = builtOf.get(rule) ?? new Rule({ name, conditions, event } as unknown as RuleProperties)
  builtOf.set(rule, built)
  return built
}

function entryOf(name: string, result: RuleResult | undefined): [string, MetLeaf[]][] {
  return result ? [[name, [...metLeaves(result.conditions as unknown as Evaluated)]]] : []
}

/** True leaves only, and only those under groups that are true themselves. The root carries no result of its own. */
function* metLeaves({ all, any, fact, operator, value, factResult }: Evaluated): Generator<MetLeaf> {
  for (const member of all ?? any ?? []) if (member.result) yield* metLeaves(member)
  if (fact !== undefined) yield { fact, operator: operator as string, required: value as FactValue, actual: factResult as FactValue }
}

function refusePath(): never {
  throw new Error('paths into facts are not supported')
}
