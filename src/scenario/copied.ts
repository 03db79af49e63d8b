import type { Derivation, Members, Wants } from './derivation.js'
import { refutedBy } from './wants.js'

/** Formats that COPY does not read. */
const notCopied: ReadonlySet<string> = new Set(['xml', 'excel', 'binary'])

/** What is more than a load of each file when it comes. */
const more: Wants = [
  ['processing.atRest', (atRest: Members) => atRest.length > 0],
  ['processing.frameworks', (frameworks: Members) => frameworks.length > 0],
  ['processing.jobMinutes', () => true],
  ['processing.schedule', (schedule: string) => schedule !== 'on-arrival'],
  ['arrival', (arrival: string) => arrival !== 'irregular-events'],
  ['sql.mutableRows', (isMutable: boolean) => isMutable],
  ['data.formats', (formats: Members) => formats.some((one) => notCopied.has(one))],
]

/** Whether a warehouse copies each file by itself as it comes, and there is nothing else to run. */
export const copied: readonly Derivation[] = [
  ...refutedBy('derived.copiedAsTheyCome', more, 'there is more to do than to load files as they come'),
  {
    fact: 'derived.copiedAsTheyCome',
    from: ['sources', 'destinations'],
    how: 'files in S3 alone are copied into Redshift alone, each when it comes',
    derive: (sources: Members, destinations: Members) =>
      [sources, destinations].every(({ length }) => length === 1) && sources.includes('files-in-s3') && destinations.includes('redshift'),
  },
  { fact: 'derived.copiedAsTheyCome', from: [], how: 'nobody has said that files are only copied', derive: () => false },
]
