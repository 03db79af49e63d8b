import type { Derivation } from './derivation.js'

const isStream: Readonly<Record<string, boolean>> = { continuous: true, 'scheduled-batch': false, 'one-time': false }

/** Sources that are no records however continuously they change. */
export const notRecords: ReadonlySet<string> = new Set(['files-in-s3', 'on-premises-files', 'data-warehouse', 'saas-application'])

/** Sources whose changes Redshift copies by zero-ETL integrations. */
export const databases: ReadonlySet<string> = new Set(['relational-database', 'nosql-database'])

/** Whether there is nothing but databases. */
export const onlyDatabases = (sources: readonly string[]): boolean => sources.length > 0 && sources.every((one) => databases.has(one))

/** Destinations that a function writes as well as anybody. */
const writtenByFunctions: ReadonlySet<string> = new Set(['opensearch', 'dynamodb', 'relational-database'])

const onlyInWarehouse = (destinations: readonly string[]) => destinations.length > 0 && destinations.every((destination) => destination === 'redshift')

/** Whether all that comes are tables whose changes a warehouse can copy by itself. */
const onlyCopied = (sources: readonly string[], changeCapture: boolean, destinations: readonly string[]) =>
  changeCapture &&
  onlyInWarehouse(destinations) &&
  sources.some((source) => databases.has(source)) &&
  sources.every((source) => databases.has(source) || notRecords.has(source))

/** Whether a load is a stream, and whether it is one of records to hold: of several ways to tell the first that can be taken counts. */
export const streams: readonly Derivation[] = [
  {
    fact: 'derived.stream',
    from: ['arrival'],
    how: 'a continuous load is a stream; scheduled batches and a single load are none',
    derive: (arrival: string) => isStream[arrival],
  },
  {
    fact: 'derived.recordStream',
    from: ['sources', 'messaging.protocols'],
    how: 'what partners send by SFTP are files',
    derive: (sources: readonly string[], protocols: readonly string[]) =>
      sources.includes('partner-feed') && protocols.includes('sftp') && sources.every((source) => source === 'partner-feed' || notRecords.has(source))
        ? false
        : undefined,
  },
  {
    fact: 'derived.recordStream',
    from: ['arrival', 'sources'],
    how: 'files that keep coming, tables of a warehouse and data of hosted applications are no stream of records',
    derive: (arrival: string, sources: readonly string[]) =>
      arrival === 'continuous' && sources.length > 0 && sources.every((source) => notRecords.has(source)) ? false : undefined,
  },
  {
    fact: 'derived.recordStream',
    from: ['sources', 'data.changeCapture', 'destinations', 'processing.inFlight'],
    how: 'changes of databases that must be worked on before a warehouse has them are a stream to hold',
    derive: (sources: readonly string[], changeCapture: boolean, destinations: readonly string[], inFlight: readonly string[]) =>
      inFlight.length > 0 && onlyCopied(sources, changeCapture, destinations) ? true : undefined,
  },
  {
    fact: 'derived.recordStream',
    from: ['sources', 'data.changeCapture', 'destinations', 'governance.masking'],
    how: 'changes of databases that must be masked before a warehouse has them are a stream to hold',
    derive: (sources: readonly string[], changeCapture: boolean, destinations: readonly string[], masking: readonly string[]) =>
      masking.includes('ingest') && onlyCopied(sources, changeCapture, destinations) ? true : undefined,
  },
  {
    fact: 'derived.recordStream',
    from: ['sources', 'data.changeCapture', 'destinations'],
    how: 'a table of a NoSQL database hands its changes to a function by a stream of its own',
    derive: (sources: readonly string[], changeCapture: boolean, destinations: readonly string[]) =>
      changeCapture && destinations.length > 0 && destinations.every((one) => writtenByFunctions.has(one)) && sources.every((one) => one === 'nosql-database')
        ? false
        : undefined,
  },
  {
    fact: 'derived.recordStream',
    from: ['sources', 'data.changeCapture', 'destinations', 'latency.freshnessSeconds'],
    how: 'changes of a NoSQL database that a warehouse must have within a quarter of an hour are a stream to hold',
    derive: (sources: readonly string[], changeCapture: boolean, destinations: readonly string[], seconds: number) =>
      seconds <= 900 && sources.includes('nosql-database') && onlyCopied(sources, changeCapture, destinations) ? true : undefined,
  },
  {
    fact: 'derived.recordStream',
    from: ['sources', 'destinations', 'latency.freshnessSeconds'],
    how: 'items of a NoSQL database that a warehouse must have within a quarter of an hour come by a stream',
    derive: (sources: readonly string[], destinations: readonly string[], seconds: number) =>
      seconds <= 900 && sources.length > 0 && sources.every((one) => one === 'nosql-database') && onlyInWarehouse(destinations) ? true : undefined,
  },
  {
    fact: 'derived.recordStream',
    from: ['sources', 'data.changeCapture', 'destinations'],
    how: 'tables of databases whose changes a warehouse copies by itself are no stream to hold',
    derive: (sources: readonly string[], changeCapture: boolean, destinations: readonly string[]) =>
      onlyCopied(sources, changeCapture, destinations) ? false : undefined,
  },
  {
    fact: 'derived.recordStream',
    from: ['arrival'],
    how: 'any other continuous load is a stream of records; scheduled batches and a single load are none',
    derive: (arrival: string) => isStream[arrival],
  },
]
