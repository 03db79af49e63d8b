import type { AnswerChange } from '../health/changes.js'
import type { Report } from '../health/report.js'

/** A report as people read it. */
export const reportText = ({ corpus, refused, unfired, neverWinning, contradicting, indecisive }: Report): string =>
  [
    `Tried on ${corpus['worked']} worked scenarios, ${corpus['case']} cases and ${corpus['practice']} practice requests.`,
    ...(refused.length === 0
      ? []
      : [
          section(
            'Scenarios that cannot be taken',
            refused.map(({ id, message }) => `${id}: ${message}`),
          ),
        ]),
    section('Rules that no scenario fires', unfired),
    section(
      'Candidates that never win in worked scenarios and cases',
      neverWinning.map(({ decision, service }) => `${decision}: ${service}`),
    ),
    section(
      'Rules that contradict each other',
      contradicting.map(({ about, rules, because }) => `${about}: ${rules.join(' and ')}: ${because}`),
    ),
    section('For judgement: rules without which every scenario is advised the same', indecisive),
  ].join('\n\n')

/** What changed against a base, as people read it. */
export const changesText = (base: string, changes: readonly AnswerChange[]): string =>
  changes.length === 0
    ? `Every scenario is advised as it was in ${base}.`
    : [`${changes.length} scenario${changes.length === 1 ? ' is' : 's are'} advised otherwise than in ${base}.`, ...changes.map(changeText)].join('\n\n')

const changeText = ({ scenario, before, after, because }: AnswerChange): string =>
  [
    scenario,
    ...before.map((line) => `  - ${line}`),
    ...after.map((line) => `  + ${line}`),
    ...because.map(({ rule, change }) => `  because ${rule} was ${change}`),
  ].join('\n')

const section = (title: string, lines: readonly string[]): string => [`${title}: ${lines.length || 'none'}`, ...lines.map((line) => `  ${line}`)].join('\n')
