import type { Derivation, Members, Wants } from './derivation.js'
import { databases, notRecords } from './streams.js'
import { onlyTo, refutedBy } from './wants.js'

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

const changesOne: ReadonlySet<string> = new Set(['per-record', 'lookup-join', 'stream-join'])

const sumsUp: ReadonlySet<string> = new Set(['windowed', 'stateful-patterns'])

/** What asks for the records themselves beside what is made of them, or has them carried already. */
const wantsRecords: Wants = [
  ['storage.retentionDays', (days: number) => days > 0],
  ['messaging.replay', (replay: boolean) => replay],
  ['messaging.connectors', (connectors: boolean) => connectors],
  ['processing.inFlight', (inFlight: Members) => inFlight.includes('threshold') || inFlight.includes('anomaly-detection')],
  ['existing.keep', (keep: Members) => ['data-firehose', 'msk-connect', 'kafka-connect'].some((one) => keep.includes(one))],
]

/** Whether Spark, which changes the records in flight or goes on summing them up, writes them where they must end up. */
export const written: readonly Derivation[] = [
  {
    fact: 'derived.writtenInFlight',
    from: ['processing.inFlight', 'processing.frameworks', 'destinations'],
    how: 'a Spark job that changes records in flight writes them into the lake itself',
    derive: (inFlight: Members, frameworks: Members, destinations: Members) =>
      inFlight.some((one) => changesOne.has(one)) && frameworks.includes('spark') && onlyTo(destinations, 's3', 'iceberg') ? true : undefined,
  },
  ...refutedBy('derived.writtenInFlight', wantsRecords, 'the records themselves are wanted, or carried already'),
  {
    fact: 'derived.writtenInFlight',
    from: ['derived.codeFollowsStream', 'processing.frameworks', 'processing.inFlight', 'destinations'],
    how: 'code for Spark that goes on writes into the lake what it sums up, as it did before, and nobody asks for the records themselves',
    derive: (follows: boolean, frameworks: Members, inFlight: Members, destinations: Members) =>
      follows && frameworks.includes('spark') && inFlight.some((one) => sumsUp.has(one)) && onlyTo(destinations, 's3', 'iceberg') ? true : undefined,
  },
  { fact: 'derived.writtenInFlight', from: [], how: 'nobody has said who writes the records', derive: () => false },
]

/** Whether a warehouse gives data again and again; the rows of one that goes are brought over once. */
export const giving: readonly Derivation[] = [
  {
    fact: 'derived.warehouseGives',
    from: ['sources', 'existing.replace'],
    how: 'a warehouse outside AWS that is to be replaced is carried over once, and nothing goes on reading it',
    derive: (sources: Members, replace: Members) => (sources.includes('data-warehouse') && replace.includes('on-premises-warehouse') ? false : undefined),
  },
  {
    fact: 'derived.warehouseGives',
    from: ['sources'],
    how: 'whether a warehouse is among the sources',
    derive: (sources: Members) => sources.includes('data-warehouse'),
  },
  { fact: 'derived.warehouseGives', from: [], how: 'nobody has said that a warehouse gives data', derive: () => false },
]
