import type { Derivation, Members, Wants } from './derivation.js'
import { databases, notRecords, onlyDatabases } from './streams.js'
import { asksWarehouse, refutedBy, soon, wantsMore } from './wants.js'

/** Whether records come from topics alone; databases beside them may want a connector of their own. */
const onlyTopics = (sources: Members) => sources.includes('kafka-topics') && sources.every((source) => source === 'kafka-topics' || notRecords.has(source))

/** Whether the records are held already: topics of a Kafka that stays, with nothing beside them that would have to be taken in elsewhere. */
export const held: readonly Derivation[] = [
  {
    fact: 'derived.recordsHeld',
    from: ['sources', 'messaging.connectors', 'existing.replace'],
    how: 'topics of a Kafka that is to be replaced are asked about',
    derive: (sources: Members, connectors: boolean, replace: Members) => (connectors && onlyTopics(sources) && replace.includes('kafka') ? false : undefined),
  },
  {
    fact: 'derived.recordsHeld',
    from: ['sources', 'messaging.connectors', 'existing.keep'],
    how: 'topics of MSK are asked about',
    derive: (sources: Members, connectors: boolean, keep: Members) => (connectors && onlyTopics(sources) && keep.includes('msk') ? false : undefined),
  },
  {
    fact: 'derived.recordsHeld',
    from: ['sources', 'messaging.connectors'],
    how: 'connectors read the topics of a cluster where it is',
    derive: (sources: Members, connectors: boolean) => (connectors && onlyTopics(sources) ? true : undefined),
  },
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

const byTheClock: ReadonlySet<string> = new Set(['hourly', 'daily', 'weekly', 'monthly'])

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

/** Items of a table whose changes are followed, with as little to run as can be. */
const itemsFollowed = (sources: Members, changeCapture: boolean, preference: string) =>
  changeCapture && preference === 'least-operations' && sources.length > 0 && sources.every((source) => source === 'nosql-database')

/** What only an index answers. */
const rankedByIndexes: ReadonlySet<string> = new Set(['full-text', 'vector-search'])

const inOtherFormat: Wants = [['data.outputFormat', (wanted: string) => wanted === 'columnar' || wanted === 'iceberg']]

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
  ...unless([...wantsMore, ...soon], ['sources', 'data.changeCapture', 'destinations'], changesToBucket),
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'data.changeCapture', 'destinations', 'latency.freshnessSeconds'],
    how: 'changes that may be old when they are read are put into a bucket by DMS itself',
    derive: (sources: Members, changeCapture: boolean, destinations: Members, seconds: number) =>
      seconds > 900 && changesToBucket(sources, changeCapture, destinations) ? true : undefined,
  },
  ...unless(wantsMore, ['sources'], onlyDatabases),
  ...refutedBy(
    'derived.comesByItself',
    [['cost.priority', (priority: string) => priority === 'lowest']],
    'a function that is called with each change costs nothing between them, as a pipeline does',
    ['sources', 'data.changeCapture', 'management.preference'],
    itemsFollowed,
  ),
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'data.changeCapture', 'management.preference', 'destinations'],
    how: 'an index follows the items of a table by an integration, which leaves least to run',
    derive: (sources: Members, changeCapture: boolean, preference: string, destinations: Members) =>
      itemsFollowed(sources, changeCapture, preference) && onlyTo(destinations, 'opensearch') ? true : undefined,
  },
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'data.changeCapture', 'management.preference', 'sql.patterns', 'derived.placeOpen'],
    how: 'an index that is searched follows the items of a table by an integration, which leaves least to run',
    derive: (sources: Members, changeCapture: boolean, preference: string, patterns: Members, isOpen: boolean) =>
      isOpen && itemsFollowed(sources, changeCapture, preference) && patterns.length > 0 && patterns.every((one) => rankedByIndexes.has(one))
        ? true
        : undefined,
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
  copiedForReports('data.changeCapture', (changeCapture: boolean) => changeCapture),
  copiedForReports('arrival', (arrival: string) => arrival === 'continuous'),
  { fact: 'derived.comesByItself', from: [], how: 'nobody has said that it comes by itself', derive: () => false },
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

const changesOne: ReadonlySet<string> = new Set(['per-record', 'lookup-join', 'stream-join'])

/** Whether Spark, which changes the records in flight, writes them where they must end up. */
export const written: readonly Derivation[] = [
  {
    fact: 'derived.writtenInFlight',
    from: ['processing.inFlight', 'processing.frameworks', 'destinations'],
    how: 'a Spark job that changes records in flight writes them into the lake itself',
    derive: (inFlight: Members, frameworks: Members, destinations: Members) =>
      inFlight.some((one) => changesOne.has(one)) && frameworks.includes('spark') && onlyTo(destinations, 's3', 'iceberg'),
  },
  { fact: 'derived.writtenInFlight', from: [], how: 'nobody has said who writes the records', derive: () => false },
]
