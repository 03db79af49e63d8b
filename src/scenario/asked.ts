import type { Derivation, Members, Wants } from './derivation.js'
import { onlyDatabases } from './streams.js'
import { asksWarehouse, refutedBy, wantsMore } from './wants.js'

/** What is asked of files, or where the data is, whatever else is asked. */
const sharedOrInPlace = ['filter-only', 'federated', 'multi-engine', 'lake-with-warehouse']
const ofFiles = ['ad-hoc', 'occasional', ...sharedOrInPlace]
const fileEngines = ['presto', 'trino', 'hive', 'spark', 'athena', 'redshift-spectrum']

/** What keeps data in files, whatever is asked of it. */
const staysInFiles: Wants = [
  ['volume.storedTerabytes', (terabytes: number) => terabytes >= 100],
  ['data.formats', (formats: Members) => formats.includes('iceberg')],
  ['data.outputFormat', (wanted: string) => wanted === 'columnar' || wanted === 'iceberg'],
  ['storage.structure', (structure: string) => structure === 'mixed' || structure === 'unstructured'],
  ['storage.coldQueries', (cold: string) => cold === 'rare'],
  ['processing.frameworks', (frameworks: Members) => fileEngines.some((one) => frameworks.includes(one))],
  ['existing.keep', (keep: Members) => fileEngines.some((one) => keep.includes(one))],
  ['existing.replace', (replace: Members) => replace.includes('redshift')],
]

/** Whether what is asked is loaded into a warehouse first, which declares its tables itself. */
export const loaded: readonly Derivation[] = [
  ...refutedBy('derived.loadedToBeAsked', staysInFiles, 'what stays in files is asked there'),
  {
    fact: 'derived.loadedToBeAsked',
    from: ['sources', 'sql.patterns', 'derived.placeOpen'],
    how: 'tables of databases are copied into the warehouse that joins them, free questions included',
    derive: (sources: Members, patterns: Members, isOpen: boolean) =>
      isOpen && onlyDatabases(sources) && asksWarehouse(patterns) && !sharedOrInPlace.some((one) => patterns.includes(one)) ? true : undefined,
  },
  {
    fact: 'derived.loadedToBeAsked',
    from: ['sql.patterns', 'derived.placeOpen'],
    how: 'joins and reports alone are asked of a warehouse that is loaded for them',
    derive: (patterns: Members, isOpen: boolean) => isOpen && asksWarehouse(patterns) && !ofFiles.some((one) => patterns.includes(one)),
  },
  { fact: 'derived.loadedToBeAsked', from: [], how: 'nobody has said that it is loaded to be asked', derive: () => false },
]

const namesItsColumns: ReadonlySet<string> = new Set(['parquet', 'orc', 'avro', 'iceberg'])

/** Whether whoever reads the files knows their columns without looking for them. */
export const columns: readonly Derivation[] = [
  {
    fact: 'derived.columnsKnown',
    from: ['data.schema'],
    how: 'a fixed schema is known',
    derive: (schema: string) => (schema === 'fixed' ? true : undefined),
  },
  {
    fact: 'derived.columnsKnown',
    from: ['data.formats'],
    how: 'Parquet, ORC, Avro and Iceberg name their columns themselves',
    derive: (formats: Members) => formats.length > 0 && formats.every((format) => namesItsColumns.has(format)),
  },
  { fact: 'derived.columnsKnown', from: [], how: 'nobody has said that the columns are known', derive: () => false },
]

const onlyFiles = (sources: Members) => sources.every((one) => one === 'files-in-s3')
const askingByTables = ['athena', 'redshift-spectrum']

/** Whether the tables of what is asked stand in a catalog already. */
export const registered: readonly Derivation[] = [
  {
    fact: 'derived.tablesStand',
    from: ['data.outputFormat'],
    how: 'what is written in another format needs tables of its own',
    derive: (wanted: string) => (wanted === 'same' ? undefined : false),
  },
  {
    fact: 'derived.tablesStand',
    from: ['data.formats', 'sources', 'existing.keep'],
    how: 'Iceberg tables were written through a catalog, and the one that stays is theirs',
    derive: (formats: Members, sources: Members, keep: Members) =>
      keep.includes('glue-data-catalog') && onlyFiles(sources) && formats.length > 0 && formats.every((one) => one === 'iceberg') ? true : undefined,
  },
  {
    fact: 'derived.tablesStand',
    from: ['sources', 'existing.keep', 'derived.placeOpen', 'derived.restOpen'],
    how: 'a catalog and an engine that asks by it stay, and nothing but files in S3 is asked: their tables stand in it',
    derive: (sources: Members, keep: Members, isPlaceOpen: boolean, isRestOpen: boolean) =>
      isPlaceOpen && isRestOpen && keep.includes('glue-data-catalog') && askingByTables.some((one) => keep.includes(one)) && onlyFiles(sources),
  },
  { fact: 'derived.tablesStand', from: [], how: 'nobody has said that the tables are registered', derive: () => false },
]

/** What is done with data of databases besides asking it. */
const followed: Wants = [...wantsMore, ['data.changeCapture', (changeCapture: boolean) => changeCapture]]

/** Whether all that is asked lies in databases, and is asked there. */
export const inPlace: readonly Derivation[] = [
  {
    fact: 'derived.askedInPlace',
    from: ['processing.atRest'],
    how: 'what is worked on at rest is not only asked',
    derive: (atRest: Members) => (atRest.length > 0 ? false : undefined),
  },
  ...refutedBy('derived.askedInPlace', followed, 'what is followed or worked on in flight is not only asked'),
  {
    fact: 'derived.askedInPlace',
    from: ['sources', 'sql.patterns', 'derived.placeOpen'],
    how: 'federated queries ask databases where they lie',
    derive: (sources: Members, patterns: Members, isOpen: boolean) =>
      isOpen && onlyDatabases(sources) && patterns.includes('federated') && !asksWarehouse(patterns),
  },
  { fact: 'derived.askedInPlace', from: [], how: 'nobody has said that it is asked in place', derive: () => false },
]
