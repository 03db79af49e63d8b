import t from 'tap'
import { readScenario, ScenarioError } from '../../dist/scenario/read.js'
import { scenarioSchema } from '../../dist/scenario/schema.js'

const schema = scenarioSchema({
  decisions: { ingestion: 'What holds the records?', query: 'What answers?' },
  services: { sqs: 'Amazon SQS', 'kinesis-data-streams': 'Amazon Kinesis Data Streams' },
})

function faultsOf(input: unknown) {
  try {
    readScenario(input, schema)
    return []
  } catch (error) {
    if (error instanceof ScenarioError) return error.faults
    throw error
  }
}

const cases: [title: string, input: unknown, fault: Record<string, unknown>][] = [
  ['an unknown key points at the key and names the nearest', { latencyy: {} }, { pointer: '/latencyy', code: 'unknown-key', didYouMean: 'latency' }],
  ['so does a nested one', { latency: { clas: 'minutes' } }, { pointer: '/latency/clas', code: 'unknown-key', didYouMean: 'class' }],
  ['a key in the wrong place is told where it belongs', { freshnessSeconds: 5 }, { pointer: '/freshnessSeconds', didYouMean: '/latency/freshnessSeconds' }],
  ['a key with a slash is escaped', { 'a/b~c': 1 }, { pointer: '/a~1b~0c', code: 'unknown-key' }],
  ['an unknown value names the nearest', { arrival: 'continous' }, { pointer: '/arrival', code: 'unknown-value', didYouMean: 'continuous' }],
  [
    'an unknown member points at the member',
    { sources: ['clickstream', 'click'] },
    { pointer: '/sources/1', code: 'unknown-value', didYouMean: 'clickstream' },
  ],
  ['an unknown decision names the nearest', { decide: ['ingest'] }, { pointer: '/decide/0', code: 'unknown-value', didYouMean: 'ingestion' }],
  ['an unknown service names the nearest', { services: { exclude: ['SQS '] } }, { pointer: '/services/exclude/0', code: 'unknown-value', didYouMean: 'sqs' }],
  ['an empty choice of decisions is refused', { decide: [] }, { pointer: '/decide', code: 'wrong-length' }],
  [
    'a figure out of range gives the range',
    { volume: { averageRecordKilobytes: -3 } },
    { pointer: '/volume/averageRecordKilobytes', code: 'out-of-range', allowed: { minimum: 0.001, maximum: 10_000_000 } },
  ],
  ['a text is no figure', { volume: { storedTerabytes: '40' } }, { pointer: '/volume/storedTerabytes', code: 'wrong-type' }],
  [
    'half an application is no figure either',
    { messaging: { consumers: 1.5 } },
    { pointer: '/messaging/consumers', code: 'wrong-type', message: /whole number/ },
  ],
  ['a text is neither true nor false', { sql: { required: 'yes' } }, { pointer: '/sql/required', code: 'wrong-type', message: /true or false/ }],
  ['null is refused', { arrival: null }, { pointer: '/arrival', code: 'null', message: /leave the field out/ }],
  ['null in place of a section too', { latency: null }, { pointer: '/latency', code: 'null' }],
  ['null in place of a figure too', { volume: { storedTerabytes: null } }, { pointer: '/volume/storedTerabytes', code: 'null' }],
  ['a duplicate member is refused', { sources: ['clickstream', 'clickstream'] }, { pointer: '/sources/1', code: 'duplicate' }],
  ['a list that is too long is refused', { destinations: Array(50).fill('s3') }, { pointer: '/destinations', code: 'wrong-length' }],
  ['a title that is too long is refused', { title: 'x'.repeat(201) }, { pointer: '/title', code: 'wrong-length' }],
  ['a list is no scenario', [], { pointer: '', code: 'wrong-type' }],
]

for (const [title, input, fault] of cases) {
  t.test(title, async (t) => {
    t.match(faultsOf(input), [fault])
  })
}

t.test('every fault is told, not only the first', async (t) => {
  t.same(
    faultsOf({ latencyy: 1, arrival: 'often', sql: { required: 'no' } })
      .map(({ pointer }) => pointer)
      .sort(),
    ['/arrival', '/latencyy', '/sql/required'],
  )
})

t.test('what is right is taken as it is', async (t) => {
  const scenario = { title: 'x', decide: ['query'], sources: ['clickstream'], volume: { storedTerabytes: 0.5 }, processing: { inFlight: [] } }
  t.same(readScenario(scenario, schema), scenario)
})
