import t from 'tap'
import { advisor } from '../helpers/app.js'
import { tinyAdvisor } from '../helpers/tiny.js'

const codes = ({ warnings }: { warnings: readonly { code: string }[] }) => warnings.map(({ code }) => code)

t.test('a winner that more speaks against than for is told, with the facts that speak against it', async (t) => {
  const { recommend } = await tinyAdvisor(t)
  const others = { arrival: 'one-time', volume: { largestRecordKilobytes: 2000 } }
  const alone = await recommend({ ...others, messaging: { consumers: 1 } })
  t.match(alone.decisions, [{ recommended: 'stream' }])
  t.match(alone.warnings, [{ code: 'weak-winner', facts: ['arrival'], message: /^For transport, nothing that was stated speaks for Amazon stream/ }])
  t.match((await recommend({ ...others, messaging: { consumers: 2 } })).warnings, [
    { code: 'weak-winner', message: /more that was stated speaks against Amazon stream than for it/ },
  ])
})

t.test('a winner for which as much speaks as against it, or nothing at all, is not called weak', async (t) => {
  const { recommend } = await tinyAdvisor(t)
  t.notOk(codes(await recommend({ messaging: { consumers: 1 } })).includes('weak-winner'))
  t.notOk(codes(await recommend({ arrival: 'one-time', volume: { largestRecordKilobytes: 2000 }, messaging: { replay: true } })).includes('weak-winner'))
  t.notOk(codes(await recommend({ decide: ['transport'], services: { exclude: ['queue', 'stream'] } })).includes('weak-winner'))
})

t.test('a winner that was to be replaced is told, whichever service it is', async (t) => {
  const { decisions, warnings } = await advisor.recommend({
    existing: { replace: ['managed-flink'] },
    sources: ['kinesis-stream'],
    processing: { inFlight: ['windowed'], frameworks: ['flink'] },
    decide: ['stream-processing'],
  })
  t.match(decisions, [{ recommended: 'managed-flink' }])
  t.match(
    warnings.filter(({ code }) => code === 'replaced-winner'),
    [{ message: /^For stream-processing, .*Flink is recommended although it was said to be replaced/, facts: ['existing.replace'] }],
  )
})

t.test('what is said both to stay and to be replaced is named, with what each statement alone would give', async (t) => {
  const { warnings } = await advisor.recommend({
    existing: { keep: ['redshift', 'splunk', 'hive'], replace: ['redshift', 'splunk'] },
    sources: ['files-in-s3'],
    sql: { required: true, patterns: ['lake-with-warehouse'] },
  })
  const told = warnings.filter(({ code }) => code === 'kept-and-replaced')
  t.match(told, [{ message: /^Splunk and Amazon Redshift are said both to stay and to be replaced\./, facts: ['existing.keep', 'existing.replace'] }])
  t.ok(
    told[0]?.outcomes?.some(({ winners }) => 'query' in winners),
    'the query engine hangs on it',
  )
  const agreed = await advisor.recommend({ existing: { keep: ['splunk'], replace: ['redshift'] } })
  t.notOk(codes(agreed).includes('kept-and-replaced'))
})

t.test('a framework that nothing in the drawing runs is told, and one that something runs is not', async (t) => {
  const shared = { sql: { patterns: ['multi-engine'], mutableRows: true }, data: { outputFormat: 'iceberg' } }
  const told = async (scenario: object) => (await advisor.recommend(scenario)).warnings.filter(({ code }) => code === 'framework-not-drawn')
  t.match(await told({ ...shared, processing: { frameworks: ['spark', 'trino', 'python'] } }), [
    { message: /^Nothing that is drawn runs Apache Spark:/, facts: ['processing.frameworks'] },
  ])
  t.same(await told({ ...shared, sources: ['files-in-s3'], processing: { atRest: ['etl'], frameworks: ['spark'] } }), [])
  t.same(await told({ processing: { frameworks: ['spark'] } }), [], 'where nothing is drawn, nothing is missing')
  t.same(await told({ ...shared, decide: ['query'], processing: { frameworks: ['spark'] } }), [], 'who asks for one decision misses what the others bring')
})

const kept = async (scenario: object) => (await advisor.recommend(scenario)).warnings.filter(({ code }) => code === 'kept-not-drawn')

t.test('what stays but is not drawn is told once, with what it counted for', async (t) => {
  t.match(await kept({ sql: { required: true, patterns: ['multi-engine'] }, existing: { keep: ['hadoop', 'splunk'] } }), [
    {
      message: 'What stays is not drawn: a Hadoop cluster (it spoke for Amazon EMR); Splunk.',
      facts: ['existing.keep'],
    },
  ])
})

t.test('what stays and is drawn, under its own name or as a source, is not told', async (t) => {
  t.same(await kept({ sources: ['nosql-database'], destinations: ['s3'], arrival: 'scheduled-batch', existing: { keep: ['dynamodb', 's3'] } }), [])
  t.same(await kept({ sources: ['kafka-topics'], arrival: 'continuous', destinations: ['s3'], existing: { keep: ['kafka'] } }), [])
  const batch = { sources: ['files-in-s3'], processing: { atRest: ['joins'], frameworks: ['hive'], reuseExistingCode: true } }
  t.same(await kept({ ...batch, existing: { keep: ['emr', 'hive'] } }), [], 'EMR runs Hive itself')
  t.same(await kept({ sql: { required: true }, existing: { keep: ['presto'] } }), [], 'EMR on EC2 runs Presto and Trino as they are')
  const flow = { orchestration: { needs: ['python-defined'] }, management: { preference: 'managed' } }
  t.match(await kept({ ...flow, existing: { keep: ['airflow'] } }), [
    { message: 'What stays is not drawn: Apache Airflow (Amazon Managed Workflows for Apache Airflow (MWAA) stands in its place).' },
  ])
  t.same(await kept({ ...flow, existing: { keep: ['mwaa'] } }), [], 'who runs MWAA keeps it')
  const long = { sources: ['work-items'], arrival: 'continuous', processing: { frameworks: ['containers'], jobMinutes: 40 } }
  t.same(await kept({ ...long, existing: { keep: ['kubernetes'] } }), [], 'workers in containers run on the cluster that is there')
  t.match(await kept({ ...batch, existing: { keep: ['emr', 'splunk'] } }), [{ message: 'What stays is not drawn: Splunk.' }])
})

t.test('what stays is missed in a drawing of one part, too, and where nothing is drawn it is not', async (t) => {
  t.match(await kept({ decide: ['orchestration'], existing: { keep: ['splunk'] } }), [{ message: 'What stays is not drawn: Splunk.' }])
  t.same(await kept({ existing: { keep: ['splunk'] } }), [])
})

t.test('what stays is not missed where a service is set up to run on it, and its warnings are those of that place', async (t) => {
  const nightly = { sources: ['files-in-s3'], destinations: ['s3'], processing: { atRest: ['joins'], schedule: 'daily', interruptible: true } }
  const inSpark = { ...nightly, processing: { ...nightly.processing, frameworks: ['spark', 'containers'] }, cost: { priority: 'lowest' } }
  const told = async (scenario: object) => {
    const { decisions, warnings } = await advisor.recommend(scenario)
    return [
      ...codes({ warnings }),
      ...codes({ warnings: decisions.flatMap(({ candidates }) => candidates.find(({ verdict }) => verdict === 'recommended')?.warnings ?? []) }),
    ]
  }
  const onKubernetes = await told({ ...inSpark, existing: { keep: ['kubernetes'] } })
  t.ok(onKubernetes.includes('submitter-not-on-spot'))
  for (const code of ['kept-not-drawn', 'framework-not-drawn', 'spot-can-take-the-application-master']) t.notOk(onKubernetes.includes(code), code)
  const onNodes = await told({ ...inSpark, processing: { ...inSpark.processing, reuseExistingCode: true } })
  t.ok(onNodes.includes('spot-can-take-the-application-master'))
  t.notOk(onNodes.includes('submitter-not-on-spot'))
})

t.test('what runs already and is left alone leaves no setting undecided', async (t) => {
  const fast = { sources: ['application-events'], arrival: 'continuous', volume: { megabytesPerSecond: 300 }, messaging: { protocols: ['kafka'] } }
  const { decisions, warnings } = await advisor.recommend({ ...fast, existing: { keep: ['msk'] }, management: { preference: 'managed' } })
  t.notOk(codes({ warnings }).includes('setting-undecided'))
  const winner = decisions.find(({ decision }) => decision === 'ingestion')?.candidates[0]
  t.ok(winner?.warnings.some(({ code }) => code === 'kept-cluster-may-be-serverless'))
})
