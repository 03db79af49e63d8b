import type { Advisor } from '../advisor/advisor.js'
import type { Recommendation } from '../advisor/answer.js'
import { cut } from '../json/quote.js'
import type { Earlier } from './earlier.js'
import { notGiven } from './given.js'
import type { Integrity } from './shapes.js'

/** What can and what cannot be said of an earlier answer's having been altered. */
export async function integrityOf(earlier: Earlier, now: Recommendation, advisor: Pick<Advisor, 'recommend' | 'summarise'>): Promise<Integrity[]> {
  const { answer, record } = earlier
  const isSameRuleset = answer.ruleset.digest === now.ruleset.digest
  return [
    ...(record ? ofRecord(record) : []),
    ...(isSameRuleset
      ? ofSameRuleset(answer.id === now.id, await notGiven(earlier, now, advisor))
      : ofOtherRuleset(answer.ruleset.version, now.ruleset.version)),
  ]
}

const ofRecord = ({ blockAltered, textAltered }: NonNullable<Earlier['record']>): Integrity[] => [
  blockAltered
    ? {
        of: 'block',
        state: 'altered',
        message: 'The block was altered after it was written: what was advised may differ from what it says, by which this check goes.',
      }
    : { of: 'block', state: 'intact', message: 'The block has its checksum.' },
  textAltered
    ? {
        of: 'text',
        state: 'altered',
        message: 'The text was altered after it was written. This check goes by the block; whether both still say the same, only a person can tell.',
      }
    : { of: 'text', state: 'intact', message: 'The text has its checksum; front matter and layout are not part of it.' },
]

const ofSameRuleset = (isSameId: boolean, altered: readonly string[]): Integrity[] => [
  isSameId
    ? { of: 'scenario', state: 'intact', message: 'The id is that of this scenario under this ruleset.' }
    : {
        of: 'scenario',
        state: 'altered',
        message: 'The id is not that of this scenario under this ruleset: one of them was altered, or the answer was asked for with another as-of day.',
      },
  altered.length === 0
    ? { of: 'answer', state: 'intact', message: 'The same ruleset gives all that it tells.' }
    : {
        of: 'answer',
        state: 'altered',
        message: `The ruleset is the same and does not give this to the scenario (${listed(altered)}): the answer was altered or asked for with another as-of day, or another version of the program gave it.`,
      },
]

/** Names of members, as many as help and as much of each as could be one. */
const listed = (members: readonly string[]) => [...members.slice(0, 12).map((member) => cut(member, 40)), ...(members.length > 12 ? ['…'] : [])].join(', ')

const ofOtherRuleset = (before: string, now: string): Integrity[] => {
  const message = `It was given by another ruleset (${before}; today’s is ${now}), which is not at hand`
  return [
    { of: 'scenario', state: 'unknown', message: `${message}: whether its id belongs to this scenario cannot be proved.` },
    { of: 'answer', state: 'unknown', message: `${message}: that it is what that ruleset gave cannot be proved; it is compared as it stands.` },
  ]
}
