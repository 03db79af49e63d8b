import t from 'tap'
import { recordOf } from '../../dist/forms/record.js'
import { dueDates, leaningOf } from '../../dist/forms/record/leaning.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { advisor } from '../helpers/app.js'
import { tinyAdvisor } from '../helpers/tiny.js'

const recorded = async (scenario: Scenario) => recordOf(scenario, await advisor.recommend(scenario), advisor)
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

t.test('the day of its next review is never past: where something is overdue it is the next one due, or the day itself', async (t) => {
  const scenario: Scenario = { messaging: { replay: true } }
  const reviewBy = async (asOf: string) => /\nreview-by: (.*)\n/.exec(recordOf(scenario, await advisor.recommend(scenario, { asOf }), advisor, { asOf }))?.[1]
  const due = dueDates(leaningOf(await advisor.recommend(scenario)))
  const [first = ''] = due
  t.equal(await reviewBy('2020-01-01'), first)
  t.equal(await reviewBy(first), first, 'the day itself is not past')
  t.equal(
    await reviewBy(dayAfter(first)),
    due.find((date) => date > first),
  )
  t.equal(await reviewBy('2031-01-01'), '2031-01-01')
})

t.test('where the drawing takes another service than the decision, title, outcome and architecture say so', async (t) => {
  const tiny = await tinyAdvisor(t)
  const scenario = { messaging: { replay: true }, destinations: ['s3'] } as Scenario
  const record = recordOf(scenario, await tiny.recommend(scenario), tiny)
  t.match(record, /\n# Take Amazon stream, drawn with Amazon queue in place of Amazon stream\n/)
  t.match(record, /\*Drawn with Amazon queue instead\.\* No documented connection /)
  t.match(record, /\n\* Amazon queue stands in for Amazon stream \(transport\)\. No documented connection /)
})

t.test('how to run what is drawn in place of a winner is told too', async (t) => {
  const tiny = await tinyAdvisor(t, (files) => {
    files['services/queue.json'].settings = files['services/stream.json'].settings
    files['services/queue.json'].settings[0].rules = []
    files['services/stream.json'].settings = []
  })
  const scenario = { messaging: { replay: true }, destinations: ['s3'] } as Scenario
  const answer = await tiny.recommend(scenario)
  t.match(
    answer.decisions[0]?.candidates.find(({ service }) => service === 'queue'),
    { verdict: 'alternative', configuration: [{ setting: 'mode', value: 'on-demand' }] },
  )
  t.match(recordOf(scenario, answer, tiny), /#### How to run Amazon queue\n\nAt their defaults: mode `on-demand`\./)
})

t.test('where nothing is decided, its title names who meets the need outside the catalog', async (t) => {
  const tiny = await tinyAdvisor(t)
  const scenario = { messaging: { protocols: ['amqp'] } } as Scenario
  t.match(recordOf(scenario, await tiny.recommend(scenario), tiny), /\n# Nothing decided yet: what is stated leads to Amazon MQ\n/)
})

t.test('an open question tells for each decision what an answer could change', async (t) => {
  const record = await recorded({ sources: ['files-in-s3'], data: { formats: ['parquet'] }, dashboards: { kind: 'business' }, sql: { required: true } })
  t.match(record, /\* Must processing stay on premises\? It could speak for Amazon EMR \(.*query.*\), or rule out every option \(visualization\)\.\n/)
})

t.test('where every option is ruled out, no connection is missed', async (t) => {
  const record = await recorded({ dashboards: { kind: 'business' }, governance: { onPremises: true } })
  t.match(record, /\n\* Whether processing stays on premises alone rules out every option\.\n/)
  t.match(record, /\*\*Open:\*\* Every candidate for visualization is eliminated, so nothing leads to Readers of the dashboards\./)
  t.notMatch(record, /No documented connection/)
})

t.test('a stated source is not told as an added part', async (t) => {
  const record = await recorded({ sources: ['files-in-s3'], sql: { required: true } })
  t.notMatch(record, /Files in S3 is added/)
})

t.test('of a limit beyond which nothing may be left to decide it says that the decision has to be named', async (t) => {
  const limited = await recorded({ sources: ['iot-devices'], arrival: 'continuous', latency: { freshnessSeconds: 300 }, storage: { retentionDays: 30 } })
  t.match(limited, /\nAll else stays as stated\. .*`decide` has to name it\.\n/)
})

t.test('of a change that leaves nothing to decide it says that the decision has to be named', async (t) => {
  const scenario: Scenario = { sources: ['relational-database'], arrival: 'scheduled-batch' }
  t.match(await recorded(scenario), /\*\*AWS Lambda\*\*, if .*; `decide` then has to name the decision\n/)
  t.notMatch(await recorded({ ...scenario, decide: ['batch-processing'] }), /has to name the decision/)
})

t.test('where a decision hangs on answers that few would give, the record says so', async (t) => {
  const hangs = async (leastKnown: object) =>
    /\*Provisional:\* (.*?) to the open/.exec(
      await recorded({ sources: ['files-in-s3'], processing: { atRest: ['joins'], frameworks: ['spark'], ...leastKnown } } as Scenario),
    )?.[1]
  t.equal(await hangs({ jobMinutes: 360, schedule: 'daily', frameworkControl: true }), 'answers that few would give')
  t.equal(await hangs({}), 'answers')
})
