import type { Evaluator } from '../engine/evaluator.js'
import { canonical, sha256 } from '../knowledge/digest.js'
import type { Knowledge } from '../knowledge/load.js'
import { inOrder, statedFacts } from '../scenario/normalise.js'
import type { Scenario } from '../scenario/schema.js'
import type { Recommendation, Warning } from './answer.js'
import { cite, citedIds, type Shelf } from './cite.js'
import { conflictWarnings } from './conflicts.js'
import { decideAll } from './decide.js'
import { explain, referralsOf } from './explain.js'
import { nextQuestions } from './questions.js'
import { situationOf } from './situation.js'
import { summaryOf } from './summary.js'

/** From a checked scenario to the answer: the same scenario and ruleset give the same bytes. */
export async function recommend(scenario: Scenario, knowledge: Knowledge, evaluator: Evaluator, shelf: Shelf): Promise<Recommendation> {
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
  const body = {
    summary: summaryOf(decided, knowledge),
    decisions: explained.map(({ answer }) => answer),
    referrals: referralsOf(situation, knowledge),
    warnings: distinct([...(await conflictWarnings(situation, knowledge, decided, retake)), ...explained.flatMap(({ warnings }) => warnings)]),
    nextQuestions: nextQuestions(decided, situation, knowledge),
  }
  const { version, asOf } = knowledge.ruleset
  const question = canonical({ stated, policy, asked, digest: knowledge.digest })
  return {
    id: `rec_${sha256(question).slice(0, 24)}`,
    ruleset: { version, digest: knowledge.digest, asOf },
    ...body,
    evidence: cite(citedIds(body), shelf),
  }
}

/** A service that wins twice is configured once: what was undecided about it is said once too. */
const distinct = (warnings: readonly Warning[]) => warnings.filter(({ message }, at) => warnings.findIndex((other) => other.message === message) === at)
