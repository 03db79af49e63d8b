import type { Derivation, Members, Wants } from './derivation.js'
import { notRecords } from './streams.js'
import { carriedIf, onlyTo, refutedBy, wantsMore } from './wants.js'

/** Whether nothing but tables of relational databases keeps changing. */
const onlyTables = (sources: Members) =>
  sources.includes('relational-database') && sources.every((source) => source === 'relational-database' || notRecords.has(source))

/** Stores whose rows DMS inserts, changes and deletes by their keys. */
const rowStores: readonly string[] = ['dynamodb', 'relational-database']

/** Tables that DMS brings into a bucket by itself, and perhaps into other stores beside it, with the changes that come after a first full copy. */
const tablesToBucket = (sources: Members, destinations: Members) =>
  onlyTables(sources) && destinations.includes('s3') && onlyTo(destinations, 's3', ...rowStores)

/** Tables that DMS keeps alike in another store of rows. */
const tablesToRows = (sources: Members, destinations: Members) => onlyTables(sources) && onlyTo(destinations, ...rowStores)

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

/** What DMS does not write into a bucket: Iceberg tables and JSON. */
const otherFormat: Wants = [['data.outputFormat', (wanted: string) => wanted === 'iceberg' || wanted === 'json']]

/** Unless told otherwise it gathers a file for a minute. */
const sooner: Wants = [['latency.freshnessSeconds', (seconds: number) => seconds <= 60]]

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

/** Whether DMS puts the changes of tables where they must end up. */
export const changesByDms: readonly Derivation[] = [
  ...carriedIf([...wantsStream, ...onlyOnce, ...otherFormat], ['sources', 'destinations'], tablesToBucket),
  ...changing.map(([fact, isSo]): Derivation => ({
    fact: 'derived.comesByItself',
    from: ['sources', 'destinations', fact, 'latency.freshnessSeconds'],
    how: 'changes that may be old when they are read are put into a bucket by DMS itself',
    derive: (sources: Members, destinations: Members, value: never, seconds: number) =>
      seconds > 900 && isSo(value) && tablesToBucket(sources, destinations) ? true : undefined,
  })),
  ...carriedIf(wantsStream, ['sources', 'destinations'], tablesToRows),
  ...changing.map(([fact, isSo]): Derivation => ({
    fact: 'derived.comesByItself',
    from: ['sources', 'destinations', fact],
    how: 'changes of tables are written into DynamoDB or another relational database by DMS itself',
    derive: (sources: Members, destinations: Members, value: never) => (isSo(value) && tablesToRows(sources, destinations) ? true : undefined),
  })),
  ...carriedIf([...sooner, ...wantsTables], ['sources', 'destinations'], tablesToBucket),
  ...changing.map(([fact, isSo]): Derivation => ({
    fact: 'derived.comesByItself',
    from: ['sources', 'destinations', fact],
    how: 'changes that nobody asks for within a minute, or as tables that follow them, are put into a bucket by DMS itself',
    derive: (sources: Members, destinations: Members, value: never) => (isSo(value) && tablesToBucket(sources, destinations) ? true : undefined),
  })),
]

/**
 * Whether a warehouse follows the tables by itself and DMS puts the same changes into a bucket, so that nothing has to hold them. That is so
 * however the tables are asked, and exactly once too: the warehouse is asked, and has each row once; what lies in the bucket is a copy beside it.
 */
export const toEach: readonly Derivation[] = [
  ...refutedBy('derived.comesToEach', [...wantsStream, ...otherFormat, ...sooner], 'what is wanted besides takes a stream'),
  ...changing.map(([fact, isSo]): Derivation => ({
    fact: 'derived.comesToEach',
    from: ['sources', 'destinations', fact],
    how: 'a warehouse follows the tables by itself, and DMS puts the same changes into a bucket',
    derive: (sources: Members, destinations: Members, value: never) => (isSo(value) && tablesToBucketAndWarehouse(sources, destinations) ? true : undefined),
  })),
  { fact: 'derived.comesToEach', from: [], how: 'nobody has said that each place is filled from the tables', derive: () => false },
]
