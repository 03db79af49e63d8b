import type { Evaluator } from '../engine/evaluator.js'
import { canonical, sha256 } from '../knowledge/digest.js'
import type { Knowledge } from '../knowledge/load.js'
import { inOrder, statedFacts } from '../scenario/normalise.js'
import type { Scenario } from '../scenario/schema.js'
import type { Recommendation, Warning } from './answer.js'
import { cite, citedIds, type Shelf } from './cite.js'
import { conflictWarnings } from './conflicts.js'
import { decideAll } from './decide.js'
import { expiryWarnings } from './expiry.js'
import { explain, referralsOf } from './explain.js'
import { nextQuestions } from './questions.js'
import { situationOf } from './situation.js'
import { summaryOf } from './summary.js'

/** What every answer is made from. */
export interface Grounds {
  readonly knowledge: Knowledge
  readonly evaluator: Evaluator
  readonly shelf: Shelf
}

export interface RecommendOptions {
  /** The day to judge the age of evidence by, YYYY-MM-DD. Left out: the as-of date of the ruleset. */
  readonly asOf?: string | undefined
}

/** From a checked scenario to the answer: the same scenario and ruleset give the same bytes. */
export async function recommend(scenario: Scenario, { knowledge, evaluator, shelf }: Grounds, { asOf }: RecommendOptions = {}): Promise<Recommendation> {
  const stated = statedFacts(scenario, knowledge.dictionary)
  const catalog = [...knowledge.services.keys()]
  const policy = {
    ...(scenario.services?.exclude ? { exclude: [...inOrder(scenario.services.exclude, catalog)] } : {}),
    ...(scenario.services?.prefer ? { prefer: [...inOrder(scenario.services.prefer, catalog)] } : {}),
  }
  const asked = scenario.decide && inOrder(scenario.decide, knowledge.ruleset.decisions)
  const retake = async (facts: typeof stated) => decideAll(await situationOf(facts, evaluator), knowledge, policy, asked)

  const situation = await situationOf(stated, evaluator)
  const decided = decideAll(situation, knowledge, policy, asked)
  const explained = decided.map((one) => explain(one, situation, knowledge))
  const decisions = explained.map(({ answer }) => answer)
  const referrals = referralsOf(situation, knowledge)
  const { version, asOf: rulesetAsOf } = knowledge.ruleset
  const warnings = distinct([
    ...(await conflictWarnings(situation, knowledge, decided, retake)),
    ...explained.flatMap((one) => one.warnings),
    ...expiryWarnings(decisions, referrals, shelf, asOf ?? rulesetAsOf),
  ])
  const body = { summary: summaryOf(decided, knowledge), decisions, referrals, warnings, nextQuestions: nextQuestions(decided, situation, knowledge) }
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
