import type { Recommendation } from '../advisor/answer.js'
import type { Scenario } from '../scenario/schema.js'
import { withBlock } from './block.js'
import { plain, section } from './markdown.js'
import { architectureOf } from './record/architecture.js'
import { changesOf } from './record/changes.js'
import { consequencesOf } from './record/consequences.js'
import { contextOf } from './record/context.js'
import { driversOf } from './record/drivers.js'
import { dueDates, leaningOf } from './record/leaning.js'
import { openOf } from './record/open.js'
import { optionsOf, prosAndConsOf } from './record/options.js'
import { outcomeOf } from './record/outcome.js'
import { sourcesOf } from './record/sources.js'
import { inSchemaOrder } from './stated.js'
import { type Known, tellingOf } from './telling.js'
import { trimmed } from './trimmed.js'
import { counted, listed } from './words.js'

export interface RecordOptions {
  /** The day that the answer was asked to judge the age of evidence by, YYYY-MM-DD. Left out: the as-of date of its ruleset. */
  readonly asOf?: string | undefined
}

/**
 * An answer as an architecture decision record in the form of MADR 4: Markdown for people, with a block at its end from which
 * scenario, id, ruleset and winners can be read back. The same scenario and answer give the same record.
 *
 * @example
 * const answer = await advisor.recommend(scenario)
 * await writeFile('docs/adr/0007-clickstream.md', recordOf(scenario, answer, advisor))
 */
export function recordOf(given: Scenario, answer: Recommendation, known: Known, { asOf }: RecordOptions = {}): string {
  const scenario = inSchemaOrder(given, known)
  const telling = tellingOf(scenario, known)
  const sources = sourcesOf(answer)
  const day = asOf ?? answer.ruleset.asOf
  const due = dueDates(leaningOf(answer))
  const { ruleset, id, decisions } = answer
  const winners = [...new Set(decisions.flatMap(({ recommended }) => recommended ?? []))].map(telling.service)
  const title = scenario.title ?? (winners.length > 0 ? `Take ${listed(winners)}` : 'AWS data services: nothing decided yet')
  const told = [
    `# ${plain(title) || 'AWS data services'}`,
    contextOf(scenario, telling),
    driversOf(answer, telling),
    optionsOf(answer),
    outcomeOf(answer, telling, sources),
    architectureOf(answer, telling),
    consequencesOf(answer, telling, sources),
    confirmation(due, day),
    changesOf(answer, telling),
    openOf(answer, telling),
    prosAndConsOf(answer, sources),
  ]
  const more = section(
    '## More Information',
    `Advised by ruleset ${ruleset.version}, as of ${day} (\`${ruleset.digest}\`), as answer \`${id}\`.`,
    sources.list(),
  )
  const front = ['---', 'status: proposed', `date: ${day}`, ...(due[0] === undefined ? [] : [`review-by: ${due[0]}`]), '---'].join('\n')
  return withBlock([front, ...told, more].filter((part) => part !== '').join('\n\n'), { scenario, asOf, answer: trimmed(answer) })
}

/** How it is kept true: a check by machine, and the day to look again. */
function confirmation(due: readonly string[], day: string): string {
  const overdue = due.filter((date) => date < day)
  const next = due.find((date) => date >= day)
  return section(
    '### Confirmation',
    '`npx aws-data-service-advisor check` on this file tells whether the rules of the day still advise this, and which rule made a difference.',
    [
      ...(overdue.length === 0
        ? []
        : [
            `${counted(overdue.length, 'source')} of this decision ${overdue.length === 1 ? 'was' : 'were'} to be looked at again by **${overdue[0]}**: check before you rely on figures.`,
          ]),
      ...(next === undefined ? [] : [`${overdue.length === 0 ? 'Look again by' : 'The next is due by'} **${next}**.`]),
    ].join(' '),
  )
}
