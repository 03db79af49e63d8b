import type { Derivation } from './derivation.js'
import type { FactValue } from './facts.js'
import { databases, notRecords } from './streams.js'

type Members = readonly string[]

/** Whether the records are held already: topics of a Kafka that stays, with nothing beside them that would have to be taken in elsewhere. */
export const held: readonly Derivation[] = [
  {
    fact: 'derived.recordsHeld',
    from: ['sources', 'existing.keep'],
    how: 'topics of a Kafka of your own that stays hold their records already',
    derive: (sources: readonly string[], keep: readonly string[]) =>
      keep.includes('kafka') &&
      !keep.includes('msk') &&
      sources.includes('kafka-topics') &&
      sources.every((source) => source === 'kafka-topics' || notRecords.has(source) || databases.has(source)),
  },
  { fact: 'derived.recordsHeld', from: [], how: 'nobody has said that the records are held already', derive: () => false },
]

const onlyTo = (destinations: Members, ...these: string[]) => destinations.length > 0 && destinations.every((one) => these.includes(one))

/** Logs that AWS services put into a bucket by themselves, unless more is wanted of them. */
const ownLogs = (sources: Members, destinations: Members) =>
  sources.includes('aws-service-logs') && sources.every((source) => source === 'aws-service-logs' || notRecords.has(source)) && onlyTo(destinations, 's3')

/** Changes that DMS puts into a bucket by itself. */
const changesToBucket = (sources: Members, changeCapture: boolean, destinations: Members) =>
  changeCapture &&
  sources.includes('relational-database') &&
  sources.every((source) => source === 'relational-database' || notRecords.has(source)) &&
  onlyTo(destinations, 's3')

/** What asks for somebody between all the same: work in flight, columns, masks, figures of the last minutes, brokers. */
const wantsMore: readonly (readonly [fact: string, isSo: (value: never) => boolean])[] = [
  ['processing.inFlight', (inFlight: Members) => inFlight.length > 0],
  ['governance.masking', (masking: Members) => masking.includes('ingest')],
  ['latency.freshnessSeconds', (seconds: number) => seconds <= 900],
  ['messaging.protocols', (protocols: Members) => protocols.includes('kafka')],
  ['messaging.connectors', (connectors: boolean) => connectors],
  ['messaging.replay', (replay: boolean) => replay],
  ['messaging.consumers', (consumers: number) => consumers > 1],
]

const unlessMore = (from: readonly string[], isSo: (...parts: never[]) => boolean): Derivation[] =>
  wantsMore.map(([fact, wants]) => ({
    fact: 'derived.comesByItself',
    from: [...from, fact],
    how: 'what is wanted besides takes somebody between',
    derive: (...parts: never[]) => (isSo(...parts) && wants(parts.at(-1) as never) ? false : undefined),
  }))

/** Whether data comes where it must end up with nobody to hold or carry it. */
export const byItself: readonly Derivation[] = [
  ...unlessMore(['sources', 'destinations'], ownLogs),
  ...['columnar', 'iceberg'].map((format): Derivation => ({
    fact: 'derived.comesByItself',
    from: ['sources', 'destinations', 'data.outputFormat'],
    how: 'logs come as they are written, and not in another format',
    derive: (sources: Members, destinations: Members, wanted: FactValue) => (ownLogs(sources, destinations) && wanted === format ? false : undefined),
  })),
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'destinations'],
    how: 'services put their logs into a bucket by themselves',
    derive: (sources: Members, destinations: Members) => (ownLogs(sources, destinations) ? true : undefined),
  },
  ...unlessMore(['sources', 'data.changeCapture', 'destinations'], changesToBucket),
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'data.changeCapture', 'destinations', 'latency.freshnessSeconds'],
    how: 'changes that may be old when they are read are put into a bucket by DMS itself',
    derive: (sources: Members, changeCapture: boolean, destinations: Members, seconds: number) =>
      seconds > 900 && changesToBucket(sources, changeCapture, destinations) ? true : undefined,
  },
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'data.changeCapture', 'sql.patterns', 'derived.placeOpen'],
    how: 'a warehouse that reports are asked of copies the tables of databases by itself',
    derive: (sources: Members, changeCapture: boolean, patterns: Members, isOpen: boolean) =>
      isOpen && changeCapture && sources.length > 0 && sources.every((one) => databases.has(one)) && asksWarehouse(patterns) ? true : undefined,
  },
  { fact: 'derived.comesByItself', from: [], how: 'nobody has said that it comes by itself', derive: () => false },
]

const searches = ['full-text', 'log-search', 'vector-search', 'key-lookup']
const asksWarehouse = (patterns: Members) =>
  ['frequent-bi', 'complex-joins'].some((one) => patterns.includes(one)) && !searches.some((one) => patterns.includes(one))

const changesOne: ReadonlySet<string> = new Set(['per-record', 'lookup-join', 'stream-join'])

/** Whether Spark, which changes the records in flight, writes them where they must end up. */
export const written: readonly Derivation[] = [
  {
    fact: 'derived.writtenInFlight',
    from: ['processing.inFlight', 'processing.frameworks', 'destinations'],
    how: 'a Spark job that changes records in flight writes them into the lake itself',
    derive: (inFlight: Members, frameworks: Members, destinations: Members) =>
      inFlight.length > 0 && inFlight.every((one) => changesOne.has(one)) && frameworks.includes('spark') && onlyTo(destinations, 's3', 'iceberg'),
  },
  { fact: 'derived.writtenInFlight', from: [], how: 'nobody has said who writes the records', derive: () => false },
]
