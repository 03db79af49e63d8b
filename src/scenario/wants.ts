import type { Derivation, Members, Wants } from './derivation.js'

/** What asks for somebody between all the same: work in flight, masks, Kafka, readers besides. */
export const wantsMore: Wants = [
  ['processing.inFlight', (inFlight: Members) => inFlight.length > 0],
  ['governance.masking', (masking: Members) => masking.includes('ingest')],
  ['messaging.protocols', (protocols: Members) => protocols.includes('kafka')],
  ['messaging.connectors', (connectors: boolean) => connectors],
  ['messaging.replay', (replay: boolean) => replay],
  ['messaging.consumers', (consumers: number) => consumers > 1],
]

export const soon: Wants = [['latency.freshnessSeconds', (seconds: number) => seconds <= 900]]

/** Patterns that ask an index or a store by key, and no tables. */
export const searches = ['full-text', 'log-search', 'vector-search', 'key-lookup']

/** Whether questions suit a warehouse, and none is a search. */
export const asksWarehouse = (patterns: Members): boolean =>
  ['frequent-bi', 'complex-joins'].some((one) => patterns.includes(one)) && !searches.some((one) => patterns.includes(one))

/** Schedules of work that the clock starts. */
export const byTheClock: ReadonlySet<string> = new Set(['hourly', 'daily', 'weekly', 'monthly'])

/** Whether data ends up in these places and in no other. */
export const onlyTo = (destinations: Members, ...these: string[]) => destinations.length > 0 && destinations.every((one) => these.includes(one))

/** How a fact is false where one of these counts, and, where other facts tell whether that matters, only if they say so. */
export const refutedBy = (
  fact: string,
  wants: Wants,
  how: string,
  from: readonly string[] = [],
  matters: (...parts: never[]) => boolean = () => true,
): Derivation[] =>
  wants.map(([wanted, counts]) => ({
    fact,
    from: [...from, wanted],
    how,
    derive: (...parts: never[]) => (matters(...parts) && counts(parts.at(-1) as never) ? false : undefined),
  }))

/** How it is false that data comes where it must end up with nobody to hold or carry it. */
export const carriedIf = (wants: Wants, from: readonly string[], isSo: (...parts: never[]) => boolean): Derivation[] =>
  refutedBy('derived.comesByItself', wants, 'what is wanted besides takes somebody between', from, isSo)
