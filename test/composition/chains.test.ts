import t from 'tap'
import type { ArchitectureAnswer } from '../../dist/advisor/answer-architecture.js'
import { advisor } from '../helpers/app.js'
import { corpus } from '../helpers/corpus.js'

const architectureFor = async (scenario: object) => (await advisor.recommend(scenario)).architecture
const edges = ({ edges: all }: ArchitectureAnswer) => all.map(({ from, to, kind }) => `${from} ${kind} ${to}`)

t.test('the chain of the notes from S3 over crawler, catalog and Athena to Quick Sight comes out', async (t) => {
  const scenario = {
    sources: ['files-in-s3'],
    data: { schema: 'unknown' },
    sql: { required: true, patterns: ['ad-hoc'] },
    dashboards: { kind: 'business' },
    management: { preference: 'serverless-only' },
  }
  const architecture = await architectureFor(scenario)
  for (const edge of [
    's3 catalog glue-crawler',
    'glue-crawler catalog glue-data-catalog',
    'glue-data-catalog catalog athena',
    's3 query athena',
    'athena query quicksight',
  ])
    t.ok(edges(architecture).includes(edge), edge)
  t.same(architecture.gaps, [])
})

t.test('and the same with Redshift Spectrum, through the warehouse that it is a part of', async (t) => {
  const worked = advisor.scenarios.find(({ id }) => id === 'sales-history-beside-the-warehouse')
  const architecture = await architectureFor(worked?.scenario ?? {})
  for (const edge of [
    's3 catalog glue-crawler',
    'glue-crawler catalog glue-data-catalog',
    'glue-data-catalog catalog redshift-spectrum',
    's3 query redshift-spectrum',
    'redshift query redshift-spectrum',
    'redshift-spectrum query quicksight',
  ])
    t.ok(edges(architecture).includes(edge), edge)
})

t.test('what a connection needs is added and says why', async (t) => {
  const carried = await architectureFor({
    sources: ['application-events'],
    messaging: { replay: true },
    volume: { storedTerabytes: 5 },
    decide: ['ingestion', 'storage'],
  })
  t.match(
    carried.nodes.find(({ id }) => id === 'data-firehose'),
    { role: 'delivery', because: 'It carries what flows from Amazon Kinesis Data Streams to Amazon Simple Storage Service (Amazon S3).' },
    'a stream does not reach a bucket by itself',
  )
  t.ok(edges(carried).includes('kinesis-data-streams stream data-firehose') && edges(carried).includes('data-firehose stream s3'))
  const asked = { sources: ['files-in-s3'], sql: { patterns: ['ad-hoc'] }, management: { preference: 'serverless-only' }, decide: ['storage', 'query'] }
  const known = await architectureFor({ ...asked, data: { schema: 'fixed' } })
  const unknown = await architectureFor({ ...asked, data: { schema: 'unknown' } })
  t.match(known.nodes.find(({ id }) => id === 'glue-data-catalog')?.because, /metastore/, 'Athena needs the catalog')
  t.notOk(known.nodes.some(({ id }) => id === 'glue-crawler'))
  t.match(unknown.nodes.find(({ id }) => id === 'glue-crawler')?.because, /not known/, 'and a crawler where the schema is unknown')
})

/** Edges that a scenario must have, and some that it must not. */
const drawn: readonly { readonly title: string; readonly scenario: object; readonly has: readonly string[]; readonly hasNot?: readonly string[] }[] = [
  {
    title: 'what a queue hands out is read by workers, also where no function is asked for',
    scenario: { sources: ['application-events'], messaging: { consumers: 5, routing: ['fan-out'], replay: false, queueing: ['dead-letter'] } },
    has: ['application-events stream sns', 'sns stream sqs', 'sqs stream stream-readers'],
    hasNot: ['application-events stream sqs'],
  },
  {
    title: 'a function writes the rows of a database',
    scenario: {
      sources: ['work-items'],
      messaging: { queueing: ['competing-workers'] },
      destinations: ['relational-database'],
      processing: { inFlight: ['per-record'] },
    },
    has: ['work-items stream sqs', 'sqs trigger lambda', 'lambda stream relational-database'],
  },
  {
    title: 'partners that keep SFTP send files, which no stream takes',
    scenario: { sources: ['partner-feed'], arrival: 'continuous', messaging: { protocols: ['sftp'] }, destinations: ['s3'] },
    has: ['partner-feed batch transfer-family', 'transfer-family batch s3'],
    hasNot: ['partner-feed stream data-firehose'],
  },
  {
    title: 'devices that speak Kafka write to the brokers themselves',
    scenario: { sources: ['iot-devices'], arrival: 'continuous', messaging: { protocols: ['kafka'] } },
    has: ['iot-devices stream msk'],
    hasNot: ['iot-core stream msk'],
  },
  {
    title: 'readers that nothing else stands for are drawn beside what computes in flight',
    scenario: { sources: ['application-events'], arrival: 'continuous', messaging: { consumers: 3 }, processing: { inFlight: ['windowed'] } },
    has: ['kinesis-data-streams stream managed-flink', 'kinesis-data-streams stream further-readers'],
  },
  {
    title: 'who delivers what was computed does not take the records themselves besides',
    scenario: {
      sources: ['kinesis-stream'],
      arrival: 'continuous',
      latency: { freshnessSeconds: 30 },
      processing: { inFlight: ['windowed', 'stateful-patterns'] },
      destinations: ['opensearch'],
    },
    has: ['kinesis-data-streams stream managed-flink', 'managed-flink stream data-firehose', 'data-firehose stream opensearch'],
    hasNot: ['kinesis-data-streams stream data-firehose'],
  },
  {
    title: 'records that the broker of AWS IoT refuses do not go through it',
    scenario: { sources: ['iot-devices'], arrival: 'continuous', volume: { averageRecordKilobytes: 900 } },
    has: ['iot-devices stream data-firehose'],
    hasNot: ['iot-devices stream iot-core'],
  },
  {
    title: 'an index that was asked for as a destination is filled, and does not only ask the bucket beside it',
    scenario: {
      sources: ['application-logs'],
      arrival: 'continuous',
      sql: { patterns: ['log-search'] },
      storage: { retentionDays: 3650, coldQueries: 'never' },
      destinations: ['opensearch', 's3'],
    },
    has: ['data-firehose stream s3', 'data-firehose stream opensearch'],
  },
  {
    title: 'a warehouse that is replaced is loaded into the new one',
    scenario: {
      sources: ['data-warehouse'],
      sql: { patterns: ['complex-joins', 'frequent-bi'] },
      dashboards: { kind: 'business' },
      existing: { replace: ['on-premises-warehouse'] },
    },
    has: ['data-warehouse batch redshift', 'redshift query quicksight'],
    hasNot: ['data-warehouse query quicksight'],
  },
  {
    title: 'messages that are picked by what is in them pass an event bus before the queue',
    scenario: { sources: ['application-events'], messaging: { routing: ['content-filter'] } },
    has: ['application-events stream eventbridge', 'eventbridge stream sqs'],
    hasNot: ['application-events stream sqs'],
  },
  {
    title: 'an index beside an archive gets what keeps coming from the stream and not from the bucket',
    scenario: {
      sources: ['application-logs'],
      arrival: 'continuous',
      sql: { patterns: ['log-search'] },
      storage: { retentionDays: 2555, hotDays: 7, coldQueries: 'never' },
      dashboards: { kind: 'operational' },
    },
    has: ['data-firehose stream s3', 'data-firehose stream opensearch'],
    hasNot: ['s3 batch opensearch', 's3 query opensearch'],
  },
  {
    title: 'files that are moved once are indexed from the bucket, and no agent follows them',
    scenario: {
      sources: ['on-premises-files'],
      arrival: 'one-time',
      data: { formats: ['binary'] },
      sql: { patterns: ['full-text'] },
      destinations: ['s3', 'opensearch'],
    },
    has: ['on-premises-files batch datasync', 'datasync batch s3', 's3 batch opensearch'],
    hasNot: ['on-premises-files stream data-firehose'],
  },
  {
    title: 'Firehose carries topics of MSK to S3 alone, and another carrier what must end up elsewhere',
    scenario: { sources: ['kafka-topics'], arrival: 'continuous', destinations: ['splunk', 's3'], existing: { keep: ['msk'] } },
    has: ['data-firehose stream s3', 'msk stream msk-connect', 'msk-connect stream splunk'],
    hasNot: ['data-firehose stream splunk'],
  },
  {
    title: 'a stream that a warehouse reads itself has other carriers to the other destinations',
    scenario: {
      sources: ['application-events'],
      arrival: 'continuous',
      latency: { freshnessSeconds: 5 },
      messaging: { consumers: 3, replay: true },
      destinations: ['opensearch', 'redshift', 's3'],
      existing: { keep: ['opensearch', 'redshift'] },
    },
    has: ['kinesis-data-streams stream redshift', 'kinesis-data-streams stream data-firehose', 'data-firehose stream s3', 'data-firehose stream opensearch'],
    hasNot: ['redshift batch s3'],
  },
  {
    title: 'dashboards on an index need no way from the warehouse that answers SQL',
    scenario: {
      sources: ['application-events'],
      arrival: 'continuous',
      latency: { freshnessSeconds: 2 },
      sql: { patterns: ['frequent-bi'] },
      destinations: ['redshift', 'opensearch'],
      dashboards: { kind: 'operational', refreshSeconds: 2 },
    },
    has: ['kinesis-data-streams stream redshift', 'opensearch query dashboard-readers'],
    hasNot: ['redshift query quicksight'],
  },
  {
    title: 'changes of a document store reach Kafka by its connector',
    scenario: {
      sources: ['nosql-database'],
      arrival: 'continuous',
      data: { changeCapture: true },
      messaging: { connectors: true },
      existing: { keep: ['msk'] },
      destinations: ['s3'],
    },
    has: ['nosql-database stream msk-connect', 'msk-connect stream msk', 'msk stream msk-connect', 'msk-connect stream s3'],
    hasNot: ['nosql-database stream kinesis-data-streams'],
  },
  {
    title: 'topics of a Kafka of your own that stays are read where they are, and copied into no other cluster',
    scenario: {
      sources: ['kafka-topics'],
      arrival: 'continuous',
      destinations: ['iceberg'],
      processing: { inFlight: ['windowed'], frameworks: ['spark'], reuseExistingCode: true },
      messaging: { consumers: 4, replay: true },
      existing: { keep: ['kafka'] },
    },
    has: ['kafka-self-managed stream msk-connect', 'kafka-self-managed stream glue-etl', 'kafka-self-managed stream further-readers'],
    hasNot: ['kafka-topics stream msk', 'kafka-self-managed stream msk'],
  },
  {
    title: 'changes of a table go into the Kafka that stays, and from there to where they must end up',
    scenario: {
      sources: ['kafka-topics', 'relational-database'],
      arrival: 'continuous',
      data: { changeCapture: true },
      destinations: ['s3'],
      existing: { keep: ['kafka'] },
    },
    has: ['relational-database stream msk-connect', 'msk-connect stream kafka-self-managed', 'kafka-self-managed stream msk-connect', 'msk-connect stream s3'],
  },
  {
    title: 'files from outside are worked on where they land, before the warehouse has them',
    scenario: { sources: ['partner-feed'], arrival: 'scheduled-batch', destinations: ['redshift'], processing: { atRest: ['cleaning'], schedule: 'daily' } },
    has: ['transfer-family batch s3', 's3 batch glue-etl', 'glue-etl batch redshift'],
    hasNot: ['redshift batch glue-etl', 's3 batch redshift'],
  },
  {
    title: 'what lands beside the files that are there already is worked on too',
    scenario: { sources: ['files-in-s3', 'on-premises-files'], arrival: 'scheduled-batch', processing: { atRest: ['joins'] }, destinations: ['s3'] },
    has: ['files-in-s3 batch glue-etl', 'datasync batch s3', 's3 batch glue-etl'],
  },
  {
    title: 'tables beside a stream are read by the job that runs by the clock, and do not follow it through the stream',
    scenario: {
      sources: ['iot-devices', 'relational-database'],
      arrival: 'continuous',
      processing: { atRest: ['joins'], schedule: 'daily' },
      destinations: ['s3'],
    },
    has: ['relational-database batch glue-etl', 'data-firehose stream s3', 's3 batch glue-etl'],
    hasNot: ['dms stream kinesis-data-streams'],
  },
  {
    title: 'changes that are captured follow the stream all the same',
    scenario: {
      sources: ['iot-devices', 'relational-database'],
      arrival: 'continuous',
      data: { changeCapture: true },
      processing: { atRest: ['joins'], schedule: 'daily' },
      destinations: ['s3'],
    },
    has: ['dms stream kinesis-data-streams'],
  },
  {
    title: 'what is computed comes back to no one as if it had come in: the warehouse takes it from a stream of results',
    scenario: {
      sources: ['clickstream'],
      arrival: 'continuous',
      latency: { freshnessSeconds: 5 },
      processing: { inFlight: ['windowed'] },
      destinations: ['redshift'],
    },
    has: ['kinesis-data-streams stream managed-flink', 'managed-flink stream kinesis-data-streams-results', 'kinesis-data-streams-results stream redshift'],
    hasNot: ['managed-flink stream kinesis-data-streams', 'kinesis-data-streams stream redshift'],
  },
  {
    title: 'an alarm ends with whoever is to be told',
    scenario: { sources: ['iot-devices'], arrival: 'continuous', latency: { class: 'real-time' }, processing: { inFlight: ['threshold'] } },
    has: ['kinesis-data-streams trigger lambda', 'lambda stream sns', 'sns stream alarm-receivers'],
  },
  {
    title: 'business reports show the warehouse and not the index beside it',
    scenario: {
      sources: ['application-events'],
      arrival: 'continuous',
      destinations: ['redshift', 'opensearch'],
      sql: { required: true, patterns: ['frequent-bi', 'full-text'] },
      dashboards: { kind: 'business' },
    },
    has: ['redshift query quicksight', 'opensearch query queriers'],
    hasNot: ['opensearch query quicksight'],
  },
  {
    title: 'an archive beside an index is asked in SQL where it lies',
    scenario: {
      sources: ['application-logs'],
      arrival: 'continuous',
      sql: { patterns: ['log-search', 'occasional'] },
      destinations: ['opensearch', 's3'],
    },
    has: ['opensearch query queriers', 's3 query athena', 'glue-data-catalog catalog athena', 'athena query queriers'],
  },
  {
    title: 'a warehouse and an index that are both filled are both asked',
    scenario: {
      sources: ['application-events'],
      arrival: 'continuous',
      sql: { patterns: ['frequent-bi', 'full-text'] },
      destinations: ['redshift', 'opensearch'],
    },
    has: ['redshift query queriers', 'opensearch query queriers'],
    hasNot: ['athena query queriers'],
  },
  {
    title: 'each store has what is computed once: by whoever delivers, from the stream of results',
    scenario: {
      sources: ['iot-devices'],
      arrival: 'continuous',
      latency: { class: 'real-time' },
      processing: { inFlight: ['windowed'] },
      destinations: ['s3', 'opensearch'],
    },
    has: ['kinesis-data-streams-results trigger lambda', 'lambda stream s3', 'lambda stream opensearch'],
    hasNot: ['managed-flink stream s3'],
  },
  {
    title: 'a carrier beside the winner takes what was computed, too',
    scenario: {
      sources: ['kafka-topics'],
      arrival: 'continuous',
      processing: { inFlight: ['windowed'], frameworks: ['flink'] },
      destinations: ['kafka', 'opensearch'],
      existing: { keep: ['msk'] },
      management: { skills: ['flink', 'java'] },
    },
    has: ['managed-flink stream msk-results', 'msk-results stream opensearch-ingestion'],
    hasNot: ['msk stream opensearch-ingestion'],
  },
  {
    title: 'anomalies stand beside the records that they were found in',
    scenario: {
      sources: ['iot-devices'],
      arrival: 'continuous',
      latency: { class: 'near-real-time' },
      processing: { inFlight: ['anomaly-detection'] },
      destinations: ['redshift'],
    },
    has: ['kinesis-data-streams stream data-firehose', 'managed-flink stream data-firehose', 'data-firehose batch redshift'],
  },
  {
    title: 'files that workers take from a queue start them in no other way',
    scenario: {
      sources: ['files-in-s3'],
      arrival: 'irregular-events',
      messaging: { queueing: ['competing-workers', 'dead-letter'] },
      processing: { schedule: 'on-arrival', jobMinutes: 1, atRest: ['cleaning'] },
      destinations: ['s3'],
    },
    has: ['s3 trigger sqs', 'sqs trigger lambda', 'lambda stream s3'],
    hasNot: ['s3 trigger lambda'],
  },
  {
    title: 'a table of a document store hands its changes to a function itself',
    scenario: { sources: ['nosql-database'], arrival: 'continuous', data: { changeCapture: true }, destinations: ['opensearch'] },
    has: ['nosql-database trigger lambda', 'lambda stream opensearch'],
    hasNot: ['nosql-database stream kinesis-data-streams'],
  },
  {
    title: 'files that lie in S3 and must stay there are loaded, and not unloaded again',
    scenario: { sources: ['files-in-s3'], arrival: 'scheduled-batch', destinations: ['s3', 'redshift'] },
    has: ['s3 batch redshift'],
    hasNot: ['redshift batch s3'],
  },
  {
    title: 'files of a share are moved as files beside a stream',
    scenario: {
      sources: ['clickstream', 'on-premises-files'],
      arrival: 'continuous',
      latency: { class: 'real-time' },
      messaging: { protocols: ['smb'], replay: true },
      destinations: ['s3'],
    },
    has: ['datasync batch s3', 'clickstream stream kinesis-data-streams'],
    hasNot: ['on-premises-files stream kinesis-data-streams'],
  },
  {
    title: 'files that come by SFTP are taken in by a managed server',
    scenario: { sources: ['on-premises-files'], arrival: 'scheduled-batch', messaging: { protocols: ['sftp'] }, destinations: ['s3'] },
    has: ['transfer-family batch s3'],
    hasNot: ['datasync batch s3'],
  },
  {
    title: 'partners call an API, which puts what they send where it is held',
    scenario: { sources: ['partner-feed'], arrival: 'continuous', messaging: { protocols: ['rest'] }, destinations: ['s3'] },
    has: ['partner-feed stream api-gateway', 'api-gateway stream data-firehose'],
    hasNot: ['partner-feed stream data-firehose'],
  },
  {
    title: 'the clients of a broker that stays go on with a managed one, which functions poll',
    scenario: {
      sources: ['work-items'],
      messaging: { protocols: ['amqp'] },
      processing: { inFlight: ['per-record'] },
      destinations: ['s3'],
      existing: { keep: ['rabbitmq'] },
    },
    has: ['work-items stream amazon-mq', 'amazon-mq trigger lambda', 'lambda stream s3'],
  },
  {
    title: 'containers that no service of the catalog runs are jobs of AWS Batch, from a queue too',
    scenario: {
      sources: ['files-in-s3'],
      arrival: 'irregular-events',
      messaging: { queueing: ['competing-workers', 'dead-letter', 'per-message-acknowledgement'] },
      data: { formats: ['binary'] },
      processing: { atRest: ['complex-code'], frameworks: ['containers'], schedule: 'on-arrival', jobMinutes: 40, jobMemoryGigabytes: 8 },
      destinations: ['s3'],
    },
    has: ['s3 trigger sqs', 'sqs trigger eventbridge', 'eventbridge trigger aws-batch', 'aws-batch batch s3'],
    hasNot: ['lambda stream s3'],
  },
  {
    title: 'who declares tables registers them',
    scenario: {
      sources: ['application-events'],
      arrival: 'continuous',
      latency: { class: 'minutes' },
      destinations: ['s3'],
      data: { formats: ['json'], schema: 'fixed' },
      sql: { required: true, patterns: ['ad-hoc'] },
    },
    has: ['athena catalog glue-data-catalog', 's3 query athena'],
  },
  {
    title: 'a join of streams reads each of them',
    scenario: {
      sources: ['kinesis-stream', 'kafka-topics'],
      processing: { inFlight: ['stream-join'] },
      existing: { keep: ['kinesis-data-streams', 'msk'] },
      destinations: ['s3'],
    },
    has: ['kinesis-data-streams stream managed-flink', 'msk stream managed-flink'],
  },
  {
    title: 'what happens starts the flow, and the flow alone its function',
    scenario: {
      sources: ['files-in-s3'],
      processing: { atRest: ['cleaning'], frameworks: ['python'], jobMinutes: 0.2, schedule: 'on-arrival' },
      volume: { gigabytesPerRun: 0.01 },
      orchestration: { scope: 'multi-service', needs: ['dependencies', 'retries'], trigger: 'event' },
      destinations: ['s3'],
    },
    has: ['files-in-s3 trigger step-functions', 'step-functions trigger lambda', 'files-in-s3 batch lambda'],
    hasNot: ['files-in-s3 trigger lambda'],
  },
  {
    title: 'files of partners wait in a bucket for the flow that they start',
    scenario: {
      sources: ['partner-feed'],
      arrival: 'irregular-events',
      messaging: { protocols: ['sftp'] },
      orchestration: { needs: ['human-approval'], trigger: 'event' },
    },
    has: ['partner-feed batch transfer-family', 'transfer-family batch s3', 's3 trigger step-functions'],
  },
  {
    title: 'files that land before the warehouse loads them are not unloaded again',
    scenario: {
      sources: ['partner-feed'],
      arrival: 'scheduled-batch',
      messaging: { protocols: ['sftp'] },
      destinations: ['redshift'],
      sql: { patterns: ['complex-joins'] },
    },
    has: ['transfer-family batch s3', 's3 batch redshift'],
    hasNot: ['redshift batch s3'],
  },
  {
    title: 'files go to the queue that its workers read',
    scenario: {
      sources: ['files-in-s3'],
      messaging: { queueing: ['competing-workers'] },
      processing: { atRest: ['complex-code'], jobMinutes: 5, schedule: 'on-arrival' },
    },
    has: ['s3 trigger sqs', 'sqs trigger lambda'],
  },
  {
    title: 'a database that is asked in place is joined to who asks it, and not copied into the warehouse',
    scenario: {
      sources: ['relational-database'],
      destinations: [],
      existing: { keep: ['redshift'] },
      sql: { required: true, patterns: ['federated', 'complex-joins', 'frequent-bi'] },
    },
    has: ['relational-database query redshift'],
    hasNot: ['relational-database stream redshift'],
  },
  {
    title: 'windows over topics of MSK reach the index by Firehose, which then takes no topic itself',
    scenario: {
      sources: ['kafka-topics'],
      arrival: 'continuous',
      processing: { inFlight: ['windowed'] },
      destinations: ['s3', 'opensearch'],
      dashboards: { kind: 'operational' },
      existing: { keep: ['msk'] },
      management: { preference: 'least-operations' },
    },
    has: ['msk stream managed-flink', 'managed-flink stream data-firehose', 'data-firehose stream opensearch', 'data-firehose stream s3'],
    hasNot: ['msk stream data-firehose'],
  },
  {
    title: 'windows that must end up in a topic are written back to the broker',
    scenario: { sources: ['application-events'], arrival: 'continuous', processing: { inFlight: ['windowed'] }, destinations: ['kafka'] },
    has: ['msk stream managed-flink', 'managed-flink stream msk-results'],
  },
  {
    title: 'windows that must end up in a table are written there by what computes them',
    scenario: { sources: ['kinesis-stream'], arrival: 'continuous', processing: { inFlight: ['windowed'] }, destinations: ['dynamodb'] },
    has: ['kinesis-data-streams stream managed-flink', 'managed-flink stream dynamodb'],
    hasNot: ['lambda stream dynamodb'],
  },
  {
    title: 'a warehouse that follows a database by zero-ETL does so beside whatever reads its changes from a stream',
    scenario: { sources: ['relational-database'], arrival: 'continuous', data: { changeCapture: true }, destinations: ['redshift', 's3'] },
    has: ['relational-database stream redshift', 'kinesis-data-streams stream data-firehose', 'data-firehose stream s3'],
    hasNot: ['kinesis-data-streams stream redshift'],
  },
  {
    title: 'bucket events for several readers pass a topic',
    scenario: { sources: ['files-in-s3'], messaging: { routing: ['fan-out'], consumers: 3 } },
    has: ['s3 trigger sns', 'sns stream sqs'],
    hasNot: ['s3 trigger sqs'],
  },
  {
    title: 'tables that a job loads have no second way over a bucket',
    scenario: { sources: ['files-in-s3'], processing: { atRest: ['cleaning'], incremental: true }, destinations: ['redshift'] },
    has: ['files-in-s3 batch glue-etl', 'glue-etl batch redshift'],
    hasNot: ['glue-etl batch s3', 's3 batch redshift'],
  },
  {
    title: 'Iceberg tables are asked by the warehouse where they lie, and not copied into it',
    scenario: { destinations: ['iceberg'], sql: { patterns: ['complex-joins'] }, existing: { keep: ['redshift'] }, data: { outputFormat: 'iceberg' } },
    has: ['s3 query redshift'],
    hasNot: ['s3 batch redshift'],
  },
]

for (const { title, scenario, has, hasNot = [] } of drawn) {
  t.test(title, async (t) => {
    const architecture = await architectureFor(scenario)
    for (const edge of has) t.ok(edges(architecture).includes(edge), edge)
    for (const edge of hasNot) t.notOk(edges(architecture).includes(edge), edge)
    t.same(architecture.gaps, [])
  })
}

t.test('a scenario whose sources reach none of its uses shows the gap', async (t) => {
  const {
    nodes,
    edges: all,
    gaps,
  } = await architectureFor({
    sources: ['kafka-topics'],
    destinations: ['http-endpoint'],
    services: { exclude: ['lambda'] },
    decide: ['ingestion'],
  })
  t.same(
    all.filter(({ to }) => to === 'http-endpoint'),
    [],
  )
  t.match(gaps, [{ to: 'http-endpoint', because: /^No documented connection leads from .+ to HTTP endpoint\.$/ }])
  t.equal(gaps.length, 1)
  t.match(
    nodes.find(({ id }) => id === 'http-endpoint'),
    { role: 'use' },
  )
})

t.test('where policy alone leaves nobody, nothing fills the place', async (t) => {
  const { nodes } = await architectureFor({
    sources: ['work-items'],
    messaging: { queueing: ['competing-workers'] },
    processing: { jobMinutes: 20 },
    services: { exclude: ['lambda', 'managed-flink', 'glue-etl', 'emr'] },
  })
  t.notOk(nodes.some(({ id }) => id === 'aws-batch'))
})

t.test('a connection that is documented and does not count here says why', async (t) => {
  const { gaveWay } = await architectureFor({
    sources: ['kafka-topics'],
    arrival: 'continuous',
    processing: { inFlight: ['per-record'] },
    destinations: ['opensearch'],
    governance: { masking: ['ingest'] },
    existing: { keep: ['msk'] },
    services: { prefer: ['msk-connect'] },
  })
  t.match(gaveWay, [{ from: 'msk-connect', because: /^A sink connector would carry records past what masks them/ }])
})

t.test('where nobody is left, the gap says so', async (t) => {
  const { nodes, gaps } = await architectureFor({ dashboards: { kind: 'business' }, governance: { onPremises: true } })
  t.ok(nodes.some(({ name }) => name === 'Nobody for visualization'))
  t.match(gaps, [{ because: 'Every candidate for visualization is eliminated, so nothing leads to Readers of the dashboards.' }])
})

t.test('a warehouse that changes its own tables is one part, source or not', async (t) => {
  const { nodes } = await architectureFor({
    sources: ['data-warehouse'],
    existing: { keep: ['redshift'] },
    processing: { atRest: ['joins'], schedule: 'daily', frameworks: ['sql'] },
    management: { skills: ['sql'] },
  })
  t.same(
    nodes.map(({ id }) => id),
    ['redshift'],
  )
})

t.test('who would bring nothing, as others bring it all, is not said to reach nobody', async (t) => {
  const { gaveWay } = await architectureFor({
    sources: ['clickstream'],
    arrival: 'continuous',
    processing: { inFlight: ['windowed'] },
    destinations: ['dynamodb'],
    services: { prefer: ['lambda'] },
  })
  t.match(gaveWay, [{ from: 'lambda', because: 'Amazon DynamoDB has its data from elsewhere, and AWS Lambda would bring nothing.' }])
})

t.test('what is set up once for each part that it gives to says so', async (t) => {
  const becauseOf = async (id: string, scenario: object) => (await architectureFor(scenario)).nodes.find((node) => node.id === id)?.because ?? ''
  const logs = { sources: ['application-logs'], arrival: 'continuous', latency: { class: 'minutes' } }
  t.match(await becauseOf('data-firehose', { ...logs, destinations: ['opensearch', 'splunk'] }), /Each destination has a Firehose stream of its own\.$/)
  t.notMatch(await becauseOf('data-firehose', { ...logs, destinations: ['splunk'] }), /Each destination/)
  const events = {
    sources: ['application-events'],
    arrival: 'continuous',
    messaging: { routing: ['fan-out'], consumers: 3, queueing: ['dead-letter', 'per-message-acknowledgement'] },
  }
  t.match(await becauseOf('sqs', events), /Each reader has a queue of its own\.$/)
})

t.test('past a decision that nobody is viable for no source is drawn', async (t) => {
  const architecture = await architectureFor({
    sources: ['iot-devices'],
    arrival: 'continuous',
    processing: { inFlight: ['anomaly-detection'] },
    governance: { onPremises: true },
    destinations: ['s3'],
  })
  t.notOk(architecture.edges.some(({ from }) => from === 'iot-devices'))
  t.ok(architecture.gaps.some(({ from, to }) => from === 'iot-devices' && to === 'ingestion'))
})

t.test('where a part carries on only some of what it is given, the gap says of what', async (t) => {
  const { gaps } = await architectureFor({
    sources: ['kafka-topics'],
    arrival: 'continuous',
    existing: { keep: ['msk'] },
    destinations: ['s3', 'snowflake'],
    services: { exclude: ['lambda', 'msk-connect'] },
  })
  t.match(gaps, [{ because: /brings what comes from .*Kafka.* from Amazon Data Firehose to Snowflake\./ }])
})

t.test('what does not flow from one part to another is named, where they are joined for other things', async (t) => {
  const { gaveWay } = await architectureFor({
    dashboards: { kind: 'business', readers: 100 },
    governance: { access: ['row'] },
    existing: { keep: ['quicksight', 'redshift'] },
  })
  t.match(gaveWay, [{ because: 'No documented connection brings grants from Amazon Redshift to Amazon Quick Sight.' }])
})

t.test('over all scenarios every edge cites evidence of the answer, every node is joined or named in a gap, and nobody eliminated is taken', async (t) => {
  const faults: string[] = []
  for (const scenario of corpus) {
    const { architecture, evidence, decisions } = await advisor.recommend(scenario)
    const { nodes, edges: all, gaps, gaveWay } = architecture
    const check = (holds: boolean, fault: string) => (holds ? undefined : faults.push(`${fault}: ${JSON.stringify(scenario)}`))
    const ids = new Set(nodes.map(({ id }) => id))
    const cited = new Set(evidence.map(({ id }) => id))
    const named = new Set([...all, ...gaps].flatMap(({ from, to }) => [from, to]))
    check(ids.size === nodes.length, 'two nodes share an id')
    check(
      all.every((edge) => edge.evidence.length > 0 && edge.evidence.every((id) => cited.has(id))),
      'an edge is not founded',
    )
    check([...named].every((id) => ids.has(id)) && (nodes.length <= 1 || named.size === ids.size), 'a node stands alone')
    for (const { decision, recommended, candidates } of decisions) {
      const instead = gaveWay.find((one) => one.decision === decision)
      check(
        (instead === undefined) === (recommended === null || nodes.some(({ id }) => id === recommended)) || instead !== undefined,
        `${decision} is not in it`,
      )
      check(instead === undefined || (instead.from === recommended && instead.because !== ''), `${decision} gave way without a reason`)
      check(!candidates.some(({ service, verdict }) => service === instead?.to && verdict === 'eliminated'), `${decision} takes who is eliminated`)
    }
  }
  t.same(faults, [])
})
