import type { Derivation, Members, Wants } from './derivation.js'
import { notRecords, onlyDatabases } from './streams.js'
import { asksWarehouse, onlyTo, refutedBy, searches, soon, wantsMore } from './wants.js'

export const byTheClock: ReadonlySet<string> = new Set(['hourly', 'daily', 'weekly', 'monthly'])

const inOtherFormat: Wants = [['data.outputFormat', (wanted: string) => wanted === 'columnar' || wanted === 'iceberg']]

/** Logs that AWS services put into a bucket by themselves, unless more is wanted of them. */
const ownLogs = (sources: Members, destinations: Members) =>
  sources.includes('aws-service-logs') && sources.every((source) => source === 'aws-service-logs' || notRecords.has(source)) && onlyTo(destinations, 's3')

/** The same where no place is stated, for which a bucket is the plain one. */
const ownLogsAnywhere = (sources: Members, isOpen: boolean) => isOpen && ownLogs(sources, ['s3'])

/** What puts logs elsewhere than into a bucket, or has them carried already. */
const notInBucket: Wants = [
  ['sql.patterns', (patterns: Members) => [...searches, 'time-series', 'frequent-bi', 'complex-joins'].some((one) => patterns.includes(one))],
  ['dashboards.kind', (kind: string) => kind === 'operational'],
  ['existing.keep', (keep: Members) => keep.length > 0],
  ['existing.replace', (replace: Members) => replace.length > 0],
]

/** What makes a store of the bucket that they come into. */
const keptOrAsked: Wants = [
  ['storage.retentionDays', (days: number) => days > 0],
  ['sql.required', (isRequired: boolean) => isRequired],
  ['sql.patterns', (patterns: Members) => patterns.length > 0],
]

/** Tables that DMS brings into a bucket by itself, with the changes that come after a first full copy. */
const tablesToBucket = (sources: Members, destinations: Members) =>
  sources.includes('relational-database') && sources.every((source) => source === 'relational-database' || notRecords.has(source)) && onlyTo(destinations, 's3')

const streams: readonly string[] = ['kinesis-data-streams', 'data-firehose', 'msk', 'msk-connect', 'kafka', 'kafka-connect']
const namesStream = (technologies: Members) => streams.some((one) => technologies.includes(one))

/** What asks for a stream behind a database: somebody between, readers besides, records that stay readable, or what runs already. */
const wantsStream: Wants = [
  ...wantsMore,
  ['messaging.dedicatedThroughput', (isDedicated: boolean) => isDedicated],
  ['messaging.retentionHours', (hours: number) => hours > 0],
  ['existing.keep', namesStream],
  ['existing.replace', namesStream],
]

const onlyOnce: Wants = [['messaging.delivery', (delivery: string) => delivery === 'exactly-once']]

/** What DMS does not write into a bucket: Iceberg tables, JSON, and files within less than the minute for which it gathers unless told otherwise. */
const beyondDms: Wants = [
  ['latency.freshnessSeconds', (seconds: number) => seconds <= 60],
  ['data.outputFormat', (wanted: string) => wanted === 'iceberg' || wanted === 'json'],
]

/** What asks for tables in the bucket that follow their rows. */
const wantsTables: Wants = [
  ['sql.mutableRows', (areChanged: boolean) => areChanged],
  ['sql.required', (isRequired: boolean) => isRequired],
  ['sql.patterns', (patterns: Members) => patterns.length > 0],
]

/** The same, and a warehouse follows the tables beside the bucket. */
const tablesToBucketAndWarehouse = (sources: Members, destinations: Members) =>
  destinations.includes('redshift') &&
  destinations.includes('s3') &&
  tablesToBucket(
    sources,
    destinations.filter((one) => one !== 'redshift'),
  )

/** Changes that are captured, or tables that keep changing, which are the same. */
const changing: Wants = [
  ['data.changeCapture', (isCaptured: boolean) => isCaptured],
  ['arrival', (arrival: string) => arrival === 'continuous'],
]

/** Whether an index is asked, and nothing that it does not answer. */
const asksIndex = (patterns: Members) => patterns.some((one) => one !== 'key-lookup') && patterns.every((one) => searches.includes(one))

/** Whether the tables of databases are to be in an index alone. */
const toIndex = (sources: Members, destinations: Members) => onlyDatabases(sources) && onlyTo(destinations, 'opensearch')
const askedOfIndex = (sources: Members, patterns: Members, isOpen: boolean) => isOpen && onlyDatabases(sources) && asksIndex(patterns)

/** What a pipeline that runs day and night does not do: answers within a few seconds, and cost next to nothing while little changes. */
const beyondPipelines: Wants = [
  ['latency.freshnessSeconds', (seconds: number) => seconds < 5],
  ['cost.priority', (priority: string) => priority === 'lowest'],
]

const unless = (wants: Wants, from: readonly string[], isSo: (...parts: never[]) => boolean) =>
  refutedBy('derived.comesByItself', wants, 'what is wanted besides takes somebody between', from, isSo)

/** Whether data comes where it must end up with nobody to hold or carry it. */
export const byItself: readonly Derivation[] = [
  ...unless([...wantsMore, ...soon], ['sources', 'destinations'], ownLogs),
  ...refutedBy('derived.comesByItself', inOtherFormat, 'logs come as they are written, and not in another format', ['sources', 'destinations'], ownLogs),
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'destinations'],
    how: 'services put their logs into a bucket by themselves',
    derive: (sources: Members, destinations: Members) => (ownLogs(sources, destinations) ? true : undefined),
  },
  ...unless([...wantsMore, ...soon, ...inOtherFormat, ...notInBucket], ['sources', 'derived.placeOpen'], ownLogsAnywhere),
  ...keptOrAsked.map(([wanted, counts]): Derivation => ({
    fact: 'derived.comesByItself',
    from: ['sources', 'derived.placeOpen', wanted],
    how: 'services put logs that are kept or asked into a bucket by themselves, which is where they lie unless another place is said',
    derive: (sources: Members, isOpen: boolean, value: never) => (ownLogsAnywhere(sources, isOpen) && counts(value) ? true : undefined),
  })),
  ...unless([...wantsStream, ...onlyOnce], ['sources', 'destinations'], tablesToBucket),
  ...changing.map(([fact, isSo]): Derivation => ({
    fact: 'derived.comesByItself',
    from: ['sources', 'destinations', fact, 'latency.freshnessSeconds'],
    how: 'changes that may be old when they are read are put into a bucket by DMS itself',
    derive: (sources: Members, destinations: Members, value: never, seconds: number) =>
      seconds > 900 && isSo(value) && tablesToBucket(sources, destinations) ? true : undefined,
  })),
  ...unless([...beyondDms, ...wantsTables], ['sources', 'destinations'], tablesToBucket),
  ...changing.map(([fact, isSo]): Derivation => ({
    fact: 'derived.comesByItself',
    from: ['sources', 'destinations', fact],
    how: 'changes that nobody asks for within a minute, or as tables that follow them, are put into a bucket by DMS itself',
    derive: (sources: Members, destinations: Members, value: never) => (isSo(value) && tablesToBucket(sources, destinations) ? true : undefined),
  })),
  ...unless(wantsMore, ['sources'], onlyDatabases),
  ...unless(beyondPipelines, ['sources', 'destinations'], toIndex),
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'destinations'],
    how: 'an index follows the tables of databases by an integration or by DMS, after a first full copy',
    derive: (sources: Members, destinations: Members) => (toIndex(sources, destinations) ? true : undefined),
  },
  ...unless(beyondPipelines, ['sources', 'sql.patterns', 'derived.placeOpen'], askedOfIndex),
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'sql.patterns', 'derived.placeOpen'],
    how: 'an index that alone is asked follows the tables of databases by an integration or by DMS, after a first full copy',
    derive: (sources: Members, patterns: Members, isOpen: boolean) => (askedOfIndex(sources, patterns, isOpen) ? true : undefined),
  },
  ...unless(soon, ['sources'], (sources: Members) => sources.includes('nosql-database') && onlyDatabases(sources)),
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'arrival', 'destinations'],
    how: 'a warehouse copies the tables of databases by itself, however continuously they change',
    derive: (sources: Members, arrival: string, destinations: Members) =>
      arrival === 'continuous' && onlyDatabases(sources) && onlyTo(destinations, 'redshift') ? true : undefined,
  },
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'arrival', 'data.changeCapture', 'processing.schedule'],
    how: 'changes that must be captured take somebody who carries them',
    derive: (sources: Members, _arrival: string, changeCapture: boolean) => (changeCapture && onlyDatabases(sources) ? false : undefined),
  },
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'arrival', 'processing.schedule', 'latency.freshnessSeconds'],
    how: 'a job that runs by the clock reads the tables itself, however continuously they change',
    derive: (sources: Members, arrival: string, schedule: string, seconds: number) =>
      arrival === 'continuous' && onlyDatabases(sources) && byTheClock.has(schedule) && seconds > 900 ? true : undefined,
  },
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'data.changeCapture', 'sql.required', 'sql.isolateWorkloads', 'derived.placeOpen'],
    how: 'tables that are asked apart from the database, and nobody has said how, are copied into a warehouse by itself',
    derive: (sources: Members, changeCapture: boolean, isAsked: boolean, isApart: boolean, isOpen: boolean) =>
      isOpen && changeCapture && isAsked && isApart && onlyDatabases(sources) ? true : undefined,
  },
  copiedForReports('data.changeCapture', (changeCapture: boolean) => changeCapture),
  copiedForReports('arrival', (arrival: string) => arrival === 'continuous'),
  { fact: 'derived.comesByItself', from: [], how: 'nobody has said that it comes by itself', derive: () => false },
]

/** Whether a warehouse follows the tables by itself and DMS puts the same changes into a bucket, so that nothing has to hold them. */
export const toEach: readonly Derivation[] = [
  ...refutedBy('derived.comesToEach', [...wantsStream, ...beyondDms], 'what is wanted besides takes a stream'),
  ...changing.map(([fact, isSo]): Derivation => ({
    fact: 'derived.comesToEach',
    from: ['sources', 'destinations', fact],
    how: 'a warehouse follows the tables by itself, and DMS puts the same changes into a bucket',
    derive: (sources: Members, destinations: Members, value: never) => (isSo(value) && tablesToBucketAndWarehouse(sources, destinations) ? true : undefined),
  })),
  { fact: 'derived.comesToEach', from: [], how: 'nobody has said that each place is filled from the tables', derive: () => false },
]

/** Tables that reports are asked of, with no place stated for them, where they keep changing. */
function copiedForReports(fact: string, isSo: (value: never) => boolean): Derivation {
  return {
    fact: 'derived.comesByItself',
    from: ['sources', fact, 'sql.patterns', 'derived.placeOpen'],
    how: 'a warehouse that reports are asked of copies the tables of databases by itself',
    derive: (sources: Members, value: never, patterns: Members, isOpen: boolean) =>
      isOpen && isSo(value) && onlyDatabases(sources) && asksWarehouse(patterns) ? true : undefined,
  }
}
