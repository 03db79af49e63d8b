import { readFile } from 'node:fs/promises'
import t from 'tap'
import { readBlock } from '../../dist/forms/block.js'
import { recordOf } from '../../dist/forms/record.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { advisor } from '../helpers/app.js'

const recorded = async (scenario: Scenario) => recordOf(scenario, await advisor.recommend(scenario), advisor)
const headings = (record: string) => [...record.matchAll(/^(#{1,3}) (.+)$/gm)].map(([, , heading]) => heading as string)
const madr = [
  'Context and Problem Statement',
  'Decision Drivers',
  'Considered Options',
  'Decision Outcome',
  'Consequences',
  'Confirmation',
  'What Would Change the Decision',
  'Open Questions',
  'Pros and Cons of the Options',
  'More Information',
]

t.test('a record of each worked scenario has the form of MADR, tells every winner, and cites only what it lists', async (t) => {
  for (const { id, title, scenario } of advisor.scenarios) {
    const record = await recorded({ title, ...scenario })
    const answer = await advisor.recommend(scenario)
    const [, front = ''] = /^---\n(.*?)\n---\n\n# /s.exec(record) ?? []
    t.match(front, new RegExp(`^status: proposed\ndate: ${advisor.ruleset.asOf}\nreview-by: \\d{4}-\\d\\d-\\d\\d$`), id)
    t.same(
      headings(record).filter((heading) => madr.includes(heading)),
      madr.filter((heading) => heading !== 'Open Questions' || answer.nextQuestions.length > 0),
      id,
    )
    for (const { decision, recommended, candidates } of answer.decisions) {
      const told = record.slice(record.search(new RegExp(`^### ${decision.replace('-', ' ')}:`, 'im')))
      t.match(told.slice(0, told.indexOf('\n')), recommended === null ? /open$/ : /: (Amazon|AWS) /, `${id}: ${decision}`)
      t.same(
        candidates.filter(({ name }) => !record.includes(name)),
        [],
        `${id}: the options of ${decision}`,
      )
    }
    const text = record.slice(0, record.indexOf('<summary>For machines'))
    const led = new Set([...text.matchAll(/^\[(\d+)\]: https?:\/\/\S+$/gm)].map(([, number]) => number))
    t.same(
      [...text.matchAll(/\[(\d+)\](?!:)/g)].filter(([, number]) => !led.has(number)),
      [],
      `${id}: sources`,
    )
    t.notMatch(text, /undefined|null|\[object|NaN/, id)
  }
})

t.test('the requirements stand in prose, in the order of the workload and not of the request', async (t) => {
  const record = await recorded({
    cost: { priority: 'lowest' },
    messaging: { replay: true, consumers: 3 },
    sources: ['clickstream'],
    arrival: 'continuous',
    volume: { megabytesPerSecond: 12, lossTolerated: false },
    services: { exclude: ['msk'], prefer: ['sqs'] },
    decide: ['ingestion'],
  })
  t.ok(
    record.includes(
      'The data comes from a clickstream and keeps coming, as a stream. 12 MB arrive each second at the usual peak. No record may be lost. Three applications read the records independently. A reader must be able to go back and read again.',
    ),
  )
  t.ok(record.includes('Policy rules out Amazon MSK. Where it is feasible, policy prefers Amazon SQS. To be decided is only ingestion.'))
})

t.test('it tells when to look again, and what is overdue', async (t) => {
  const scenario: Scenario = { messaging: { replay: true } }
  const record = async (asOf: string) => recordOf(scenario, await advisor.recommend(scenario, { asOf }), advisor, { asOf })
  const soonest = /\nLook again by \*\*(?<day>\d{4}-\d\d-\d\d)\*\*\./.exec(await record(advisor.ruleset.asOf))?.groups?.['day'] ?? 'never'
  t.ok(soonest > advisor.ruleset.asOf)
  t.ok((await record('2031-01-01')).includes(`sources of this decision should have been looked at again, the longest overdue since **${soonest}**: `))
  t.match(await record('2031-01-01'), /; overdue since 20\d\d-\d\d-\d\d\n/)
})

t.test('nothing stated, nothing viable and a tie are told as what they are', async (t) => {
  t.match(await recorded({}), /Nothing is known of the workload yet\./)
  const none = await recorded({ decide: ['catalog'], services: { exclude: ['glue-data-catalog', 'emr'] } })
  t.match(none, /### Catalog: open\n\nWhere are the tables registered\? \*No option is left:\*/)
  t.match(await recorded({ decide: ['ingestion'] }), /\*Tied:\* level with /)
})

t.test('the order of keys and members changes no byte of it', async (t) => {
  const [one, other] = [
    { title: 'One', sources: ['clickstream', 'files-in-s3'], messaging: { replay: true, consumers: 2 }, decide: ['storage', 'ingestion'] },
    { decide: ['ingestion', 'storage'], messaging: { consumers: 2, replay: true }, sources: ['files-in-s3', 'clickstream'], title: 'One' },
  ] as Scenario[]
  t.equal(await recorded(one as Scenario), await recorded(other as Scenario))
})

t.test('its block survives what formatters, editors and version control do to Markdown', async (t) => {
  const record = await recorded({ title: 'A * b_c <d> | ünïcode', messaging: { replay: true } })
  const prettier = await import('prettier')
  for (const [what, text] of Object.entries({
    prettier: await prettier.format(record, { parser: 'markdown', proseWrap: 'always' }),
    'other line ends': record.replaceAll('\n', '\r\n'),
    'a byte order mark': `\uFEFF${record}`,
    'no space at line ends': record.replace(/[ \t]+$/gm, ''),
    'the status of an accepted record': record.replace('status: proposed', 'status: accepted\ndecision-makers: us'),
  })) {
    t.match(readBlock(text), { blockAltered: false, textAltered: false }, what)
  }
})

t.test('what was altered or cut is told', async (t) => {
  const record = await recorded({ messaging: { replay: true } })
  t.match(readBlock(record.replace('Amazon Kinesis', 'Amazon Keepsake')), { blockAltered: false, textAltered: true })
  t.match(readBlock(record.replace('"strength":"decisive"', '"strength":"slight"')), { blockAltered: true, textAltered: false })
  t.match(readBlock(record.slice(0, record.indexOf('"recommended"'))), { broken: 'cut' })
  t.match(readBlock(record.slice(0, record.indexOf('```json'))), { broken: 'none' })
  t.match(readBlock(record.replace('"scenario":', '"scenario"')), { broken: 'not-json' })
  t.match(readBlock(record + record), { broken: 'many' })
  t.match(readBlock(record.replace('advisor/1', 'advisor/2')), { broken: 'form', detail: /advisor\/2/ })
  t.match(readBlock(record.replace('"checksums"', '"sums"')), { broken: 'shape' })
  t.match(readBlock(await readFile(new URL('../../README.md', import.meta.url), 'utf8')), { broken: 'none' })
})

t.test('a record is refused of a summary, of the answer to another scenario or day, and of a scenario that cannot be taken', async (t) => {
  const scenario: Scenario = { messaging: { replay: true } }
  const answer = await advisor.recommend(scenario)
  t.equal(advisor.idOf(scenario), answer.id)
  const later = { asOf: '2031-01-01' }
  t.ok(recordOf({ title: 'Of another name', ...scenario }, await advisor.recommend(scenario, later), advisor, later))
  for (const [write, name, message] of [
    [() => recordOf({ sql: { patterns: ['ad-hoc'] } }, answer, advisor), 'OptionsError', /\/answer: This is not the answer .* to this scenario/],
    [() => recordOf(scenario, answer, advisor, later), 'OptionsError', /as-of day/],
    [() => recordOf(scenario, answer, advisor, { asOf: 'soon' }), 'OptionsError', /\/asOf: Give a day/],
    [() => recordOf(scenario, {} as never, advisor), 'OptionsError', /\/answer/],
    [() => recordOf(scenario, undefined as never, advisor), 'OptionsError', /\/answer/],
    [() => recordOf({ messagin: {} } as never, answer, advisor), 'ScenarioError', /"messaging"/],
  ] as const) {
    t.throws(write, { name, message })
  }
  const summary = await advisor.summarise(scenario)
  t.throws(() => recordOf(scenario, summary as never, advisor), { name: 'OptionsError', message: /A summary tells too little/ })
})

t.test('JSON that somebody wrote beside the block is none of a record, whatever its keys', async (t) => {
  const record = await recorded({ messaging: { replay: true } })
  const note = 'An event looks like this:\n\n```json\n{ "record": { "user": 1 }, "scenario": {} }\n```\n\n```json\n{ "record": "order/1" }\n```\n\n'
  t.match(readBlock(record.replace('## More Information', `${note}## More Information`)), { blockAltered: false, textAltered: true })
  t.match(readBlock(note), { broken: 'none' })
  t.match(readBlock(record.replace('advisor/1', 'advisor\\/1')), { blockAltered: false }, 'some writers of JSON escape the slash')
})

t.test('a text of nothing but fences is read in a moment', async (t) => {
  const start = performance.now()
  readBlock('```json\n"record": "aws-data-service-advisor/\n```\n'.repeat(40_000))
  readBlock('```json\n'.repeat(120_000))
  t.ok(performance.now() - start < 3000)
})
