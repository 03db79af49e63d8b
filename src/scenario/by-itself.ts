import type { Derivation, Members, Wants } from './derivation.js'
import { changesByDms } from './dms.js'
import { logsByThemselves } from './own-logs.js'
import { onlyDatabases } from './streams.js'
import { asksWarehouse, byTheClock, carriedIf, onlyTo, searches, soon, wantsMore } from './wants.js'

/** Whether an index is asked, and nothing that it does not answer. */
const asksIndex = (patterns: Members) => patterns.some((one) => one !== 'key-lookup') && patterns.every((one) => searches.includes(one))

/** Whether the tables of databases are to be in an index alone. */
const toIndex = (sources: Members, destinations: Members) => onlyDatabases(sources) && onlyTo(destinations, 'opensearch')
const askedOfIndex = (sources: Members, patterns: Members, isOpen: boolean) => isOpen && onlyDatabases(sources) && asksIndex(patterns)

/** What a pipeline that runs day and night does not do: answers within a few seconds, and cost next to nothing while little changes. */
const beyondPipelines: Wants = [
  ['latency.freshnessSeconds', (seconds: number) => seconds < 5],
  ['cost.priority', (priority: string) => priority === 'lowest'],
]

/** Whether an index or a warehouse follows the tables of databases, or a job reads them. */
const tablesByThemselves: readonly Derivation[] = [
  ...carriedIf(wantsMore, ['sources'], onlyDatabases),
  ...carriedIf(beyondPipelines, ['sources', 'destinations'], toIndex),
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'destinations'],
    how: 'an index follows the tables of databases by an integration or by DMS, after a first full copy',
    derive: (sources: Members, destinations: Members) => (toIndex(sources, destinations) ? true : undefined),
  },
  ...carriedIf(beyondPipelines, ['sources', 'sql.patterns', 'derived.placeOpen'], askedOfIndex),
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'sql.patterns', 'derived.placeOpen'],
    how: 'an index that alone is asked follows the tables of databases by an integration or by DMS, after a first full copy',
    derive: (sources: Members, patterns: Members, isOpen: boolean) => (askedOfIndex(sources, patterns, isOpen) ? true : undefined),
  },
  ...carriedIf(soon, ['sources'], (sources: Members) => sources.includes('nosql-database') && onlyDatabases(sources)),
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
  {
    fact: 'derived.comesByItself',
    from: ['sources', 'data.changeCapture', 'sql.required', 'sql.isolateWorkloads', 'derived.placeOpen'],
    how: 'tables that are asked apart from the database, and nobody has said how, are copied into a warehouse by itself',
    derive: (sources: Members, changeCapture: boolean, isAsked: boolean, isApart: boolean, isOpen: boolean) =>
      isOpen && changeCapture && isAsked && isApart && onlyDatabases(sources) ? true : undefined,
  },
  copiedForReports('data.changeCapture', (changeCapture: boolean) => changeCapture),
  copiedForReports('arrival', (arrival: string) => arrival === 'continuous'),
]

/** Whether data comes where it must end up with nobody to hold or carry it. */
export const byItself: readonly Derivation[] = [
  ...logsByThemselves,
  ...changesByDms,
  ...tablesByThemselves,
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
