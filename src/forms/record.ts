import type { Recommendation } from '../advisor/answer.js'
import { OptionsError } from '../advisor/options.js'
import type { Scenario } from '../scenario/schema.js'
import { withBlock } from './block.js'
import { plain, section } from './markdown.js'
import { drawingOf } from './record/architecture.js'
import { changesOf } from './record/changes.js'
import { consequencesOf } from './record/consequences.js'
import { contextOf } from './record/context.js'
import { driversOf } from './record/drivers.js'
import { dueDates, leaningOf, lookedAtBy } from './record/leaning.js'
import { openOf } from './record/open.js'
import { optionsOf, prosAndConsOf } from './record/options.js'
import { chosenOf } from './record/outcome.js'
import { sourcesOf } from './record/sources.js'
import { inSchemaOrder } from './stated.js'
import { type Known, type Telling, tellingOf } from './telling.js'
import { trimmed } from './trimmed.js'
import { capitalised, counted, listed } from './words.js'

export interface RecordOptions {
  /** The day that the answer was asked to judge the age of evidence by, YYYY-MM-DD. Left out: the as-of date of its ruleset. */
  readonly asOf?: string | undefined
}

/**
 * An answer as an architecture decision record in the form of MADR 4: Markdown for people, with a block at its end from which
 * scenario, id, ruleset and winners can be read back. The same scenario and answer give the same record.
 * Throws an `OptionsError` where the answer is a summary or another scenario's, and a `ScenarioError` where the scenario cannot be taken.
 *
 * @example
 * const answer = await advisor.recommend(scenario)
 * await writeFile('docs/adr/0007-clickstream.md', recordOf(scenario, answer, advisor))
 */
export function recordOf(given: Scenario, answer: Recommendation, known: Known, { asOf }: RecordOptions = {}): string {
  refuseOthers(given, answer, known, asOf)
  const scenario = inSchemaOrder(given, known)
  const telling = tellingOf(scenario, known)
  const sources = sourcesOf(answer)
  const day = asOf ?? answer.ruleset.asOf
  const due = dueDates(leaningOf(answer))
  const { ruleset, id } = answer
  const review = lookedAtBy(due, day)
  const told = [
    `# ${plain(scenario.title ?? titleOf(answer, telling)) || 'AWS data services'}`,
    contextOf(scenario, telling),
    driversOf(answer, telling),
    optionsOf(answer),
    chosenOf(answer, telling, sources),
    drawingOf(answer, telling),
    consequencesOf(answer, telling, sources),
    confirmation(due, day),
    changesOf(answer, telling),
    openOf(answer, telling),
    prosAndConsOf(answer, telling, sources),
  ]
  const more = section(
    '## More Information',
    `Advised by ruleset ${ruleset.version}, as of ${day} (\`${ruleset.digest}\`), as answer \`${id}\`.`,
    sources.list(day),
  )
  const front = ['---', 'status: proposed', `date: ${day}`, ...(review === undefined ? [] : [`review-by: ${review}`]), '---'].join('\n')
  return withBlock([front, ...told, more].filter((part) => part !== '').join('\n\n'), { scenario, asOf, answer: trimmed(answer) })
}

function refuseOthers(scenario: Scenario, answer: Partial<Recommendation> | undefined, known: Known, asOf: string | undefined): void {
  const refuse = (code: string, message: string) => new OptionsError([{ pointer: '/answer', code, message }])
  if (answer?.id !== known.idOf(scenario, { asOf }))
    throw refuse('other-scenario', 'This is not the answer of this advisor to this scenario, with this as-of day: a record holds what belongs together.')
  if (answer.architecture === undefined) throw refuse('summary', 'A summary tells too little for a record: give what recommend gives.')
}

/** What is taken, and what the drawing takes instead. */
function titleOf({ decisions, referrals, architecture: { gaveWay } }: Recommendation, { service }: Telling): string {
  const winners = distinct(decisions.flatMap(({ recommended }) => recommended ?? [])).map(service)
  const beyond = distinct(referrals.map(({ to }) => to))
  if (winners.length === 0) {
    const open = decisions.length === 0 ? 'nothing decided yet' : 'no option is left'
    return beyond.length === 0 ? `AWS data services: ${open}` : `${capitalised(open)}: what is stated leads to ${listed(beyond)}`
  }
  const drawn = distinct(gaveWay.map(({ from, to }) => `, drawn with ${service(to)} in place of ${service(from)}`))
  return `Take ${listed(winners)}${drawn.join('')}`
}

const distinct = <T>(items: readonly T[]) => [...new Set(items)]

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
            `${counted(overdue.length, 'source')} of this decision should have been looked at again, ${overdue.length === 1 ? 'overdue' : 'the longest overdue'} since **${overdue[0]}**: check before you rely on figures.`,
          ]),
      ...(next === undefined ? [] : [`${overdue.length === 0 ? 'Look again by' : 'The next is due by'} **${next}**.`]),
    ].join(' '),
  )
}
