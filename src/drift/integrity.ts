import type { Recommendation } from '../advisor/answer.js'
import type { Earlier } from './earlier.js'
import type { Integrity, Verdict } from './shapes.js'

/** What can and what cannot be said of an earlier answer's having been altered. */
export function integrityOf({ answer, record }: Earlier, now: Recommendation, verdict: Verdict): Integrity[] {
  const isSameRuleset = answer.ruleset.digest === now.ruleset.digest
  return [
    ...(record ? ofRecord(record) : []),
    ...(isSameRuleset ? ofSameRuleset(answer.id === now.id, verdict === 'unchanged') : ofOtherRuleset(answer.ruleset.version, now.ruleset.version)),
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

const ofSameRuleset = (isSameId: boolean, isSameAnswer: boolean): Integrity[] => [
  isSameId
    ? { of: 'scenario', state: 'intact', message: 'The id is that of this scenario under this ruleset.' }
    : {
        of: 'scenario',
        state: 'altered',
        message: 'The id is not that of this scenario under this ruleset: one of them was altered, or the answer was asked for with another as-of day.',
      },
  isSameAnswer
    ? { of: 'answer', state: 'intact', message: 'The same ruleset gives the same answer.' }
    : {
        of: 'answer',
        state: 'altered',
        message: 'The ruleset is the same and gives another answer to this scenario: the answer was altered, or another version of the program gave it.',
      },
]

const ofOtherRuleset = (before: string, now: string): Integrity[] => {
  const message = `It was given by another ruleset (${before}; today’s is ${now}), which is not at hand`
  return [
    { of: 'scenario', state: 'unknown', message: `${message}: whether its id belongs to this scenario cannot be proved.` },
    { of: 'answer', state: 'unknown', message: `${message}: that it is what that ruleset gave cannot be proved; it is compared as it stands.` },
  ]
}
