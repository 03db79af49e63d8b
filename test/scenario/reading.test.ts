import t from 'tap'
import { derivations } from '../../dist/scenario/derivations.js'
import { derive } from '../../dist/scenario/derived.js'
import type { FactValue } from '../../dist/scenario/facts.js'
import { readScenario, ScenarioError } from '../../dist/scenario/read.js'
import { scenarioSchema } from '../../dist/scenario/schema.js'

t.test('a class of latency stands for its upper end in seconds', async (t) => {
  t.equal(derive({ 'latency.class': 'near-real-time' }).facts['latency.freshnessSeconds'], 60)
})

t.test('records a second and their size give megabytes a second, and those the gigabytes of a day', async (t) => {
  const { facts, derivedFrom } = derive({ arrival: 'continuous', 'volume.recordsPerSecond': 24_000, 'volume.averageRecordKilobytes': 0.5 })
  t.match(facts, { 'volume.megabytesPerSecond': 12, 'volume.gigabytesPerDay': 1036.8 })
  t.same(derivedFrom.get('volume.gigabytesPerDay'), ['arrival', 'volume.recordsPerSecond', 'volume.averageRecordKilobytes'], 'down to what was stated')
})

t.test('a fact is unknown unless all its parts are known', async (t) => {
  t.notOk('volume.megabytesPerSecond' in derive({ 'volume.recordsPerSecond': 24_000 }).facts)
  t.notOk('volume.gigabytesPerDay' in derive({ 'volume.megabytesPerSecond': 12 }).facts, 'a load not known to be continuous fills no day')
})

t.test('a stated value beats a derived one, and a gap of a factor of two is told', async (t) => {
  const near = derive({ 'volume.megabytesPerSecond': 1.9, 'volume.recordsPerSecond': 1000, 'volume.averageRecordKilobytes': 1 })
  t.equal(near.facts['volume.megabytesPerSecond'], 1.9)
  t.same(near.disagreements, [])
  const far = derive({ 'volume.megabytesPerSecond': 2, 'volume.recordsPerSecond': 1000, 'volume.averageRecordKilobytes': 1 })
  t.match(far.disagreements, [{ fact: 'volume.megabytesPerSecond', stated: 2, derived: 1 }])
})

t.test('a day of all sources together may be more than what streams, but not less', async (t) => {
  const streamed = { arrival: 'continuous', 'volume.megabytesPerSecond': 1, sources: ['iot-devices'] }
  t.match(derive({ ...streamed, 'volume.gigabytesPerDay': 400 }).disagreements, [{ fact: 'volume.megabytesPerSecond', stated: 1 }])
  t.same(derive({ ...streamed, sources: ['iot-devices', 'on-premises-files'], 'volume.gigabytesPerDay': 400 }).disagreements, [])
  t.match(derive({ ...streamed, sources: ['iot-devices', 'on-premises-files'], 'volume.gigabytesPerDay': 20 }).disagreements, [{ stated: 1 }])
  const rated = { arrival: 'continuous', 'volume.recordsPerSecond': 1000, 'volume.averageRecordKilobytes': 1, 'volume.gigabytesPerDay': 400 }
  t.match(derive(rated).disagreements, [{ fact: 'volume.gigabytesPerDay', stated: 400, derived: 86.4 }])
  t.same(derive({ ...rated, sources: ['clickstream', 'relational-database'] }).disagreements, [])
})

t.test('seconds within the span of the class agree with it', async (t) => {
  t.same(derive({ 'latency.class': 'minutes', 'latency.freshnessSeconds': 300 }).disagreements, [])
  t.same(derive({ 'latency.class': 'real-time', 'latency.freshnessSeconds': 0.2 }).disagreements, [])
  t.match(derive({ 'latency.class': 'minutes', 'latency.freshnessSeconds': 30 }).disagreements, [{ stated: 30 }])
  t.match(derive({ 'latency.class': 'real-time', 'latency.freshnessSeconds': 300 }).disagreements, [{ stated: 300, derived: 1 }])
})

t.test('a cluster that is busy less than half the day is mostly idle', async (t) => {
  t.equal(derive({ 'processing.schedule': 'daily', 'processing.jobMinutes': 120 }).facts['derived.clusterMostlyIdle'], true)
  t.equal(derive({ 'processing.clusterHoursPerDay': 20 }).facts['derived.clusterMostlyIdle'], false)
  t.equal(derive({ 'processing.schedule': 'continuous' }).facts['derived.clusterMostlyIdle'], false)
  t.equal(derive({ 'processing.schedule': 'continuous', 'processing.clusterHoursPerDay': 3 }).facts['derived.clusterMostlyIdle'], true)
  t.notOk('derived.clusterMostlyIdle' in derive({ 'processing.schedule': 'on-demand', 'processing.jobMinutes': 120 }).facts)
})

t.test('only a continuous load is a stream, and one that comes now and then is not known', async (t) => {
  t.equal(derive({ arrival: 'continuous' }).facts['derived.stream'], true)
  t.equal(derive({ arrival: 'one-time' }).facts['derived.stream'], false)
  t.notOk('derived.stream' in derive({ arrival: 'irregular-events' }).facts)
})

t.test('files that keep coming and tables of warehouses are no stream of records, but what comes beside them is', async (t) => {
  const isRecordStream = (stated: Readonly<Record<string, FactValue>>) => derive(stated).facts['derived.recordStream']
  t.equal(isRecordStream({ arrival: 'continuous', sources: ['files-in-s3', 'on-premises-files', 'data-warehouse'] }), false)
  t.equal(isRecordStream({ arrival: 'continuous', sources: ['files-in-s3', 'clickstream'] }), true)
  t.equal(isRecordStream({ arrival: 'continuous', sources: [] }), true)
  t.equal(isRecordStream({ arrival: 'continuous' }), true)
  t.equal(isRecordStream({ sources: ['clickstream'] }), undefined)
})

t.test('a load a day is one that was stated, and not worked out from a rate', async (t) => {
  t.equal(derive({ 'volume.gigabytesPerDay': 5 }).facts['derived.dailyLoad'], true)
  const worked = derive({ arrival: 'continuous', 'volume.megabytesPerSecond': 2 }).facts
  t.ok(worked['volume.gigabytesPerDay'])
  t.notOk('derived.dailyLoad' in worked)
})

t.test('the place is open until a destination is stated', async (t) => {
  t.equal(derive({}).facts['derived.placeOpen'], true)
  t.equal(derive({ destinations: [] }).facts['derived.placeOpen'], true)
  t.equal(derive({ destinations: ['splunk'] }).facts['derived.placeOpen'], false)
})

t.test('changes of a NoSQL table are no stream to hold where a function writes them, and are one where a warehouse cannot wait for its integration', (t) => {
  const isHeld = (destinations: string[], more: object = {}) =>
    derive({ sources: ['nosql-database'], 'data.changeCapture': true, arrival: 'continuous', destinations, ...more }).facts['derived.recordStream']
  t.equal(isHeld(['opensearch']), false)
  t.equal(isHeld(['opensearch', 's3']), true)
  t.equal(isHeld(['redshift']), false)
  t.equal(isHeld(['redshift'], { 'latency.freshnessSeconds': 30 }), true)
  t.end()
})

t.test('logs of services and old changes come into a bucket by themselves, unless more is wanted of them', (t) => {
  const comes = (stated: object) => derive(stated as Parameters<typeof derive>[0]).facts['derived.comesByItself']
  const logs = { sources: ['aws-service-logs'], destinations: ['s3'] }
  t.equal(comes(logs), true)
  t.equal(comes({ ...logs, 'latency.freshnessSeconds': 86_400 }), true)
  t.equal(comes({ ...logs, 'latency.freshnessSeconds': 300 }), false)
  t.equal(comes({ ...logs, 'processing.inFlight': ['per-record'] }), false)
  t.equal(comes({ ...logs, 'data.outputFormat': 'columnar' }), false)
  t.equal(comes({ ...logs, destinations: ['s3', 'splunk'] }), false)
  t.equal(comes({ sources: ['aws-service-logs'], arrival: 'continuous', 'storage.retentionDays': 365 }), true, 'a bucket unless another place is said')
  t.equal(comes({ sources: ['aws-service-logs'], arrival: 'continuous' }), false)
  t.equal(comes({ sources: ['aws-service-logs'], 'sql.patterns': ['log-search'] }), false)
  const changes = { sources: ['relational-database'], 'data.changeCapture': true, destinations: ['s3'] }
  t.equal(comes({ ...changes, 'latency.freshnessSeconds': 14_400 }), true)
  t.equal(comes(changes), true, 'nobody has said that they are needed within a minute')
  t.equal(comes({ ...changes, 'latency.freshnessSeconds': 30 }), false)
  t.equal(comes({ ...changes, 'latency.freshnessSeconds': 14_400, 'messaging.connectors': true }), false)
  const asked = { sources: ['relational-database'], 'data.changeCapture': true, 'sql.patterns': ['frequent-bi'] }
  t.equal(comes(asked), true)
  t.equal(comes({ ...asked, destinations: ['s3'] }), false)
  t.equal(comes({ ...asked, 'sql.patterns': ['frequent-bi', 'full-text'] }), false)
  const copied = { sources: ['relational-database'], arrival: 'continuous', destinations: ['redshift'] }
  t.equal(comes(copied), true)
  t.equal(comes({ ...copied, 'processing.inFlight': ['windowed'] }), false)
  t.equal(comes({ ...copied, 'cost.priority': 'lowest', 'latency.freshnessSeconds': 3 }), true, 'only an index needs a pipeline for it')
  t.equal(comes({ ...copied, sources: ['nosql-database'], 'latency.freshnessSeconds': 30 }), false, 'the integration would be too late')
  const read = { sources: ['relational-database'], arrival: 'continuous', 'processing.schedule': 'hourly', 'latency.freshnessSeconds': 14_400 }
  t.equal(comes(read), true)
  t.equal(comes({ ...read, 'data.changeCapture': true }), false)
  t.end()
})

t.test('databases are asked in place by federated queries, where no place is stated for a copy and no report asks for one', (t) => {
  const isAsked = (patterns: string[], more: object = {}) =>
    derive({ sources: ['relational-database'], 'sql.patterns': patterns, ...more }).facts['derived.askedInPlace']
  t.equal(isAsked(['federated', 'ad-hoc']), true)
  t.equal(isAsked(['federated'], { destinations: ['s3'] }), false)
  t.equal(isAsked(['federated'], { 'processing.atRest': ['joins'] }), false)
  t.equal(isAsked(['federated'], { 'data.changeCapture': true }), false)
  t.equal(isAsked(['federated'], { 'processing.inFlight': ['windowed'] }), false)
  t.equal(isAsked(['federated', 'frequent-bi']), false)
  t.equal(isAsked(['ad-hoc']), false)
  t.end()
})

t.test('rows are asked by their key alone where no other question is stated and no index or warehouse is named', (t) => {
  const isSo = (facts: object) => derive(facts as never).facts['derived.rowsByKeyAlone']
  const lookedUp = { 'sql.patterns': ['key-lookup'] }
  t.equal(isSo({}), false)
  t.equal(isSo(lookedUp), true)
  t.equal(isSo({ 'sql.patterns': ['key-lookup', 'transactions'] }), true)
  t.equal(isSo({ 'sql.patterns': ['key-lookup', 'full-text'] }), false)
  t.equal(isSo({ ...lookedUp, 'sql.required': true }), false)
  t.equal(isSo({ ...lookedUp, destinations: ['opensearch'] }), false)
  t.equal(isSo({ ...lookedUp, destinations: ['s3'] }), true)
  t.equal(isSo({ ...lookedUp, 'existing.keep': ['elasticsearch'] }), false)
  t.end()
})

t.test('long or large work in a container is the job itself, where it is stated as one and no engine runs it', (t) => {
  const long = { 'processing.frameworks': ['containers', 'python'], 'processing.jobMinutes': 45, 'processing.schedule': 'on-arrival' }
  const isJob = (facts: object) => derive(facts as never).facts['derived.workIsTheJob']
  t.equal(isJob({}), false)
  t.equal(isJob(long), true)
  t.equal(isJob({ ...long, 'processing.jobMinutes': 15 }), false)
  t.equal(isJob({ ...long, 'processing.schedule': 'daily' }), false)
  t.equal(isJob({ ...long, 'processing.schedule': 'daily', 'processing.atRest': ['joins'] }), true)
  t.equal(isJob({ ...long, 'processing.frameworks': ['containers', 'spark'] }), false)
  t.end()
})

t.test('minutes of work on files that a queue tells of are the job itself, unless it runs by the clock, on an engine or beyond a function', (t) => {
  const pieces = { sources: ['files-in-s3'], arrival: 'irregular-events', 'processing.atRest': ['complex-code'], 'processing.jobMinutes': 2 }
  const isJob = (facts: object) => derive(facts as never).facts['derived.workIsTheJob']
  t.equal(isJob(pieces), true)
  t.equal(isJob({ ...pieces, 'processing.schedule': 'on-arrival', 'processing.frameworks': ['python'] }), true)
  t.equal(isJob({ ...pieces, 'processing.schedule': 'daily' }), false)
  t.equal(isJob({ ...pieces, 'processing.frameworks': ['python', 'spark'] }), false)
  t.equal(isJob({ ...pieces, 'processing.jobMinutes': 16 }), false)
  t.equal(isJob({ ...pieces, 'processing.jobMemoryGigabytes': 20 }), false)
  t.equal(isJob({ ...pieces, 'processing.atRest': ['no-code'] }), false)
  t.equal(isJob({ ...pieces, sources: ['files-in-s3', 'work-items'] }), false)
  t.equal(isJob({ ...pieces, arrival: 'continuous' }), false)
  t.equal(isJob({ ...pieces, arrival: 'continuous', 'processing.schedule': 'on-arrival' }), true)
  t.end()
})

t.test('containers, a cluster that stays or an application that reads take work that nobody describes', (t) => {
  const stand = (facts: object) => derive(facts as never).facts['derived.workersStand']
  t.equal(stand({}), false)
  t.equal(stand({ 'messaging.consumers': 1 }), true)
  t.equal(stand({ 'messaging.consumers': 0 }), false)
  t.equal(stand({ 'messaging.consumers': 1, 'processing.jobMinutes': 2 }), false)
  t.equal(stand({ 'messaging.consumers': 1, 'processing.frameworks': ['python'] }), false)
  t.equal(stand({ 'processing.frameworks': ['containers', 'python'] }), true)
  t.equal(stand({ 'processing.frameworks': ['containers', 'python'], 'processing.jobMinutes': 2 }), false)
  t.equal(stand({ 'messaging.consumers': 1, destinations: ['s3'] }), false)
  t.equal(stand({ 'processing.frameworks': ['containers', 'flink'] }), false)
  t.equal(stand({ 'existing.keep': ['kubernetes'], 'management.skills': ['python'] }), true)
  t.equal(stand({ 'messaging.consumers': 1, 'management.skills': ['java'] }), false)
  t.end()
})

t.test('an index that alone is fed or asked follows tables by itself, unless more is wanted, at once or for next to nothing', (t) => {
  const comes = (more: object) => derive({ sources: ['nosql-database'], ...more } as never).facts['derived.comesByItself']
  const searched = { 'sql.patterns': ['full-text', 'key-lookup'] }
  t.equal(comes(searched), true)
  t.equal(comes({ destinations: ['opensearch'] }), true)
  t.equal(comes({ ...searched, sources: ['relational-database'] }), true)
  t.equal(comes({ ...searched, sources: ['nosql-database', 'clickstream'] }), false)
  t.equal(comes({ destinations: ['opensearch', 's3'] }), false)
  t.equal(comes({ 'sql.patterns': ['key-lookup'] }), false)
  t.equal(comes({ 'sql.patterns': ['full-text', 'ad-hoc'] }), false)
  t.equal(comes({ ...searched, 'messaging.consumers': 2 }), false)
  t.equal(comes({ ...searched, 'latency.freshnessSeconds': 1 }), false)
  t.equal(comes({ ...searched, 'cost.priority': 'lowest' }), false)
  t.end()
})

t.test('a warehouse gives data unless it is the one that goes', (t) => {
  const gives = (facts: object) => derive(facts as never).facts['derived.warehouseGives']
  t.equal(gives({}), false)
  t.equal(gives({ sources: ['data-warehouse'] }), true)
  t.equal(gives({ sources: ['data-warehouse'], 'existing.replace': ['redshift'] }), true)
  t.equal(gives({ sources: ['data-warehouse'], 'existing.replace': ['on-premises-warehouse'] }), false)
  t.end()
})

t.test('tables stand where their catalog and the engine that asks by it stay, and nothing new is written', (t) => {
  const stand = (more: object) =>
    derive({ sources: ['files-in-s3'], 'existing.keep': ['athena', 'glue-data-catalog'], ...more } as never).facts['derived.tablesStand']
  t.equal(derive({}).facts['derived.tablesStand'], false)
  t.equal(stand({}), true)
  t.equal(stand({ 'existing.keep': ['glue-data-catalog'] }), false)
  t.equal(stand({ sources: ['files-in-s3', 'clickstream'] }), false)
  t.equal(stand({ destinations: ['s3'] }), false)
  t.equal(stand({ 'processing.atRest': ['etl'] }), false)
  t.equal(stand({ 'data.outputFormat': 'columnar' }), false)
  t.equal(stand({ 'data.outputFormat': 'same' }), true)
  t.end()
})

t.test('only who says so does nothing in flight, or at rest', (t) => {
  for (const [derived, fact] of [
    ['derived.nothingInFlight', 'processing.inFlight'],
    ['derived.nothingAtRest', 'processing.atRest'],
  ] as const) {
    t.equal(derive({}).facts[derived], false, derived)
    t.equal(derive({ [fact]: [] }).facts[derived], true, `${derived}, said`)
    t.equal(derive({ [fact]: ['joins'] }).facts[derived], false, `${derived}, denied`)
  }
  t.end()
})

t.test('code that goes on is that of the stream where records alone come and nothing is said of work at rest', (t) => {
  const follows = (more: object) =>
    derive({ sources: ['kafka-topics'], 'processing.inFlight': ['windowed'], 'processing.reuseExistingCode': true, ...more } as never).facts[
      'derived.codeFollowsStream'
    ]
  t.equal(follows({}), true)
  t.equal(follows({ 'processing.schedule': 'hourly' }), true)
  t.equal(follows({ 'processing.atRest': ['joins'] }), false)
  t.equal(follows({ 'volume.gigabytesPerRun': 40 }), false)
  t.equal(follows({ sources: ['kafka-topics', 'files-in-s3'] }), false)
  t.equal(follows({ 'processing.reuseExistingCode': false }), false)
  t.end()
})

t.test('data of a Hadoop platform that goes needs a place, unless one is stated or the data may vanish', (t) => {
  const leaves = (more: object) => derive({ 'existing.replace': ['hadoop'], ...more } as never).facts['derived.dataLeavesHadoop']
  t.equal(derive({}).facts['derived.dataLeavesHadoop'], false)
  t.equal(leaves({}), true)
  t.equal(leaves({ 'processing.dataOutlivesCluster': true }), true)
  t.equal(leaves({ 'processing.dataOutlivesCluster': false }), false)
  t.equal(leaves({ destinations: ['opensearch'] }), false)
  t.equal(leaves({ 'existing.replace': ['hive'] }), false)
  t.end()
})

t.test('what is named nowhere, or said to be nothing, is open', (t) => {
  for (const [open, fact] of [
    ['derived.placeOpen', 'destinations'],
    ['derived.sourcesOpen', 'sources'],
    ['derived.restOpen', 'processing.atRest'],
  ] as const) {
    t.equal(derive({}).facts[open], true, open)
    t.equal(derive({ [fact]: [] }).facts[open], true, `${open}, said`)
    t.equal(derive({ [fact]: ['s3'] }).facts[open], false, `${open}, named`)
  }
  t.end()
})

t.test('how data comes is open where nobody speaks of its source, of work at rest or of a job that carries it', (t) => {
  const isOpen = (facts: object) => derive({ ...facts }).facts['derived.waysOpen']
  t.equal(isOpen({}), true)
  t.equal(isOpen({ destinations: ['snowflake'], 'processing.schedule': 'continuous' }), true)
  t.equal(isOpen({ arrival: 'continuous' }), true)
  t.equal(isOpen({ arrival: 'irregular-events', 'processing.schedule': 'on-arrival' }), true)
  t.equal(isOpen({ arrival: 'scheduled-batch' }), false)
  t.equal(isOpen({ arrival: 'one-time' }), false)
  t.equal(isOpen({ 'processing.schedule': 'daily' }), false)
  t.equal(isOpen({ 'processing.schedule': 'on-demand' }), false)
  t.equal(isOpen({ sources: ['files-in-s3'] }), false)
  t.equal(isOpen({ 'processing.atRest': ['etl'] }), false)
  t.end()
})

t.test('DMS puts the changes of tables into a bucket, beside a warehouse too, unless somebody needs them sooner, otherwise or again', (t) => {
  const comes = (more: object) => derive({ sources: ['relational-database'], destinations: ['s3'], arrival: 'continuous', ...more } as never).facts
  const byItself = (more: object) => comes(more)['derived.comesByItself']
  const toEach = (more: object) => comes({ destinations: ['s3', 'redshift'], ...more })['derived.comesToEach']
  for (const is of [byItself, toEach]) {
    t.equal(is({}), true)
    t.equal(is({ 'latency.freshnessSeconds': 61 }), true)
    t.equal(is({ 'latency.freshnessSeconds': 60 }), false)
    t.equal(is({ 'messaging.consumers': 1 }), true)
    t.equal(is({ 'messaging.consumers': 2 }), false)
    t.equal(is({ 'messaging.retentionHours': 48 }), false)
    t.equal(is({ 'messaging.dedicatedThroughput': true }), false)
    t.equal(is({ 'existing.keep': ['kinesis-data-streams'] }), false)
    t.equal(is({ 'existing.replace': ['msk'] }), false)
    t.equal(is({ 'data.outputFormat': 'iceberg' }), false)
    t.equal(is({ 'data.outputFormat': 'json', 'latency.freshnessSeconds': 7200 }), false)
    t.equal(is({ 'data.outputFormat': 'columnar' }), true)
    t.equal(is({ sources: ['clickstream'] }), false)
    t.equal(is({ arrival: 'scheduled-batch' }), false)
    t.equal(is({ arrival: 'scheduled-batch', 'data.changeCapture': true }), true)
  }
  t.equal(byItself({ 'messaging.delivery': 'exactly-once' }), false)
  t.equal(toEach({ 'messaging.delivery': 'exactly-once' }), true)
  t.equal(byItself({ 'sql.mutableRows': true }), false)
  t.equal(toEach({ 'sql.mutableRows': true }), true)
  t.equal(byItself({ 'sql.required': true }), false)
  t.equal(byItself({ 'sql.patterns': ['ad-hoc'], 'latency.freshnessSeconds': 3600 }), true)
  t.equal(toEach({ destinations: ['redshift'] }), false)
  t.equal(toEach({ destinations: ['redshift', 'iceberg'] }), false)
  t.end()
})

t.test('data of which neither source nor place is told lies nowhere, unless a store stays', (t) => {
  const liesNowhere = (facts: object) => derive({ ...facts }).facts['derived.lieNowhere']
  t.equal(liesNowhere({ 'sql.required': true }), true)
  t.equal(liesNowhere({ 'existing.keep': ['glue-data-catalog'] }), true)
  t.equal(liesNowhere({ 'existing.keep': ['redshift'] }), false)
  t.equal(liesNowhere({ sources: ['clickstream'] }), false)
  t.equal(liesNowhere({ destinations: ['s3'] }), false)
  t.end()
})

t.test('what only reports and joins ask is loaded, unless something keeps it in files', (t) => {
  const isLoaded = (patterns: string[], more: object = {}) => derive({ 'sql.patterns': patterns, ...more }).facts['derived.loadedToBeAsked']
  t.equal(isLoaded(['frequent-bi', 'complex-joins']), true)
  t.equal(isLoaded(['frequent-bi', 'ad-hoc']), false)
  t.equal(isLoaded(['repeated']), false)
  t.equal(isLoaded(['complex-joins'], { destinations: ['s3'] }), false)
  t.equal(isLoaded(['complex-joins'], { 'volume.storedTerabytes': 100 }), false)
  t.equal(isLoaded(['complex-joins'], { 'volume.storedTerabytes': 99 }), true)
  t.equal(isLoaded(['complex-joins'], { 'existing.keep': ['presto'] }), false)
  t.equal(isLoaded(['complex-joins'], { 'data.outputFormat': 'columnar' }), false)
  t.equal(derive({ 'sql.required': true }).facts['derived.loadedToBeAsked'], false)
  t.end()
})

t.test('columns are known by a fixed schema, or by formats that name them', (t) => {
  const isKnown = (facts: object) => derive({ ...facts }).facts['derived.columnsKnown']
  t.equal(isKnown({ 'data.schema': 'fixed', 'data.formats': ['csv'] }), true)
  t.equal(isKnown({ 'data.formats': ['avro', 'parquet'] }), true)
  t.equal(isKnown({ 'data.formats': ['avro', 'csv'] }), false)
  t.equal(isKnown({ 'data.schema': 'evolving' }), false)
  t.equal(isKnown({}), false)
  t.end()
})

t.test('a Spark job that changes records in flight writes them into the lake itself', (t) => {
  const isWritten = (inFlight: string[], destinations: string[]) =>
    derive({ 'processing.inFlight': inFlight, 'processing.frameworks': ['spark'], destinations }).facts['derived.writtenInFlight']
  t.equal(isWritten(['per-record'], ['s3']), true)
  t.equal(isWritten(['lookup-join'], ['s3', 'iceberg']), true)
  t.equal(isWritten(['windowed'], ['s3']), false, 'the records themselves are kept beside their sums')
  t.equal(isWritten(['per-record'], ['s3', 'opensearch']), false)
  t.end()
})

t.test('topics of a Kafka of your own that stays hold their records already, unless more comes that somebody must take in', async (t) => {
  const isHeld = (sources: string[], keep: string[]) => derive({ sources, 'existing.keep': keep }).facts['derived.recordsHeld']
  t.equal(isHeld(['kafka-topics'], ['kafka']), true)
  t.equal(isHeld(['kafka-topics', 'relational-database'], ['kafka']), true)
  t.equal(isHeld(['kafka-topics', 'clickstream'], ['kafka']), false)
  t.equal(isHeld(['kafka-topics'], ['kafka', 'msk']), false)
  t.equal(derive({}).facts['derived.recordsHeld'], false)
})

t.test('every derivation says how it derives', async (t) => {
  for (const { fact, how } of derivations) t.ok(how.length > 10, fact)
})

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
  ['an empty choice of decisions is refused', { decide: [] }, { pointer: '/decide', code: 'wrong-length', message: 'Give at least 1 member.' }],
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

t.test('what is no plain object is refused, and not taken for a scenario of which nothing is known', async (t) => {
  for (const [input, faults] of [
    [new Map([['sources', ['clickstream']]]), [{ pointer: '', code: 'wrong-type', message: 'Expected a plain object, not one of the class Map.' }]],
    [Promise.resolve({}), [{ pointer: '', message: /Promise/ }]],
    [new Date(), [{ pointer: '', message: /Date/ }]],
    [{ sql: new Set() }, [{ pointer: '/sql', message: /Set/ }]],
  ] as const) {
    t.throws(() => readScenario(input, schema), { name: 'ScenarioError', faults })
  }
  const scenario = { sql: { required: true } }
  for (const input of [
    Object.assign(Object.create(null), scenario),
    new (class Asked {
      sql = scenario.sql
    })(),
  ])
    t.same(readScenario(input, schema), scenario)
})

t.test('tables are left where they lie where that is said, or a dashboard alone imports them', (t) => {
  const isLeft = (facts: object) => derive(facts as never).facts['derived.leftWhereItLies']
  const shown = { sources: ['relational-database'], 'dashboards.kind': 'business' }
  t.equal(isLeft(shown), true)
  t.equal(isLeft({ ...shown, 'processing.schedule': 'hourly' }), false)
  t.equal(isLeft({ ...shown, 'processing.frameworks': ['sql'] }), true, 'an import is a statement, too')
  t.equal(isLeft({ ...shown, 'processing.frameworks': ['python'] }), false)
  t.equal(isLeft({ ...shown, 'sql.patterns': ['ad-hoc'] }), false)
  t.equal(isLeft({ ...shown, 'existing.keep': ['redshift'] }), false)
  t.equal(isLeft({ ...shown, 'existing.replace': ['on-premises-warehouse'] }), false)
  t.equal(isLeft({ ...shown, 'catalog.need': 'central' }), false)
  t.equal(isLeft({ ...shown, sources: ['nosql-database'] }), false, 'no dashboard imports it')
  t.equal(isLeft({ sources: ['nosql-database'], 'processing.atRest': [] }), true)
  t.equal(isLeft({ sources: ['nosql-database'], 'processing.atRest': [], destinations: ['s3'] }), false)
  t.equal(isLeft({ sources: ['nosql-database'], destinations: [] }), true)
  t.end()
})
