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

/** What is stated, and as nothing but this, where a question is beside the point. */
type Beside = Readonly<Record<string, readonly FactValue[] | typeof anything>>

const measured = ['iot-devices', 'clickstream', 'application-logs', 'aws-service-logs']
const noDashboard: readonly Beside[] = [{ 'dashboards.kind': ['none'] }]

/** Questions that only some of the answers to another lead to: here one of the others was given. */
export const besideThePoint: Readonly<Record<string, readonly Beside[]>> = {
  // Each record is looked at by itself.
  'processing.windowSeconds': [{ 'processing.inFlight': ['per-record', 'lookup-join', 'threshold'] }],
  // Nobody works these off one by one.
  'messaging.queueing': [{ sources: [...measured, 'relational-database', 'nosql-database', 'data-warehouse', 'kinesis-stream', 'third-party-data'] }],
  // There is no cluster to be busy.
  'processing.clusterHoursPerDay': [
    { 'processing.atRest': [] },
    { 'processing.frameworks': ['python', 'sql'] },
    { 'management.preference': ['serverless-only'] },
  ],
  // What was measured or logged stays as it was.
  'sql.mutableRows': [{ sources: measured }],
  // Searches, look-ups and the screens of operators go on all day.
  'sql.frequency': [{ 'sql.patterns': ['full-text', 'log-search', 'vector-search', 'key-lookup'] }, { 'dashboards.kind': ['operational'] }],
  // What lies in S3 is asked there.
  destinations: [{ sources: ['files-in-s3'], 'sql.patterns': anything, 'derived.restOpen': [true] }],
  'dashboards.readers': noDashboard,
  'dashboards.refreshSeconds': noDashboard,
  'dashboards.embedded': noDashboard,
  'dashboards.insights': noDashboard,
  'dashboards.alerts': noDashboard,
}

/** Whether few would answer a question so that it tells: whatever is known, beside what is, or with such an answer. Others are asked before it. */
export const isSeldom = (fact: string, known: Facts, answer?: FactValue): boolean =>
  seldomAnswered.has(fact) || isUnusual(fact, answer) || (besideThePoint[fact] ?? []).some((beside) => isBeside(beside, known))

const isUnusual = (fact: string, answer: FactValue | undefined) => typeof answer === 'number' && answer > (usual[fact] ?? Infinity)

const isBeside = (beside: Beside, known: Facts) => Object.entries(beside).every(([fact, only]) => isOnly(known[fact], only))

function isOnly(value: FactValue | undefined, only: Beside[string]): boolean {
  if (value === undefined || only === anything) return value !== undefined
  return typeof value === 'object' ? value.every((member) => only.includes(member)) : only.includes(value)
}
