import { programOf } from '../advisor/program.js'
import { type Situation, situationOf } from '../advisor/situation.js'
import type { Policy } from '../advisor/standing.js'
import { type Blueprint, blueprintOf } from '../composition/blueprint.js'
import { compiledEvaluator } from '../engine/compiled.js'
import { placedRules } from '../knowledge/library.js'
import type { Knowledge } from '../knowledge/load.js'
import type { Rule } from '../knowledge/shape/rule.js'
import { statedFacts } from '../scenario/normalise.js'
import { readScenario, ScenarioError } from '../scenario/read.js'
import type { Scenario } from '../scenario/schema.js'

/** A scenario to try the rules on, as somebody wrote it. */
export interface CorpusEntry {
  readonly id: string
  /** Worked scenarios and cases show what the rules are for; practice requests only show what people ask. */
  readonly origin: 'worked' | 'case' | 'practice'
  readonly input: unknown
}

/** A scenario of the corpus with the rules that it meets. */
export interface Surveyed {
  readonly id: string
  readonly origin: CorpusEntry['origin']
  readonly situation: Situation
  readonly policy: Policy
  readonly asked: readonly string[] | undefined
}

/** One ruleset tried on a corpus. */
export interface Survey {
  /** The ruleset with its `always` rules made ordinary ones, which every scenario matches: leaving out any rule is leaving out its match. */
  readonly knowledge: Knowledge
  /** What its architectures are drawn from. */
  readonly blueprint: Blueprint
  readonly scenarios: readonly Surveyed[]
  /** Scenarios that this ruleset cannot take. */
  readonly refused: readonly { readonly id: string; readonly message: string }[]
}

/** The worked scenarios of a ruleset as part of a corpus. */
export const workedEntries = ({ scenarios }: Knowledge): CorpusEntry[] =>
  scenarios.map(({ id, scenario }) => ({ id: `worked/${id}`, origin: 'worked', input: scenario }))

/** Evaluates each scenario once. */
export async function survey(corpus: readonly CorpusEntry[], knowledge: Knowledge): Promise<Survey> {
  const evaluator = compiledEvaluator(programOf(knowledge))
  const always = [...placedRules(knowledge)].flatMap(({ rule }) => (isAlways(rule) ? [[rule.name, []] as const] : []))
  const ordinary = withoutAlways(knowledge)
  const scenarios: Surveyed[] = []
  const refused: { id: string; message: string }[] = []
  for (const { id, origin, input } of corpus) {
    try {
      const scenario = readScenario(input, knowledge.schema) as Scenario
      const situation = await situationOf(statedFacts(scenario, knowledge.dictionary), evaluator, knowledge)
      const matches = new Map([...situation.matches, ...always])
      scenarios.push({ id, origin, situation: { ...situation, matches }, policy: scenario.services ?? {}, asked: scenario.decide })
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      refused.push({ id, message: error.message })
    }
  }
  return { knowledge: ordinary, blueprint: blueprintOf(ordinary), scenarios, refused }
}

const isAlways = (rule: Rule): boolean => 'always' in rule && rule.always === true

const withoutAlways = (knowledge: Knowledge): Knowledge => ({
  ...knowledge,
  architecture: { ...knowledge.architecture, rules: knowledge.architecture.rules.map(asOrdinary) },
  services: new Map([...knowledge.services].map(([id, service]) => [id, { ...service, rules: service.rules.map(asOrdinary) }])),
})

const asOrdinary = <R extends { readonly always?: true | undefined }>({ always: _, ...rule }: R) => rule
