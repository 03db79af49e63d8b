import type { Derivation, Members } from './derivation.js'

/** What holds data, or reads it where it lies. */
const stores: ReadonlySet<string> = new Set([
  's3',
  'redshift',
  'redshift-spectrum',
  'athena',
  'opensearch',
  'elasticsearch',
  'splunk',
  'hadoop',
  'hbase',
  'relational-database',
  'dynamodb',
  'on-premises-warehouse',
])

/** How data arrives where a job carries it. */
const jobsOnly: ReadonlySet<string> = new Set(['scheduled-batch', 'one-time'])

/** Whether something is left open: nothing is named, or it is said that there is nothing. */
const open = (fact: string, of: string, what: string): Derivation[] => [
  { fact, from: [of], how: `whether it is said that nothing is given of ${what}`, derive: (named: Members) => named.length === 0 },
  { fact, from: [], how: `nobody has said ${what}`, derive: () => true },
]

/** What nobody has said of where the data comes from, goes, and lies. */
export const whereabouts: readonly Derivation[] = [
  ...open('derived.placeOpen', 'destinations', 'where the data must end up'),
  ...open('derived.sourcesOpen', 'sources', 'where the data comes from'),
  ...open('derived.restOpen', 'processing.atRest', 'what is done to the data at rest'),
  {
    fact: 'derived.waysOpen',
    from: ['arrival'],
    how: 'a batch or a single load is a job, which may carry the data',
    derive: (arrival: string) => (jobsOnly.has(arrival) ? false : undefined),
  },
  {
    fact: 'derived.waysOpen',
    from: ['processing.schedule'],
    how: 'what runs by the clock, once or on demand is a job, and may carry the data',
    derive: (schedule: string) => (schedule === 'continuous' || schedule === 'on-arrival' ? undefined : false),
  },
  {
    fact: 'derived.waysOpen',
    from: ['derived.sourcesOpen', 'derived.restOpen'],
    how: 'nobody has said where the data comes from, what is done to it at rest, or that a job carries it',
    derive: (isSourceOpen: boolean, isRestOpen: boolean) => isSourceOpen && isRestOpen,
  },
  {
    fact: 'derived.lieNowhere',
    from: ['existing.keep'],
    how: 'the data lies in what runs already and stays',
    derive: (keep: Members) => (keep.some((one) => stores.has(one)) ? false : undefined),
  },
  {
    fact: 'derived.lieNowhere',
    from: ['derived.sourcesOpen', 'derived.placeOpen'],
    how: 'nobody has said where the data comes from or where it must end up',
    derive: (isSourceOpen: boolean, isPlaceOpen: boolean) => isSourceOpen && isPlaceOpen,
  },
]
