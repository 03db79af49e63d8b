import { anything, queueing, tables, type Values } from './seldom-words.js'

/** What is stated, and as nothing but this, where a question is beside the point; of a set at least one of what it is `filledWith`. */
export type Beside = Readonly<Record<string, Values | { readonly filledWith: Values } | typeof anything>>

const measured = ['iot-devices', 'clickstream', 'application-logs', 'aws-service-logs']
/** What comes as files or tables, however often. */
const lying = ['files-in-s3', 'on-premises-files', 'data-warehouse', 'saas-application', 'third-party-data']
/** Where what comes is asked by other means than those of the catalog. */
const elsewhere = ['splunk', 'snowflake', 'http-endpoint', 'kafka']

/** Nothing flows. */
const noStream: readonly Beside[] = [
  { 'derived.stream': [false] },
  { sources: lying },
  { sources: [...lying, 'partner-feed'], 'messaging.protocols': ['sftp', 'smb'] },
]
/** Work is handed out, and gone when it is done. */
const handedOut: readonly Beside[] = [{ sources: ['work-items'] }, { 'messaging.queueing': { filledWith: queueing } }]
const flowing = [...measured, 'kafka-topics', 'kinesis-stream']
/** Nothing is done to what lies, and nobody hands work out: nothing has to be started. */
const nothingStarts: readonly Beside[] = [{ 'processing.atRest': [], sources: [...flowing, ...tables] }]
/** Nor has a run a size, a length or a clock; files to which nothing is done are loaded, or asked where they lie. */
const noRuns: readonly Beside[] = [{ 'processing.atRest': [], sources: [...flowing, ...tables, ...lying, 'partner-feed'] }]
/** Nothing is done, at rest or in flight, so there is no code. */
const noCode: readonly Beside[] = [
  { 'processing.atRest': [], 'processing.inFlight': [] },
  { 'processing.atRest': [], 'derived.stream': [false] },
]
const askedElsewhere: readonly Beside[] = [{ destinations: { filledWith: elsewhere } }]
/** Pictures, media and other binaries that are kept and not asked: no tables, no columns and no queries. */
const noTables: readonly Beside[] = [
  { 'storage.structure': ['unstructured'], 'storage.coldQueries': ['never'] },
  { 'data.formats': { filledWith: ['binary'] }, 'storage.coldQueries': ['never'] },
]
const nothingAsked: readonly Beside[] = [...askedElsewhere, { 'sql.patterns': [] }, { 'sql.required': [false] }]
/** Where data lies once it is there. */
const places = ['s3', 'iceberg', 'redshift', 'opensearch', 'dynamodb', 'relational-database', ...elsewhere]
const noDashboard: readonly Beside[] = [{ 'dashboards.kind': ['none'] }, ...askedElsewhere]

/** Questions that only some of the answers to another lead to: here one of the others was given. */
export const besideThePoint: Readonly<Record<string, readonly Beside[]>> = {
  // Each record is looked at by itself.
  'processing.windowSeconds': [{ 'processing.inFlight': ['per-record', 'lookup-join', 'threshold'] }, ...noStream],
  'processing.inFlight': [...noStream, ...handedOut],
  'volume.megabytesPerSecond': noStream,
  'volume.recordsPerSecond': noStream,
  'messaging.consumers': noStream,
  // Tools read the changes of tables, and no sender's library.
  'messaging.protocols': [{ 'derived.stream': [false] }, { sources: tables, 'data.changeCapture': [true] }],
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
  // What is brought to a place lasts there, whatever ran on the way.
  'processing.dataOutlivesCluster': [{ destinations: { filledWith: places } }],
  'processing.frameworks': noCode,
  'processing.reuseExistingCode': noCode,
  'volume.gigabytesPerRun': noRuns,
  'processing.schedule': noRuns,
  'processing.jobMinutes': noRuns,
  'processing.jobMemoryGigabytes': noRuns,
  'orchestration.trigger': nothingStarts,
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
