import type { Advisor } from '../advisor/advisor.js'
import type { Recommendation } from '../advisor/answer.js'
import { trimmed } from '../forms/trimmed.js'
import { canonical } from '../knowledge/digest.js'
import type { Earlier } from './earlier.js'

/** An answer in one of the forms in which it may be kept. */
type Form = Readonly<Record<string, unknown>>

/**
 * The members of an earlier answer that the same ruleset does not give: in no detail, nor as a record keeps them. Its id is told apart,
 * and members that it leaves out are not missed. The order of keys says nothing.
 */
export async function notGiven({ answer, scenario, asOf }: Earlier, now: Recommendation, advisor: Pick<Advisor, 'recommend' | 'summarise'>): Promise<string[]> {
  const forms: (() => Form | Promise<Form>)[] = [
    () => now,
    () => trimmed(now),
    () => advisor.summarise(scenario, { asOf }),
    // It takes the longest, and cannot be meant where no decision tells all of its rules.
    ...(answer.decisions.some((decision) => 'ledger' in decision) ? [() => advisor.recommend(scenario, { asOf, detail: 'full' })] : []),
  ]
  let left = Object.entries(answer).flatMap(([member, value]) => (member === 'id' ? [] : [{ member, text: canonical(value) }]))
  for (const form of forms) {
    if (left.length === 0) break
    const given = await form()
    left = left.filter(({ member, text }) => !Object.hasOwn(given, member) || canonical(given[member]) !== text)
  }
  return left.map(({ member }) => member)
}
