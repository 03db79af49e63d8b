import { readFile } from 'node:fs/promises'
import t from 'tap'
import type { ArchitectureAnswer } from '../../dist/advisor/answer-architecture.js'
import { advisor } from '../helpers/app.js'
import { corpus } from '../helpers/corpus.js'

const architectureFor = async (scenario: object) => (await advisor.recommend(scenario)).architecture
/** The source that a service of the catalog can be. */
const outletOf = (id: string) => ({ s3: 'files-in-s3', 'kinesis-data-streams': 'kinesis-stream', msk: 'kafka-topics', redshift: 'data-warehouse' })[id] ?? ''
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

/** Edges that a scenario must have, so that something is drawn, and some that it must not; nothing is missing but the gaps that are named. */
const drawn = JSON.parse(await readFile(new URL('../../test/composition/drawn.json', import.meta.url), 'utf8')) as readonly {
  readonly title: string
  readonly scenario: object
  readonly has: readonly string[]
  readonly hasNot?: readonly string[]
  readonly gaps?: readonly string[]
}[]

for (const { title, scenario, has, hasNot = [], gaps = [] } of drawn) {
  t.test(title, async (t) => {
    const architecture = await architectureFor(scenario)
    for (const edge of has) t.ok(edges(architecture).includes(edge), edge)
    for (const edge of hasNot) t.notOk(edges(architecture).includes(edge), edge)
    t.same(
      architecture.gaps.map(({ from, to }) => `${from} ${to}`),
      gaps,
    )
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

t.test('results of which nobody has said where they go are a gap, which names what to state', async (t) => {
  const counted = { sources: ['kinesis-stream'], arrival: 'continuous', processing: { inFlight: ['windowed'] } }
  const open = await architectureFor(counted)
  t.match(open.gaps, [{ from: 'managed-flink', to: 'results', because: /state `destinations`/ }])
  t.match(
    open.nodes.find(({ id }) => id === 'results'),
    { role: 'use' },
  )
  t.same(open.gaveWay, [], 'no other choice would mend it')
  t.same((await architectureFor({ ...counted, destinations: ['dynamodb'] })).gaps, [])
  const alarms = await architectureFor({ ...counted, processing: { inFlight: ['windowed', 'threshold'] } })
  t.same(alarms.gaps, [], 'alarms are where it goes')
  const loaded = await architectureFor({ sources: ['files-in-s3'], processing: { atRest: ['joins'], frameworks: ['sql'] }, destinations: ['redshift'] })
  t.same(loaded.gaps, [], 'a warehouse keeps what it makes')
  const called = await architectureFor({
    sources: ['application-events'],
    arrival: 'continuous',
    latency: { freshnessSeconds: 0.1 },
    processing: { inFlight: ['lookup-join'] },
  })
  t.match(called.gaps, [{ from: 'lambda', to: 'results' }], 'of a function, too')
  const scheduled = await architectureFor({ sources: ['files-in-s3'], processing: { atRest: ['etl'] }, orchestration: { scope: 'glue-only' } })
  t.match(scheduled.gaps, [{ from: 'glue-etl', to: 'results' }], 'of a job that runs its own flow, too')
  const standing = await architectureFor({ sources: ['kinesis-stream'], arrival: 'continuous', management: { preference: 'serverless-only' } })
  t.same(standing.gaps, [], 'a stream that is the source itself takes nothing in that would have to go on')
  const fromWherever = await architectureFor({ processing: { atRest: ['no-code'] } })
  t.match(fromWherever.gaps, [{ from: 'glue-etl', to: 'results' }], 'wherever it comes from')
})

t.test('what nothing that is stated reaches is a gap, and what runs already is none', async (t) => {
  const beside = {
    sources: ['kafka-topics'],
    arrival: 'continuous',
    existing: { keep: ['kafka'] },
    sql: { patterns: ['lake-with-warehouse', 'complex-joins'] },
  }
  const fresh = await architectureFor(beside)
  t.match(fresh.gaps, [{ to: 'redshift', because: 'Nothing that is stated brings data to Amazon Redshift.' }])
  const running = await architectureFor({ ...beside, existing: { keep: ['kafka', 'redshift'] } })
  t.same(running.gaps, [])
})

t.test('records that nobody is said to take are a gap, and those of own readers or workers are none', async (t) => {
  const clicks = { sources: ['clickstream'], arrival: 'continuous' }
  t.match((await architectureFor(clicks)).gaps, [{ to: 'record-takers', because: /nothing that is stated takes it/ }])
  t.same((await architectureFor({ ...clicks, messaging: { consumers: 3, replay: true } })).gaps, [])
  t.same((await architectureFor({ sources: ['work-items'], messaging: { queueing: ['dead-letter'] } })).gaps, [])
})

t.test('a schedule says what it starts: a flow or a job', async (t) => {
  const daily = {
    sources: ['files-in-s3'],
    processing: { atRest: ['joins'], frameworks: ['spark'], frameworkControl: true, schedule: 'daily' },
    destinations: ['s3'],
  }
  const clockOf = async (scenario: object) => (await architectureFor(scenario)).nodes.find(({ id }) => id === 'eventbridge-scheduler')?.because
  t.match(await clockOf(daily), /^Work that runs at set times/)
  t.match(await clockOf({ ...daily, orchestration: { scope: 'multi-service', needs: ['human-approval'] } }), /^A flow of steps/)
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
  // The clock starts its statements, and nothing else stands beside it.
  t.same(
    nodes.map(({ id }) => id),
    ['eventbridge-scheduler', 'redshift'],
  )
})

t.test('who would bring nothing, as others bring it all, is not said to reach nobody', async (t) => {
  const { gaveWay } = await architectureFor({
    sources: ['clickstream'],
    arrival: 'continuous',
    processing: { inFlight: ['windowed'] },
    destinations: ['dynamodb'],
    existing: { keep: ['lambda'] },
    services: { prefer: ['lambda'] },
  })
  t.match(gaveWay, [{ from: 'lambda', because: 'Amazon DynamoDB has its data from elsewhere, and AWS Lambda would bring nothing.' }])
})

t.test('what is set up once for each part that it gives to says so', async (t) => {
  const becauseOf = async (id: string, scenario: object) => (await architectureFor(scenario)).nodes.find((node) => node.id === id)?.because ?? ''
  const logs = { sources: ['application-logs'], arrival: 'continuous', latency: { class: 'minutes' } }
  t.match(
    await becauseOf('data-firehose-to-splunk', { ...logs, destinations: ['opensearch', 'splunk'] }),
    /Each destination has a Firehose stream of its own, with a buffer of its own\b/,
  )
  t.notMatch(await becauseOf('data-firehose', { ...logs, destinations: ['splunk'] }), /Each destination/)
  const events = {
    sources: ['application-events'],
    arrival: 'continuous',
    processing: { inFlight: ['per-record'] },
    messaging: { routing: ['fan-out'], consumers: 3, queueing: ['dead-letter', 'per-message-acknowledgement'] },
  }
  t.match(await becauseOf('sqs', events), /Each reader has a queue of its own\.$/)
})

t.test('what comes by one of several ways and enters nowhere, or stays apart, is a gap that names the way', async (t) => {
  const partner = { sources: ['partner-feed'], arrival: 'continuous', messaging: { protocols: ['sftp', 'rest'], consumers: 2 } }
  t.match((await architectureFor(partner)).gaps, [
    { from: 'partner-feed', because: /^What comes from Feed of a partner by AWS Transfer Family enters nowhere here\.$/ },
  ])
  const apart = await architectureFor({ ...partner, destinations: ['splunk', 's3'] })
  t.match(apart.gaps, [{ to: 'splunk', because: /^What comes from Feed of a partner by AWS Transfer Family does not reach Splunk here\.$/ }])
})

t.test('a source that does not reach a destination of the others is a gap', async (t) => {
  const { gaps } = await architectureFor({
    sources: ['application-logs', 'files-in-s3'],
    arrival: 'continuous',
    latency: { class: 'minutes' },
    destinations: ['splunk', 's3'],
  })
  t.match(gaps, [{ from: 's3', to: 'splunk', because: /^What comes from Amazon Simple Storage Service \(Amazon S3\) does not reach Splunk here\.$/ }])
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

t.test('over all scenarios data comes from a stated source to whoever takes any, unless it runs already or a gap tells', async (t) => {
  const roles = new Set(['ingestion', 'delivery', 'stream-processing', 'batch-processing', 'storage', 'query'])
  const faults: string[] = []
  for (const scenario of corpus as readonly { sources?: string[]; existing?: { keep?: string[]; replace?: string[] } }[]) {
    const { nodes, edges: all, gaps } = (await advisor.recommend(scenario)).architecture
    const sources = nodes.filter(({ id, role }) => role === 'source' || scenario.sources?.includes(outletOf(id)))
    if (sources.length === 0) continue
    const reached = new Set(sources.map(({ id }) => id))
    // What is added on the way is gone through as well.
    for (const node of reached) for (const { from, to, kind } of all) if (from === node && kind !== 'catalog' && kind !== 'permission') reached.add(to)
    const told = new Set(gaps.flatMap(({ from, to }) => [from, to]))
    const running = new Set([...(scenario.existing?.keep ?? []), ...(scenario.existing?.replace ?? [])])
    for (const { id, role, service } of nodes)
      if (roles.has(role) && service !== undefined && !reached.has(id) && !told.has(id) && !running.has(service))
        faults.push(`${id}: ${JSON.stringify(scenario)}`)
  }
  t.same(faults, [])
})
