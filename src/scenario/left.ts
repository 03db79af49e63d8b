import type { Derivation, Members, Wants } from './derivation.js'
import { refutedBy } from './wants.js'

/** What Quick Sight imports from where it lies, by itself and at set times. */
const imported: ReadonlySet<string> = new Set(['relational-database', 'data-warehouse', 'saas-application'])

/** What stays and holds a copy, runs a job over one or asks it in SQL. */
const takers: ReadonlySet<string> = new Set([
  's3',
  'redshift',
  'redshift-spectrum',
  'on-premises-warehouse',
  'hadoop',
  'hive',
  'hbase',
  'spark',
  'presto',
  'emr',
  'athena',
  'glue-etl',
  'glue-crawler',
  'glue-data-catalog',
  'data-pipeline',
  'opensearch',
  'elasticsearch',
  'splunk',
  'dynamodb',
])

/** What speaks of a job, of questions in SQL or of a place for a copy. */
const copiedFor: Wants = [
  ['processing.frameworks', (frameworks: Members) => frameworks.some((one) => one !== 'sql')],
  ['processing.schedule', () => true],
  ['processing.jobMinutes', () => true],
  ['volume.gigabytesPerRun', () => true],
  ['sql.required', (isRequired: boolean) => isRequired],
  ['sql.patterns', (patterns: Members) => patterns.length > 0],
  ['volume.storedTerabytes', () => true],
  ['storage.retentionDays', () => true],
  ['storage.structure', () => true],
  ['existing.keep', (keep: Members) => keep.some((one) => takers.has(one))],
  ['existing.replace', (replace: Members) => replace.length > 0],
  ['catalog.need', (need: string) => need !== 'none'],
]

/** Whether what comes at set times is left where it lies: set times alone are those at which a dashboard imports it. */
export const left: readonly Derivation[] = [
  {
    fact: 'derived.leftWhereItLies',
    from: ['destinations'],
    how: 'it is said that the data ends up nowhere else',
    derive: (destinations: Members) => (destinations.length === 0 ? true : undefined),
  },
  ...refutedBy('derived.leftWhereItLies', copiedFor, 'a job, questions in SQL or a place for a copy are stated'),
  {
    fact: 'derived.leftWhereItLies',
    from: ['derived.placeOpen', 'derived.nothingAtRest'],
    how: 'nothing is done to the data, and nobody says where else it must be',
    derive: (isOpen: boolean, isNothing: boolean) => (isOpen && isNothing ? true : undefined),
  },
  {
    fact: 'derived.leftWhereItLies',
    from: ['sources', 'dashboards.kind'],
    how: 'a dashboard of business figures imports what it shows, and nothing else reads it',
    derive: (sources: Members, kind: string) => kind === 'business' && sources.length > 0 && sources.every((one) => imported.has(one)),
  },
  { fact: 'derived.leftWhereItLies', from: [], how: 'nobody has said that the data is left where it lies', derive: () => false },
]
