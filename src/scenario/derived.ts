import { addFacts, type Facts, type FactValue, noFacts } from './facts.js'

/** How a fact follows from others. It is unknown unless all of its parts are known. */
export interface Derivation {
  readonly fact: string
  readonly from: readonly string[]
  readonly how: string
  readonly derive: (...parts: never[]) => FactValue | undefined
  /** The figure of one part that gives a derived figure while the other parts stay, where it follows from that one in proportion. */
  readonly invert?: (part: string, target: number, known: Facts) => number | undefined
  /** Figures of the first part at which the derived value changes, where it is no figure itself. */
  readonly breaks?: readonly number[]
  /** Where the parts stand for a span, its lower end: `derive` gives the upper one. */
  readonly lowerEnd?: (...parts: never[]) => number
}

const day = 86_400
const secondsOfClass: Readonly<Record<string, readonly [above: number, upTo: number]>> = {
  'real-time': [0, 1],
  'near-real-time': [1, 60],
  minutes: [60, 900],
  hours: [900, 14_400],
  days: [14_400, day],
}
const runsADay: Readonly<Record<string, number>> = { hourly: 24, daily: 1, weekly: 1 / 7, monthly: 1 / 30 }
const isStream: Readonly<Record<string, boolean>> = { continuous: true, 'scheduled-batch': false, 'one-time': false }

/** Derived facts that say what to ask and not what to answer: the searches read every other from one fact, and these follow from several. */
const onlyRaising = [
  { fact: 'derived.recordStream', type: 'boolean', question: '' },
  { fact: 'derived.dailyLoad', type: 'boolean', question: '' },
  { fact: 'derived.placeOpen', type: 'boolean', question: '' },
] as const

/** Derived facts that nobody states; rules may test them like any other. */
export const derivedOnly = [
  { fact: 'derived.stream', type: 'boolean', question: '' },
  { fact: 'derived.clusterMostlyIdle', type: 'boolean', question: '' },
  ...onlyRaising,
] as const

/** Facts that only what raises a decision may test. */
export const forRaising: ReadonlySet<string> = new Set(onlyRaising.map(({ fact }) => fact))

/** Sources that are no records however continuously they change. */
const notRecords: ReadonlySet<string> = new Set(['files-in-s3', 'on-premises-files', 'data-warehouse', 'saas-application'])

/** Sources whose changes Redshift copies by zero-ETL integrations. */
const databases: ReadonlySet<string> = new Set(['relational-database', 'nosql-database'])

/** Whether all that comes are tables whose changes a warehouse can copy by itself. */
const onlyCopied = (sources: readonly string[], changeCapture: boolean, destinations: readonly string[]) =>
  changeCapture &&
  destinations.length > 0 &&
  destinations.every((destination) => destination === 'redshift') &&
  sources.some((source) => databases.has(source)) &&
  sources.every((source) => databases.has(source) || notRecords.has(source))

/** In this order; of several ways to derive one fact the first that can be taken counts. */
export const derivations: readonly Derivation[] = [
  {
    fact: 'derived.dailyLoad',
    from: ['volume.gigabytesPerDay'],
    how: 'gigabytes a day, where they are stated and not worked out from a rate',
    derive: (gigabytes: number) => gigabytes > 0,
  },
  {
    fact: 'latency.freshnessSeconds',
    from: ['latency.class'],
    how: 'the upper end of the class: real-time 1 s, near-real-time 60 s, minutes 900 s, hours 14,400 s, days 86,400 s',
    derive: (name: string) => secondsOfClass[name]?.[1],
    lowerEnd: (name: string) => secondsOfClass[name]?.[0] ?? 0,
  },
  {
    fact: 'volume.megabytesPerSecond',
    from: ['volume.recordsPerSecond', 'volume.averageRecordKilobytes'],
    how: 'records a second × average size',
    derive: (records: number, kilobytes: number) => tidy((records * kilobytes) / 1000),
    invert(part, target, known) {
      const other = known[part === 'volume.recordsPerSecond' ? 'volume.averageRecordKilobytes' : 'volume.recordsPerSecond']
      return typeof other === 'number' && other > 0 ? (target * 1000) / other : undefined
    },
  },
  {
    fact: 'volume.megabytesPerSecond',
    from: ['arrival', 'volume.gigabytesPerDay'],
    how: 'gigabytes a day spread over the day, for a continuous load',
    derive: (arrival: string, gigabytes: number) => (arrival === 'continuous' ? tidy((gigabytes * 1000) / day) : undefined),
    invert: (part, target) => (part === 'volume.gigabytesPerDay' ? (target * day) / 1000 : undefined),
  },
  {
    fact: 'volume.gigabytesPerDay',
    from: ['arrival', 'volume.megabytesPerSecond'],
    how: 'megabytes a second all day long, for a continuous load',
    derive: (arrival: string, megabytes: number) => (arrival === 'continuous' ? tidy((megabytes * day) / 1000) : undefined),
    invert: (part, target) => (part === 'volume.megabytesPerSecond' ? (target * 1000) / day : undefined),
  },
  {
    fact: 'processing.clusterHoursPerDay',
    from: ['processing.schedule', 'processing.jobMinutes'],
    how: 'runs a day × length of a run, at most 24 hours',
    derive: (schedule: string, minutes: number) => {
      const runs = runsADay[schedule]
      return runs === undefined ? undefined : Math.min(24, tidy((runs * minutes) / 60))
    },
    invert(part, target, known) {
      const runs = runsADay[String(known['processing.schedule'])]
      return part === 'processing.jobMinutes' && runs !== undefined ? (target * 60) / runs : undefined
    },
  },
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
  {
    fact: 'derived.placeOpen',
    from: ['destinations'],
    how: 'whether it is said that the data needs no given destination',
    derive: (destinations: readonly string[]) => destinations.length === 0,
  },
  {
    fact: 'derived.placeOpen',
    from: [],
    how: 'nobody has said where the data must end up',
    derive: () => true,
  },
  {
    fact: 'derived.clusterMostlyIdle',
    from: ['processing.clusterHoursPerDay'],
    how: 'busy for less than 12 of 24 hours',
    derive: (hours: number) => hours < 12,
    breaks: [12],
  },
]

/** What was stated and what follows from it; a stated value beats a derived one. */
export interface DerivedFacts {
  readonly facts: Facts
  /** For each derived fact in use, the stated facts it follows from. */
  readonly derivedFrom: ReadonlyMap<string, readonly string[]>
  /** Stated figures that disagree with what follows from other statements by a factor of two or more. */
  readonly disagreements: readonly Disagreement[]
}

export interface Disagreement {
  readonly fact: string
  readonly stated: number
  readonly derived: number
  readonly from: readonly string[]
}

/** What follows from stated facts, by all derivations or by some. */
export function derive(stated: Facts, by: readonly Derivation[] = derivations): DerivedFacts {
  const facts = addFacts(noFacts(), stated)
  const derivedFrom = new Map<string, readonly string[]>()
  const disagreements: Disagreement[] = []
  for (const { fact, from, derive, lowerEnd } of by) {
    const parts = knownParts(from, facts)
    if (!parts) continue
    const value = derive(...(parts as never[]))
    if (value === undefined) continue
    if (facts[fact] === undefined) {
      facts[fact] = value
      derivedFrom.set(fact, rootsOf(from, derivedFrom))
    } else if (typeof value === 'number' && !derivedFrom.has(fact)) {
      const roots = rootsOf(from, derivedFrom)
      if (roots.includes(fact)) continue
      const known = facts[fact] as number
      const isTold = disagreements.some((other) => other.from.includes(fact) && from.includes(other.fact))
      if (!isTold && disagree(known, lowerEnd?.(...(parts as never[])) ?? value, value))
        disagreements.push({ fact, stated: known, derived: value, from: roots })
    }
  }
  return { facts, derivedFrom, disagreements }
}

/** The stated facts behind the parts of a derived one. */
const rootsOf = (from: readonly string[], derivedFrom: DerivedFacts['derivedFrom']): readonly string[] =>
  from.some((part) => derivedFrom.has(part)) ? [...new Set(from.flatMap((part) => derivedFrom.get(part) ?? [part]))] : from

/** The parts of a derived fact, if all are known. */
function knownParts(from: readonly string[], facts: Facts): FactValue[] | undefined {
  for (const part of from) if (facts[part] === undefined) return undefined
  return from.map((part) => facts[part] as FactValue)
}

const disagree = (stated: number, least: number, most: number) => stated !== most && (stated >= 2 * most || stated * 2 <= least)

/** Sums and products of decimal figures without the dust of binary fractions. */
const tidy = (value: number) => Number(value.toPrecision(12))
