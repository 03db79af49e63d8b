import { fileURLToPath } from 'node:url'
import { blueprintOf } from '../composition/blueprint.js'
import { type EvaluatorName, evaluators } from '../engine/evaluators.js'
import { operators } from '../engine/operators.js'
import { deepFreeze } from '../knowledge/freeze.js'
import { type Knowledge, loadKnowledge, type WorkedScenario } from '../knowledge/load.js'
import { openSeal } from '../knowledge/seal.js'
import { once } from '../memory.js'
import type { Dictionary } from '../scenario/dictionary.js'
import { jsonSchemaOf } from '../scenario/json-schema.js'
import { readScenario } from '../scenario/read.js'
import type { Scenario, ScenarioSchema } from '../scenario/schema.js'
import { searchable } from '../search/limits.js'
import { modelOf } from '../search/model.js'
import type { Recommendation, RecommendationSummary } from './answer.js'
import { type Grounds, questionOf } from './ask.js'
import { shelfOf } from './cite.js'
import { askedOnce } from './asked-once.js'
import { idOf } from './identity.js'
import { readAdvisorOptions, readRecommendOptions, readSummariseOptions } from './options.js'
import { programOf } from './program.js'
import { type EvaluationRecord, recorded } from './evaluation-record.js'
import { type RecommendOptions, recommend } from './recommend.js'
import { type Difference, selfCheck } from './self-check.js'
import { summarise } from './summarise.js'
import { type Views, viewsOf } from './views.js'

/** The rules that come with the package, and what their last complete check came to. */
export const ownRules = fileURLToPath(new URL('../../rules/', import.meta.url))
export const ownSeal = fileURLToPath(new URL('../rules.sealed', import.meta.url))

export interface AdvisorOptions {
  /** A folder of rules in the form of `rules/README.md`. Left out: the rules that come with the package. */
  readonly rules?: string | undefined
  /**
   * How rules are evaluated: `compiled` (the default) looks up what they ask in one table made at start, `reference` runs every
   * request through json-rules-engine itself, more than a hundred times slower. The answers are the same, byte for byte.
   */
  readonly evaluator?: EvaluatorName | undefined
}

/** Answers scenarios out of one ruleset. Holds no state: calls may overlap. */
export interface Advisor {
  /**
   * Recommends services for a workload. The same scenario and ruleset give the same answer, byte for byte.
   * Throws a `ScenarioError`, or an `OptionsError`, that names every place and the nearest valid value.
   */
  readonly recommend: (scenario: unknown, options?: RecommendOptions) => Promise<Recommendation>
  /** The short answer to the same question: winners and how far they hold. Throws as `recommend` does. */
  readonly summarise: (scenario: unknown, options?: Pick<RecommendOptions, 'asOf'>) => Promise<RecommendationSummary>
  /** The id that the answer to a scenario has. Throws as `recommend` does. */
  readonly idOf: (scenario: unknown, options?: Pick<RecommendOptions, 'asOf'>) => string
  readonly ruleset: Recommendation['ruleset']
  readonly views: Views
  readonly scenarios: readonly WorkedScenario[]
  readonly scenarioSchema: ScenarioSchema
  /** The facts that a scenario can state, each with its type, unit, range, values and question. */
  readonly dictionary: Dictionary
  /** JSON Schema (2020-12) of a scenario. */
  readonly scenarioJsonSchema: Readonly<Record<string, unknown>>
  /** Whether rules are evaluated as json-rules-engine does it: the first difference over the worked scenarios, or none. Looks once. */
  readonly selfCheck: () => Promise<Difference | undefined>
  /** Makes what would else be made when it is first asked for, a part a step. It need not be gone through. */
  readonly prepare: () => Iterable<void>
}

/**
 * Reads and checks the rules once and makes an advisor of them. The package's own rules are not checked again while they and the
 * program are as they were when they were sealed. How they are evaluated is compared by `selfCheck` alone.
 * Throws a `KnowledgeError` with every fault, its file and its place, or an `OptionsError`.
 *
 * @example
 * const advisor = await createAdvisor()
 * const { decisions } = await advisor.recommend({ sources: ['clickstream'], messaging: { replay: true } })
 */
export async function createAdvisor(options: AdvisorOptions = {}): Promise<Advisor> {
  const { rules = ownRules, evaluator = 'compiled' } = readAdvisorOptions(options)
  const sealed = rules === ownRules ? openSeal<EvaluationRecord>(ownSeal, rules) : undefined
  if (sealed) return advisorOf(sealed.knowledge, evaluator, sealed.record)
  const advisor = advisorOf(await loadKnowledge(rules, operators, [searchable]), evaluator)
  // What cannot be made of rules is told now, and not to whoever first needs it.
  for (const _ of advisor.prepare());
  return advisor
}

/** An advisor over knowledge that passed every check. With a record of what json-rules-engine says of it, that is not asked again. */
export function advisorOf(knowledge: Knowledge, name: EvaluatorName, record?: EvaluationRecord): Advisor {
  const program = programOf(knowledge)
  const evaluator = evaluators[name](program)
  const shelf = deepFreeze(shelfOf(knowledge))
  const models = new Map([...knowledge.decisions.values()].map((decision) => [decision.id, once(() => modelOf(decision, knowledge))]))
  const blueprint = once(() => blueprintOf(knowledge))
  const views = viewsOf(knowledge, shelf)
  const { version, asOf } = knowledge.ruleset
  const grounds: Grounds = {
    knowledge,
    evaluator,
    shelf,
    models: { get: (decision) => models.get(decision)?.() },
    get blueprint() {
      return blueprint()
    },
  }
  const read = (input: unknown) => readScenario(input, knowledge.schema) as Scenario
  const checked = once(() => selfCheck(knowledge, evaluator, record ? recorded(record) : askedOnce(evaluators.reference)(program).evaluate))
  return {
    recommend: async (input, options) => recommend(read(input), grounds, readRecommendOptions(options)),
    summarise: async (input, options) => summarise(read(input), grounds, readSummariseOptions(options).asOf),
    idOf: (input, options) => idOf(questionOf(read(input), knowledge, readSummariseOptions(options).asOf)),
    ruleset: { version, digest: knowledge.digest, asOf },
    views,
    scenarios: knowledge.scenarios,
    scenarioSchema: knowledge.schema,
    dictionary: knowledge.dictionary,
    scenarioJsonSchema: deepFreeze(jsonSchemaOf(knowledge.schema)),
    selfCheck: checked,
    *prepare() {
      for (const model of models.values()) {
        yield void model()
        yield void model().pushes.values()
      }
      yield void blueprint()
      yield void views.decisions
      yield void views.services
      yield void views.ruleNames
      yield void views.evidence
    },
  }
}
