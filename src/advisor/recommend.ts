import type { Blueprint } from '../composition/blueprint.js'
import type { Evaluator } from '../engine/evaluator.js'
import { canonical, sha256 } from '../knowledge/digest.js'
import type { Knowledge } from '../knowledge/load.js'
import { inOrder, statedFacts } from '../scenario/normalise.js'
import type { Scenario } from '../scenario/schema.js'
import type { DecisionModel } from '../search/model.js'
import { positionOf } from './analysis.js'
import type { Recommendation, RecommendationSummary, Warning } from './answer.js'
import { architectureOf } from './architecture.js'
import { assemble } from './assemble.js'
import { cite, citedIds, type Shelf } from './cite.js'
import { conflictWarnings } from './conflicts.js'
import { decideAll } from './decide.js'
import { expiryWarnings } from './expiry.js'
import { type Detail, type Explained, explain, referralsOf } from './explain.js'
import { nextQuestions } from './questions.js'
import { situationOf } from './situation.js'
import { summaryOf } from './summary.js'

/** What every answer is made from. */
export interface Grounds {
  readonly knowledge: Knowledge
  readonly evaluator: Evaluator
  readonly shelf: Shelf
  /** For each decision what its searches run on. */
  readonly models: ReadonlyMap<string, DecisionModel>
  /** What architectures are drawn from. */
  readonly blueprint: Blueprint
}

export interface RecommendOptions {
  /** The day to judge the age of evidence by, YYYY-MM-DD. Left out: the as-of date of the ruleset. */
  readonly asOf?: string | undefined
  /** `full` adds the ledger of all rules, and how the alternatives would be run. Left out: `standard`. */
  readonly detail?: Detail | undefined
}

/** From a checked scenario to the answer: the same scenario and ruleset give the same bytes. */
export async function recommend(
  scenario: Scenario,
  { knowledge, evaluator, shelf, models, blueprint }: Grounds,
  { asOf, detail = 'standard' }: RecommendOptions = {},
): Promise<Recommendation> {
  const stated = statedFacts(scenario, knowledge.dictionary)
  const catalog = [...knowledge.services.keys()]
  const policy = {
    ...(scenario.services?.exclude ? { exclude: [...inOrder(scenario.services.exclude, catalog)] } : {}),
    ...(scenario.services?.prefer ? { prefer: [...inOrder(scenario.services.prefer, catalog)] } : {}),
  }
  const asked = scenario.decide && inOrder(scenario.decide, knowledge.ruleset.decisions)
  const retake = async (facts: typeof stated) => decideAll(await situationOf(facts, evaluator, knowledge.dictionary), knowledge, policy, asked)

  const situation = await situationOf(stated, evaluator, knowledge.dictionary)
  const decided = decideAll(situation, knowledge, policy, asked)
  const explained = decided.map((one) => explain(one, situation, knowledge, detail))
  const decisions = decided.map((one, at) => {
    const model = models.get(one.decision.id) as DecisionModel
    return assemble(one, (explained[at] as Explained).advice, positionOf(model, situation, policy, knowledge), situation, knowledge, detail)
  })
  const referrals = referralsOf(situation, knowledge)
  const { version, asOf: rulesetAsOf } = knowledge.ruleset
  const warnings = distinct([
    ...(await conflictWarnings(situation, knowledge, decided, retake)),
    ...explained.flatMap((one) => one.warnings),
    ...expiryWarnings(decisions, referrals, shelf, asOf ?? rulesetAsOf),
  ])
  const architecture = architectureOf(decided, situation, knowledge, policy, blueprint)
  const body = {
    summary: summaryOf(decided, knowledge),
    decisions,
    architecture,
    referrals,
    warnings,
    nextQuestions: nextQuestions(decisions, situation, knowledge),
  }
  const question = canonical({ stated, policy, asked, digest: knowledge.digest, asOf: asOf === rulesetAsOf ? undefined : asOf })
  return {
    id: `rec_${sha256(question).slice(0, 24)}`,
    ruleset: { version, digest: knowledge.digest, asOf: rulesetAsOf },
    ...body,
    evidence: cite(citedIds(body), shelf),
  }
}

/** A service that wins twice is configured once: what was undecided about it is said once too. */
const distinct = (warnings: readonly Warning[]) => warnings.filter(({ message }, at) => warnings.findIndex((other) => other.message === message) === at)

/** Winners and how far they hold, one sentence each. */
export const summarise = ({ id, ruleset, summary, decisions }: Recommendation): RecommendationSummary => ({
  id,
  ruleset,
  summary,
  decisions: decisions.map(({ decision, status, bounded, recommended, candidates, collisions }) => ({
    decision,
    status,
    ...(bounded ? { bounded } : {}),
    recommended,
    because: (recommended === null ? collisions[0]?.because : candidates[0]?.reasons[0]?.because) ?? 'Every candidate is eliminated.',
  })),
})
