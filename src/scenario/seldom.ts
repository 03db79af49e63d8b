import type { Facts, FactValue } from './facts.js'

/** Nearly everybody works in one Region, runs no Kafka Connect, takes engines in the versions that there are, sends small records, and replaces what they have named. */
export const seldomAnswered: ReadonlySet<string> = new Set([
  'governance.onPremises',
  'governance.multiRegion',
  'messaging.connectors',
  'processing.frameworkControl',
  'volume.averageRecordKilobytes',
  'volume.largestRecordKilobytes',
  'existing.replace',
])

/** Figures up to which nearly everybody stays: judgements of what people have, not limits of services. They order questions and decide nothing. */
export const usual: Readonly<Record<string, number>> = {
  'volume.storedTerabytes': 10_000,
  'volume.recordsPerSecond': 500_000,
  'messaging.retentionHours': 8760,
  'sql.concurrentQueries': 1000,
}

const anything = 'anything'
type Values = readonly FactValue[]

/** What is stated, and as nothing but this, where a question is beside the point; of a set at least one of what it is `filledWith`. */
type Beside = Readonly<Record<string, Values | { readonly filledWith: Values } | typeof anything>>

const measured = ['iot-devices', 'clickstream', 'application-logs', 'aws-service-logs']
const tables = ['relational-database', 'nosql-database', 'data-warehouse']
/** What comes as files or tables, however often. */
const lying = ['files-in-s3', 'on-premises-files', 'data-warehouse', 'saas-application', 'third-party-data']
/** Where what comes is asked by other means than those of the catalog. */
const elsewhere = ['splunk', 'snowflake', 'http-endpoint', 'kafka']
const queueing = ['competing-workers', 'dead-letter', 'delay', 'priority', 'per-message-acknowledgement', 'request-decoupling']

/** Nothing flows. */
const noStream: readonly Beside[] = [
  { 'derived.stream': [false] },
  { sources: lying },
  { sources: [...lying, 'partner-feed'], 'messaging.protocols': ['sftp', 'smb'] },
]
/** Work is handed out, and gone when it is done. */
const handedOut: readonly Beside[] = [{ sources: ['work-items'] }, { 'messaging.queueing': { filledWith: queueing } }]
/** Nothing is done to what lies, and nobody hands work out: no run has a size, a length or a start. */
const noRuns: readonly Beside[] = [{ 'processing.atRest': [], sources: [...measured, ...tables, 'kafka-topics', 'kinesis-stream'] }]
const askedElsewhere: readonly Beside[] = [{ destinations: { filledWith: elsewhere } }]
/** Pictures, media and other binaries that are kept and not asked: no tables, no columns and no queries. */
const noTables: readonly Beside[] = [
  { 'storage.structure': ['unstructured'], 'storage.coldQueries': ['never'] },
  { 'data.formats': { filledWith: ['binary'] }, 'storage.coldQueries': ['never'] },
]
const nothingAsked: readonly Beside[] = [...askedElsewhere, { 'sql.patterns': [] }, { 'sql.required': [false] }]
const noDashboard: readonly Beside[] = [{ 'dashboards.kind': ['none'] }, ...askedElsewhere]

/** Questions that only some of the answers to another lead to: here one of the others was given. */
export const besideThePoint: Readonly<Record<string, readonly Beside[]>> = {
  // Each record is looked at by itself.
  'processing.windowSeconds': [{ 'processing.inFlight': ['per-record', 'lookup-join', 'threshold'] }, ...noStream],
  'processing.inFlight': [...noStream, ...handedOut],
  'volume.megabytesPerSecond': noStream,
  'volume.recordsPerSecond': noStream,
  'messaging.consumers': noStream,
  'messaging.protocols': [{ 'derived.stream': [false] }],
  'messaging.retentionHours': [...noStream, ...handedOut],
  'messaging.dedicatedThroughput': [...noStream, ...handedOut],
  'messaging.replay': [...noStream, ...handedOut],
  // Nobody works these off one by one, nor what is read again.
  'messaging.queueing': [
    { sources: [...measured, ...tables, 'kafka-topics', 'kinesis-stream', 'third-party-data'] },
    { 'messaging.replay': [true] },
    { 'derived.stream': [false] },
  ],
  // There is no cluster to be busy.
  'processing.clusterHoursPerDay': [
    { 'processing.atRest': [] },
    { 'processing.frameworks': ['python', 'sql'] },
    { 'management.preference': ['serverless-only'] },
  ],
  'processing.frameworks': [{ 'processing.atRest': [], 'processing.inFlight': [] }],
  'volume.gigabytesPerRun': noRuns,
  'processing.schedule': noRuns,
  'processing.jobMinutes': noRuns,
  'processing.jobMemoryGigabytes': noRuns,
  'orchestration.trigger': noRuns,
  'sql.required': [...nothingAsked, ...noTables],
  'sql.patterns': [...nothingAsked, ...noTables],
  // What was measured or logged stays as it was.
  'sql.mutableRows': [{ sources: measured }, ...nothingAsked, ...noTables],
  // Searches, look-ups and the screens of operators go on all day.
  'sql.frequency': [
    { 'sql.patterns': ['full-text', 'log-search', 'vector-search', 'key-lookup'] },
    { 'dashboards.kind': ['operational'] },
    ...nothingAsked,
    ...noTables,
  ],
  'sql.concurrentQueries': [...nothingAsked, ...noTables],
  'latency.queryMilliseconds': [...askedElsewhere, ...noTables],
  'catalog.need': [...askedElsewhere, ...noTables],
  'catalog.autoUpdate': [...askedElsewhere, ...noTables],
  'data.schema': noTables,
  // What is added in a month is known.
  'volume.gigabytesPerDay': [{ 'volume.growthTerabytesPerMonth': anything }, { arrival: ['one-time'] }],
  'volume.storedTerabytes': askedElsewhere,
  // What lies in S3 is asked there.
  destinations: [{ sources: ['files-in-s3'], 'sql.patterns': anything, 'derived.restOpen': [true] }],
  // Only what has rows has changes of rows.
  'data.changeCapture': [{ sources: [...measured, 'files-in-s3', 'on-premises-files', 'work-items', 'partner-feed', 'third-party-data'] }],
  // A table has rows.
  'data.formats': [{ sources: tables }],
  // A database, a warehouse or an index stores in a form of its own.
  'data.outputFormat': [{ destinations: ['redshift', 'opensearch', 'dynamodb', 'relational-database', ...elsewhere] }, ...noTables],
  'dashboards.kind': askedElsewhere,
  'dashboards.readers': noDashboard,
  'dashboards.refreshSeconds': noDashboard,
  'dashboards.embedded': noDashboard,
  'dashboards.insights': noDashboard,
  'dashboards.alerts': noDashboard,
}

/** What is known of a matter when somebody has spoken of it: one of the values, or anything. */
type Spoken = readonly (readonly [fact: string, among: Values | typeof anything])[]

const spokenOf = (...facts: string[]): Spoken => facts.map((fact) => [fact, anything])

const engines = ['spark', 'hive', 'hbase', 'presto', 'trino', 'pig', 'mapreduce', 'hudi', 'flink']
const platforms = ['emr', 'hadoop', 'hive', 'hbase', 'spark', 'presto']
/** What runs jobs or flows of them. */
const runners = [...platforms, 'kubernetes', 'glue-etl', 'lambda', 'airflow', 'mwaa', 'step-functions', 'data-pipeline']

const ofStatedJobs: Spoken = [
  ...spokenOf('processing.atRest', 'processing.frameworks', 'processing.reuseExistingCode'),
  ...spokenOf('orchestration.scope', 'orchestration.needs', 'orchestration.trigger', 'orchestration.runsPerDay'),
  ...spokenOf('processing.schedule', 'processing.jobMinutes', 'processing.jobMemoryGigabytes', 'volume.gigabytesPerRun'),
  ['existing.keep', runners],
  ['existing.replace', runners],
  ['arrival', ['irregular-events']],
]
const ofJobs: Spoken = [
  ...ofStatedJobs,
  ['derived.stream', [false]],
  ['sources', ['files-in-s3', 'on-premises-files', 'work-items']],
  ['messaging.queueing', queueing],
]

/** Rows that somebody may change: tables of databases and applications, of a warehouse or in Iceberg. */
const ofRows: Spoken = [
  ...spokenOf('data.changeCapture', 'sql.isolateWorkloads'),
  ['sources', [...tables, 'saas-application', 'application-events']],
  ['destinations', ['redshift', 'iceberg', 'relational-database', 'dynamodb']],
  ['sql.patterns', ['frequent-bi', 'complex-joins', 'transactions']],
  ['storage.structure', ['tables']],
  ['data.formats', ['iceberg']],
  ['data.outputFormat', ['iceberg']],
  ['processing.frameworks', ['hudi', 'hbase']],
  ['existing.keep', ['redshift', 'relational-database', 'dynamodb', 'on-premises-warehouse']],
  ['existing.replace', ['redshift', 'relational-database', 'dynamodb', 'on-premises-warehouse']],
]

const ofClusters: Spoken = [
  ...spokenOf('processing.clusterHoursPerDay', 'processing.dataOutlivesCluster', 'processing.frameworkControl'),
  ['processing.frameworks', engines],
  ['existing.keep', platforms],
  ['existing.replace', platforms],
  ['management.skills', ['spark', 'hadoop']],
  ['management.preference', ['full-control']],
  ['catalog.need', ['hive-metastore']],
]

/** Questions about a matter that nobody has spoken of; the one that brings it up comes first. */
export const onlyIfSpoken: Readonly<Record<string, Spoken>> = {
  'dashboards.refreshSeconds': [
    ...spokenOf('dashboards.kind', 'dashboards.readers', 'dashboards.embedded', 'dashboards.insights', 'dashboards.alerts'),
    ['sql.patterns', ['frequent-bi']],
  ],
  'sql.mutableRows': ofRows,
  'processing.windowSeconds': spokenOf('processing.inFlight'),
  'governance.masking': [...spokenOf('governance.access', 'governance.auditLogs', 'governance.privateNetwork'), ['processing.atRest', ['masking']]],
  'processing.schedule': ofStatedJobs,
  'processing.jobMinutes': ofJobs,
  'volume.gigabytesPerRun': ofJobs,
  'processing.dataOutlivesCluster': ofClusters,
  'processing.clusterHoursPerDay': ofClusters,
}

/** Questions that something stated brings up, whatever else is open: who speaks of it has an answer at hand. */
const broughtUpBy: Readonly<Record<string, Spoken>> = {
  'dashboards.kind': [['sql.patterns', ['frequent-bi']]],
  // Whether a function or a machine does the work hangs on it.
  'processing.jobMinutes': [
    ['messaging.queueing', ['competing-workers']],
    ['sources', ['work-items']],
  ],
  'storage.coldQueries': spokenOf('storage.retentionDays', 'storage.hotDays'),
}

/** Whether something that is known brings a question up. */
export const isBroughtUp = (fact: string, known: Facts): boolean => broughtUpBy[fact]?.some(([other, among]) => isAmong(known[other], among)) === true

/**
 * Whether few would answer a question so that it tells: whatever is known, beside what is, of what nobody has spoken of, or with such an answer.
 * Others are asked before it.
 */
export const isSeldom = (fact: string, known: Facts, answer?: FactValue): boolean =>
  seldomAnswered.has(fact) ||
  isUnusual(fact, answer) ||
  (besideThePoint[fact] ?? []).some((beside) => isBeside(beside, known)) ||
  onlyIfSpoken[fact]?.some(([other, among]) => isAmong(known[other], among)) === false

const isUnusual = (fact: string, answer: FactValue | undefined) => typeof answer === 'number' && answer > (usual[fact] ?? Infinity)

const isBeside = (beside: Beside, known: Facts) => Object.entries(beside).every(([fact, only]) => isOnly(known[fact], only))

function isOnly(value: FactValue | undefined, only: Beside[string]): boolean {
  if (value === undefined || only === anything) return value !== undefined
  if ('filledWith' in only) return typeof value === 'object' && value.length > 0 && isOnly(value, only.filledWith)
  return typeof value === 'object' ? value.every((member) => only.includes(member)) : only.includes(value)
}

function isAmong(value: FactValue | undefined, among: Values | typeof anything): boolean {
  if (value === undefined || among === anything) return value !== undefined
  return typeof value === 'object' ? value.some((member) => among.includes(member)) : among.includes(value)
}
