import type { Scenario } from '../scenario/schema.js'
import type { Recommendation, Warning } from './answer.js'
import { ofAll, withSettings } from './added.js'
import { architectureOf } from './architecture.js'
import { ask, type Grounds, placeOf } from './ask.js'
import { assemble } from './assemble.js'
import { cite, citingParts } from './cite.js'
import { conflictWarnings } from './conflicts.js'
import { decideAll } from './decide.js'
import { expiryWarnings } from './expiry.js'
import { type Detail, explain, referralsOf } from './explain.js'
import { fillingsTold, waysGivenTold } from './gave-way.js'
import { frameworkWarnings } from './frameworks.js'
import { keptWarnings } from './kept.js'
import { nextQuestions } from './questions.js'
import { outcomeOf } from './outcome.js'
import { summaryOf } from './summary.js'
import { replacedWinners, weakWinners } from './weak.js'

export interface RecommendOptions {
  /** The day to judge the age of evidence by, YYYY-MM-DD. Left out: the as-of date of the ruleset. */
  readonly asOf?: string | undefined
  /** `full` adds the ledger of all rules, and how the alternatives would be run. Left out: `standard`. */
  readonly detail?: Detail | undefined
}

/** From a checked scenario to the answer: the same scenario and ruleset give the same bytes. */
export async function recommend(scenario: Scenario, grounds: Grounds, { asOf, detail = 'standard' }: RecommendOptions = {}): Promise<Recommendation> {
  const { knowledge, shelf, blueprint } = grounds
  const { version, asOf: rulesetAsOf } = knowledge.ruleset
  const asked = await ask(scenario, grounds, asOf)
  const { id, situation, policy, raised, retake } = asked
  const decided = decideAll(raised, situation, knowledge, policy)
  const drawn = architectureOf(decided, situation, knowledge, policy, blueprint)
  const architecture = withSettings(drawn.shown, decided, situation, knowledge)
  const explained = decided.map((one) => ofAll(explain(one, situation, knowledge, drawn.whole, detail), architecture, knowledge))
  const decisions = explained.map(({ decided: one, advice }) => assemble(one, advice, placeOf(one, asked, grounds), situation, knowledge, detail))
  const referrals = referralsOf(situation, knowledge)
  const warnings = distinct([
    ...(await conflictWarnings(situation, knowledge, decided, retake)),
    ...explained.flatMap((one) => one.warnings),
    ...weakWinners(decided, knowledge),
    ...replacedWinners(decided, situation, knowledge),
    ...keptWarnings(situation, decisions, architecture, knowledge),
    // Who asked for some decisions alone misses what the others would bring.
    ...(scenario.decide ? [] : frameworkWarnings(situation, architecture, knowledge)),
    ...expiryWarnings(decisions, referrals, shelf, asOf ?? rulesetAsOf),
  ])
  const body = {
    summary: [
      summaryOf(decided.map(outcomeOf), situation, knowledge),
      ...waysGivenTold(architecture.gaveWay, knowledge),
      ...fillingsTold(architecture, decided),
    ].join(' '),
    decisions,
    architecture,
    referrals,
    warnings,
    nextQuestions: nextQuestions(decisions, architecture, situation, knowledge),
  }
  return { id, ruleset: { version, digest: knowledge.digest, asOf: rulesetAsOf }, ...body, evidence: cite(citingParts(body), shelf) }
}

/** A service that wins twice is configured once: what was undecided about it is said once too. */
const distinct = (warnings: readonly Warning[]) => warnings.filter(({ message }, at) => warnings.findIndex((other) => other.message === message) === at)
