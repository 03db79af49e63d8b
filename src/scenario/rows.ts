import type { Derivation, Members } from './derivation.js'
import { databases } from './streams.js'

const searched = ['opensearch', 'elasticsearch']

/** Whether nothing is asked but single rows. */
const onlyRows = (patterns: Members) => patterns.every((one) => one === 'key-lookup' || one === 'transactions')

/** Whether all that is asked for are single rows by their key, which an operational store serves. */
export const byKey: readonly Derivation[] = [
  {
    fact: 'derived.rowsByKeyAlone',
    from: ['sql.required'],
    how: 'more is asked than rows by their key where it must be asked in SQL',
    derive: (required: boolean) => (required ? false : undefined),
  },
  {
    fact: 'derived.rowsByKeyAlone',
    from: ['destinations'],
    how: 'what ends up in an index or a warehouse is asked there',
    derive: (destinations: Members) => (destinations.includes('opensearch') || destinations.includes('redshift') ? false : undefined),
  },
  {
    fact: 'derived.rowsByKeyAlone',
    from: ['existing.keep'],
    how: 'a search cluster that stays looks documents up',
    derive: (keep: Members) => (searched.some((one) => keep.includes(one)) ? false : undefined),
  },
  {
    fact: 'derived.rowsByKeyAlone',
    from: ['sql.patterns'],
    how: 'nothing is asked but rows by their key',
    derive: (patterns: Members) => patterns.includes('key-lookup') && onlyRows(patterns),
  },
  { fact: 'derived.rowsByKeyAlone', from: [], how: 'nobody has said that rows are only looked up by their key', derive: () => false },
]

/** Whether single rows are only read and written, so that what is stored is no data to analyse. */
export const rowsInTransactions: readonly Derivation[] = [
  {
    fact: 'derived.transactionsAlone',
    from: ['sources'],
    how: 'what comes from elsewhere than databases is kept for itself',
    derive: (sources: Members) => (sources.every((source) => databases.has(source)) ? undefined : false),
  },
  {
    fact: 'derived.transactionsAlone',
    from: ['dashboards.kind'],
    how: 'dashboards ask for more than single rows',
    derive: (kind: string) => (kind === 'none' ? undefined : false),
  },
  {
    fact: 'derived.transactionsAlone',
    from: ['sql.patterns'],
    how: 'nothing is asked but single rows that are read and written in transactions',
    derive: (patterns: Members) => patterns.includes('transactions') && onlyRows(patterns),
  },
  { fact: 'derived.transactionsAlone', from: [], how: 'nobody has said that single rows are only read and written', derive: () => false },
]
