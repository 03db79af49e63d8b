import type { Derivation, Members, Wants } from './derivation.js'
import { notRecords } from './streams.js'
import { carriedIf, onlyTo, refutedBy, searches, soon, wantsMore } from './wants.js'

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

/** Whether services put their logs where they must end up. */
export const logsByThemselves: readonly Derivation[] = [
  ...carriedIf([...wantsMore, ...soon], ['sources', 'destinations'], ownLogs),
  ...refutedBy('derived.comesByItself', inOtherFormat, 'logs come as they are written, and not in another format', ['sources', 'destinations'], ownLogs),
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'destinations'],
    how: 'services put their logs into a bucket by themselves',
    derive: (sources: Members, destinations: Members) => (ownLogs(sources, destinations) ? true : undefined),
  },
  ...carriedIf([...wantsMore, ...soon, ...inOtherFormat, ...notInBucket], ['sources', 'derived.placeOpen'], ownLogsAnywhere),
  ...keptOrAsked.map(([wanted, counts]): Derivation => ({
    fact: 'derived.comesByItself',
    from: ['sources', 'derived.placeOpen', wanted],
    how: 'services put logs that are kept or asked into a bucket by themselves, which is where they lie unless another place is said',
    derive: (sources: Members, isOpen: boolean, value: never) => (ownLogsAnywhere(sources, isOpen) && counts(value) ? true : undefined),
  })),
]
