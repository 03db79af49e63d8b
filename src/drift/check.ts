import type { Advisor } from '../advisor/advisor.js'
import type { Recommendation } from '../advisor/answer.js'
import { ScenarioError } from '../scenario/read.js'
import { architectureDifferences } from './architecture.js'
import { decisionDrift, graver } from './decision.js'
import { type Earlier, type EarlierAnswer, EarlierError, readEarlier } from './earlier.js'
import { integrityOf } from './integrity.js'
import { listDifferences } from './running.js'
import type { DecisionDrift, Difference, DriftCheck, Verdict } from './shapes.js'
import { summaryOf } from './summary.js'
import { warningDifferences } from './warnings.js'

/** What a check needs of an advisor. */
export type Checker = Pick<Advisor, 'recommend' | 'summarise' | 'views' | 'ruleset'>

/**
 * Whether today's ruleset still gives an earlier answer, and which rules and evidence make a difference. Takes a record as it was written
 * (Markdown) or `{ scenario, answer }`, with `asOf` where the answer was asked for with one. Throws an `EarlierError` where it cannot be read.
 *
 * @example
 * const { verdict, summary } = await checkDrift(await readFile('docs/adr/0007-clickstream.md', 'utf8'), advisor)
 */
export async function checkDrift(given: unknown, advisor: Checker): Promise<DriftCheck> {
  const earlier = readEarlier(given)
  const now = await today(earlier, advisor)
  const { answer } = earlier
  const decisions = [...new Set([...answer.decisions, ...now.decisions].map(({ decision }) => decision))].map((id) =>
    decisionDrift(answer.decisions.find(isOf(id)), now.decisions.find(isOf(id)), advisor),
  )
  const referred = listDifferences('referral', undefined, answer.referrals, now.referrals, ({ to }) => to)
  const drawn = architectureDifferences(answer.architecture, now.architecture)
  const restated = [...drawn.reasons, ...warningDifferences(answer.warnings, now.warnings), ...claimDifferences(answer, advisor)]
  const built = [...referred, ...drawn.advice]
  const verdict = verdictOf(decisions, built, restated)
  const { title } = earlier.scenario as { title?: string }
  const { version, digest, asOf } = answer.ruleset
  return {
    id: answer.id,
    ...(title === undefined ? {} : { title }),
    verdict,
    summary: summaryOf(verdict, decisions, [...built, ...restated], advisor),
    ruleset: { version, digest, asOf },
    decisions,
    differences: [...built, ...restated],
    integrity: await integrityOf(earlier, now, advisor),
  }
}

async function today({ scenario, asOf }: Earlier, { recommend }: Checker): Promise<Recommendation> {
  try {
    return await recommend(scenario, { asOf })
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    throw new EarlierError(error.faults.map((fault) => ({ ...fault, pointer: `/scenario${fault.pointer}` })))
  }
}

const isOf = (id: string) => (one: { readonly decision: string }) => one.decision === id

const verdictOf = (decisions: readonly DecisionDrift[], built: readonly Difference[], restated: readonly Difference[]): Verdict =>
  [
    ...decisions.map((one) => one.verdict),
    built.length > 0 ? ('changed' as const) : ('unchanged' as const),
    restated.length > 0 ? ('same-winner-other-reasons' as const) : ('unchanged' as const),
  ].reduce(graver)

/** Claims of the notes that were cited and are judged otherwise today. */
const claimDifferences = ({ evidence = [] }: EarlierAnswer, { views }: Checker): Difference[] =>
  evidence.flatMap(({ id, status: before }): Difference[] => {
    const now = views.evidenceOf(id)?.status
    if (before === undefined || now === undefined || before === now) return []
    return [{ about: 'evidence', change: 'changed', evidence: [id], before, now, message: `The claim ${id} was ${before} and is ${now}.` }]
  })
