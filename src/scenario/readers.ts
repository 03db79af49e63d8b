import type { Derivation, Members, Wants } from './derivation.js'
import { refutedBy, searches } from './wants.js'

/** What says that an engine that is named works on the data, and does not only read it. */
const work: Wants = [
  ['processing.inFlight', (inFlight: Members) => inFlight.length > 0],
  ['processing.atRest', (atRest: Members) => atRest.length > 0],
  ['processing.schedule', () => true],
  ['processing.jobMinutes', () => true],
  ['processing.reuseExistingCode', (reuse: boolean) => reuse],
]

/** Engines that read shared tables as often as they fill them. */
const mayRead: ReadonlySet<string> = new Set(['spark', 'hive', 'presto', 'trino'])

/** Whether the engines that are named only ask what flows into tables that they share. */
export const readers: readonly Derivation[] = [
  {
    fact: 'derived.nothingInFlight',
    from: ['processing.inFlight'],
    how: 'whether it is said that nothing is done in flight',
    derive: (inFlight: Members) => inFlight.length === 0,
  },
  { fact: 'derived.nothingInFlight', from: [], how: 'nobody has said that nothing is done in flight', derive: () => false },
  {
    fact: 'derived.nothingAtRest',
    from: ['processing.atRest'],
    how: 'whether it is said that nothing is done to the data at rest',
    derive: (atRest: Members) => atRest.length === 0,
  },
  { fact: 'derived.nothingAtRest', from: [], how: 'nobody has said that nothing is done to the data at rest', derive: () => false },
  ...refutedBy('derived.enginesOnlyRead', work, 'an engine whose work is stated does not only read'),
  {
    fact: 'derived.enginesOnlyRead',
    from: ['arrival', 'sql.patterns', 'processing.frameworks'],
    how: 'of engines that share the tables which a stream fills, with no work stated, each may only read them',
    derive: (arrival: string, patterns: Members, frameworks: Members) =>
      arrival === 'continuous' && patterns.includes('multi-engine') && frameworks.every((one) => mayRead.has(one)),
  },
  { fact: 'derived.enginesOnlyRead', from: [], how: 'nobody has said that the engines only read', derive: () => false },
]

/** What takes tables by their definitions, although nobody is said to need these. */
const takesTables: Wants = [
  ['catalog.autoUpdate', (isWanted: boolean) => isWanted],
  ['sql.required', (isRequired: boolean) => isRequired],
  ['sql.patterns', (patterns: Members) => patterns.some((one) => !searches.includes(one))],
  ['dashboards.kind', (kind: string) => kind === 'business'],
  ['existing.keep', (keep: Members) => keep.includes('glue-data-catalog') || keep.includes('glue-crawler')],
]

/** Whether anybody takes table definitions: where nobody needs them, only an engine that answers by them. */
export const tables: readonly Derivation[] = [
  ...takesTables.map(([wanted, counts]): Derivation => ({
    fact: 'derived.tablesWanted',
    from: [wanted],
    how: 'what is asked, kept or registered by itself goes by table definitions',
    derive: (value: never) => (counts(value) ? true : undefined),
  })),
  {
    fact: 'derived.tablesWanted',
    from: ['data.formats'],
    how: 'pictures, recordings and other binaries have no columns to define',
    derive: (formats: Members) => (formats.includes('binary') && formats.every((one) => one === 'binary' || one === 'many-small-files') ? false : undefined),
  },
  {
    fact: 'derived.tablesWanted',
    from: ['catalog.need'],
    how: 'whether somebody is said to need the table definitions',
    derive: (need: string) => need !== 'none',
  },
  { fact: 'derived.tablesWanted', from: [], how: 'nobody has said that table definitions are not needed', derive: () => true },
]
