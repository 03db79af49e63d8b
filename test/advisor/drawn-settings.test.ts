import t from 'tap'
import { advisor } from '../helpers/app.js'
import { corpus } from '../helpers/corpus.js'
import { knowledge } from '../helpers/knowledge.js'

/** The settings of a service that wins a decision, by name. */
async function settingsOf(service: string, scenario: object) {
  const { decisions } = await advisor.recommend(scenario)
  const winner = decisions.find(({ recommended }) => recommended === service)
  return Object.fromEntries(winner?.configuration.map(({ setting, value, rule }) => [setting, { value, rule }]) ?? [])
}

t.test('a warehouse is loaded by the way that is drawn', async (t) => {
  const asked = { destinations: ['redshift'], sql: { required: true, patterns: ['frequent-bi'] } }
  t.match(await settingsOf('redshift', { sources: ['saas-application'], arrival: 'scheduled-batch', ...asked }), {
    loading: { value: 'zero-etl', rule: 'redshift.loading.drawn' },
  })
  t.match(await settingsOf('redshift', { sources: ['iot-devices'], arrival: 'continuous', latency: { class: 'minutes' }, ...asked }), {
    loading: { value: 'copy-in-small-batches' },
  })
})

t.test('a bucket that COPY loads from holds plain files, also where rows change in the warehouse and no destination is stated', async (t) => {
  const { architecture } = await advisor.recommend({
    sources: ['on-premises-files'],
    arrival: 'scheduled-batch',
    sql: { patterns: ['frequent-bi', 'complex-joins'], mutableRows: true },
    processing: { atRest: ['joins'], frameworks: ['sql'] },
  })
  const bucket = architecture.nodes.find(({ id }) => id === 's3')?.configuration
  t.match(
    bucket?.find(({ setting }) => setting === 'table-format'),
    { value: 'files', rule: 's3.table-format.drawn' },
  )
})

t.test('Firehose takes and delivers what is drawn, and a value that fits stays as its rule chose it', async (t) => {
  const topics = { sources: ['application-events'], arrival: 'continuous', messaging: { protocols: ['kafka'] }, latency: { class: 'near-real-time' } }
  t.match(await settingsOf('data-firehose', { ...topics, destinations: ['s3', 'snowflake'] }), { source: { value: 'msk' }, destination: { value: 's3' } })
  const logs = { sources: ['application-logs'], arrival: 'continuous', latency: { class: 'minutes' } }
  t.match(await settingsOf('data-firehose', { ...logs, destinations: ['opensearch', 's3'] }), {
    source: { value: 'direct-put' },
    destination: { value: 'one-stream-for-each', rule: 'data-firehose.destination.drawn' },
  })
})

t.test('Firehose that is drawn to call a function is set up to', async (t) => {
  const joined = { sources: ['application-logs'], arrival: 'continuous', latency: { class: 'near-real-time' }, processing: { inFlight: ['lookup-join'] } }
  t.match(await settingsOf('data-firehose', { ...joined, existing: { keep: ['dynamodb'] }, destinations: ['s3'] }), {
    transformation: { value: 'lambda', rule: 'data-firehose.transformation.drawn' },
  })
})

t.test('what asks a store outside S3 as it is drawn takes a connector for it', async (t) => {
  const settings = await settingsOf('athena', {
    sources: ['iot-devices'],
    arrival: 'continuous',
    latency: { freshnessSeconds: 300 },
    volume: { largestRecordKilobytes: 4000 },
    destinations: ['opensearch'],
    sql: { patterns: ['ad-hoc'] },
    management: { preference: 'least-operations' },
  })
  t.match(settings, { 'federated-query': { value: 'on', rule: 'athena.federated-query.drawn' } })
})

t.test('a job that is drawn under a flow is started by it, though it runs by the clock', async (t) => {
  const nightly = { processing: { atRest: ['joins'], frameworks: ['spark'], jobMinutes: 180, schedule: 'daily' } }
  t.match(await settingsOf('glue-etl', nightly), { start: { value: 'schedule' } })
  t.match(await settingsOf('glue-etl', { ...nightly, orchestration: { needs: ['dependencies'], trigger: 'schedule', runsPerDay: 1 } }), {
    start: { value: 'orchestrator', rule: 'glue-etl.start.drawn' },
  })
})

t.test('an index that Quick Sight is drawn to open is a domain', async (t) => {
  const searched = { management: { preference: 'least-operations' }, sql: { patterns: ['log-search'] } }
  t.match(await settingsOf('opensearch', searched), { deployment: { value: 'serverless' } })
  t.match(await settingsOf('opensearch', { ...searched, destinations: ['redshift'], dashboards: { kind: 'operational' } }), {
    deployment: { value: 'domain', rule: 'opensearch.deployment.drawn' },
  })
})

t.test('what makes sense only beside a value that is drawn goes with it', async (t) => {
  const figures = {
    sources: ['iot-devices'],
    arrival: 'continuous',
    volume: { recordsPerSecond: 50_000, averageRecordKilobytes: 0.2, storedTerabytes: 30 },
    latency: { class: 'minutes', queryMilliseconds: 2000 },
    sql: { required: true, patterns: ['time-series'], frequency: 'continuous' },
  }
  const settings = await settingsOf('data-firehose', figures)
  t.match(settings, { destination: { value: 'redshift', rule: 'data-firehose.destination.drawn' } })
  t.notOk('format-conversion' in settings, 'files are converted only on their way to a bucket')
})

t.test('what is drawn is followed with the value that a rule asks for, where one does', async (t) => {
  const { architecture } = await advisor.recommend({
    sources: ['kinesis-stream'],
    arrival: 'continuous',
    latency: { freshnessSeconds: 30 },
    destinations: ['redshift', 'iceberg'],
    sql: { required: true, patterns: ['complex-joins', 'frequent-bi'] },
    existing: { keep: ['kinesis-data-streams', 'data-firehose', 'redshift'] },
    management: { skills: ['sql'] },
  })
  const added = architecture.nodes.find(({ id }) => id === 'data-firehose')?.configuration
  t.match(
    added?.find(({ setting }) => setting === 'destination'),
    { value: 'iceberg', rule: 'data-firehose.to-iceberg' },
  )
})

t.test('each source has a way of its own only where no way serves all that are drawn', async (t) => {
  const asked = { sources: ['relational-database', 'files-in-s3'], arrival: 'scheduled-batch', destinations: ['redshift'], sql: { required: true } }
  const loading = async (processing: object) => (await settingsOf('redshift', { ...asked, processing }))['loading']
  t.match(await loading({ atRest: ['joins'], frameworks: ['sql'] }), { value: 'each-source-its-own-way' })
  t.match(await loading({ atRest: ['complex-code'], frameworks: ['spark'] }), { value: 'copy-in-large-batches' })
})

t.test('how a function is fed and fails follows from who hands the records over', async (t) => {
  const work = { sources: ['work-items'], messaging: { queueing: ['competing-workers'] } }
  const behindQueue = await settingsOf('lambda', work)
  t.match(behindQueue, { pollers: {}, 'failed-records': { value: 'partial-batch-response' } })
  const behindStream = await settingsOf('lambda', {
    ...work,
    messaging: { ...work.messaging, replay: true, retentionHours: 0.5 },
    services: { exclude: ['sqs'] },
  })
  t.match(behindStream, { 'failed-records': { value: 'set-aside', rule: 'lambda.failed-records.drawn' } })
  t.notOk('pollers' in behindStream, 'a stream has no pollers of its own')
  const called = await settingsOf('lambda', {
    sources: ['kinesis-stream'],
    arrival: 'continuous',
    processing: { inFlight: ['per-record'], jobMinutes: 4 },
    destinations: ['s3'],
  })
  t.match(called, { 'failed-records': { value: 'marked-for-firehose' } })
  t.notOk('batching' in called, 'Firehose gathers by a buffer of its own')
})

t.test('what says that it follows the drawing can be looked up', (t) => {
  t.match(advisor.views.rule('redshift.loading.drawn'), { owner: 'redshift', event: { type: 'configures', params: { setting: 'loading' } } })
  t.end()
})

t.test('every service that is drawn says how it is run: under the decision that recommends it, in the place of a winner, or where it stands', async (t) => {
  for (const scenario of corpus) {
    const { decisions, architecture } = await advisor.recommend(scenario)
    for (const node of architecture.nodes) {
      const service = knowledge.services.get(node.id)
      // Others are run in one way, or in none until something is stated.
      if (!service?.settings.some((setting) => setting.default && !setting.onlyWith && !setting.onlyFrom)) continue
      const isTold = decisions.some(
        ({ recommended, candidates }) => recommended === node.id || candidates.some((one) => one.service === node.id && one.configuration),
      )
      t.ok(isTold || node.configuration, `${node.id} in ${JSON.stringify(scenario)}`)
    }
  }
})

t.test('of several Firehose streams a decision says nothing that one of them does not', async (t) => {
  for (const other of ['redshift', 'opensearch', 'splunk', 'snowflake', 'http-endpoint', 'iceberg']) {
    const { decisions, architecture } = await advisor.recommend({ sources: ['clickstream'], arrival: 'continuous', destinations: ['s3', other] })
    const streams = architecture.nodes.filter(({ id }) => id.startsWith('data-firehose')).map(({ configuration }) => configuration ?? [])
    const told = decisions.find(({ recommended }) => recommended === 'data-firehose')?.configuration ?? []
    if (streams.length > 1) t.equal(told.find(({ setting }) => setting === 'destination')?.value, 'one-stream-for-each', other)
    const rest = told.filter(({ value }) => value !== 'one-stream-for-each')
    t.ok(
      rest.every(({ setting, value }) => streams.every((own) => own.every((one) => one.setting !== setting || one.value === value))),
      other,
    )
  }
})

t.test('the Firehose stream of each destination is set up by itself, and the decision speaks of all of them', async (t) => {
  const { decisions, architecture } = await advisor.recommend({
    sources: ['clickstream'],
    arrival: 'continuous',
    messaging: { replay: true },
    destinations: ['s3', 'redshift', 'splunk'],
  })
  const setting = (id: string, name: string) => architecture.nodes.find((node) => node.id === id)?.configuration?.find((one) => one.setting === name)?.value
  t.equal(decisions.find(({ decision }) => decision === 'delivery')?.configuration.find((one) => one.setting === 'destination')?.value, 'one-stream-for-each')
  t.same(
    ['data-firehose', 'data-firehose-to-redshift', 'data-firehose-to-splunk'].map((id) => [setting(id, 'destination'), setting(id, 'buffer-interval')]),
    [
      ['s3', '300-seconds'],
      ['redshift', '300-seconds'],
      ['splunk', '60-seconds'],
    ],
  )
  const searched = await advisor.recommend({
    sources: ['application-logs'],
    arrival: 'continuous',
    latency: { freshnessSeconds: 10 },
    destinations: ['s3', 'opensearch'],
    data: { outputFormat: 'columnar' },
  })
  t.match(
    searched.architecture.nodes.find(({ id }) => id === 'data-firehose-to-opensearch'),
    { service: 'data-firehose', role: 'ingestion', name: 'Amazon Data Firehose, stream to Amazon OpenSearch Service' },
  )
  t.match(searched.architecture.nodes.find(({ id }) => id === 'data-firehose-to-opensearch')?.configuration, [
    { setting: 'source', value: 'direct-put' },
    { setting: 'destination', value: 'opensearch' },
    { setting: 'buffer-interval', value: 'zero' },
  ])
})

t.test('a second stream of Firehose, which takes what came in, is set up by what is drawn of it', async (t) => {
  const { architecture } = await advisor.recommend({
    sources: ['iot-devices'],
    arrival: 'continuous',
    latency: { freshnessSeconds: 5 },
    volume: { recordsPerSecond: 20000, averageRecordKilobytes: 0.4 },
    messaging: { ordering: 'per-key' },
    processing: { inFlight: ['threshold', 'windowed'], windowSeconds: 300 },
    destinations: ['s3'],
    dashboards: { kind: 'operational', refreshSeconds: 30 },
  })
  const own = architecture.nodes.find(({ id }) => id === 'data-firehose-records')
  t.match(Object.fromEntries(own?.configuration?.map(({ setting, value }) => [setting, value]) ?? []), { source: 'kinesis-data-streams', destination: 's3' })
  const results = architecture.nodes.find(({ id }) => id === 'kinesis-data-streams-results')
  t.ok(results && results.configuration === undefined, 'while what is stated of the records says nothing of a stream of results')
})
