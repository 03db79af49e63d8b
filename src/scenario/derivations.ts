import { columns, inPlace, loaded, registered } from './asked.js'
import { byItself } from './by-itself.js'
import { copied } from './copied.js'
import { toEach } from './dms.js'
import { placed } from './derivation.js'
import { giving, held, written } from './held.js'
import { jobs, streamingCode, workers } from './jobs.js'
import { leaving } from './leaving.js'
import { left } from './left.js'
import { readers, tables } from './readers.js'
import { byKey, rowsInTransactions } from './rows.js'
import { streams } from './streams.js'
import { whereabouts } from './whereabouts.js'

const day = 86_400
const secondsOfClass: Readonly<Record<string, readonly [above: number, upTo: number]>> = {
  'real-time': [0, 1],
  'near-real-time': [1, 60],
  minutes: [60, 900],
  hours: [900, 14_400],
  days: [14_400, day],
}
const runsADay: Readonly<Record<string, number>> = { hourly: 24, daily: 1, weekly: 1 / 7, monthly: 1 / 30 }

/** Derived facts that say what to ask and not what to answer: the searches read every other from one fact that is known, and most of these follow from several, or from none. */
const onlyRaising = [
  { fact: 'derived.recordStream', type: 'boolean', question: '' },
  { fact: 'derived.dailyLoad', type: 'boolean', question: '' },
  { fact: 'derived.placeOpen', type: 'boolean', question: '' },
  { fact: 'derived.sourcesOpen', type: 'boolean', question: '' },
  { fact: 'derived.restOpen', type: 'boolean', question: '' },
  { fact: 'derived.waysOpen', type: 'boolean', question: '' },
  { fact: 'derived.lieNowhere', type: 'boolean', question: '' },
  { fact: 'derived.recordsHeld', type: 'boolean', question: '' },
  { fact: 'derived.comesByItself', type: 'boolean', question: '' },
  { fact: 'derived.comesToEach', type: 'boolean', question: '' },
  { fact: 'derived.writtenInFlight', type: 'boolean', question: '' },
  { fact: 'derived.warehouseGives', type: 'boolean', question: '' },
  { fact: 'derived.askedInPlace', type: 'boolean', question: '' },
  { fact: 'derived.loadedToBeAsked', type: 'boolean', question: '' },
  { fact: 'derived.columnsKnown', type: 'boolean', question: '' },
  { fact: 'derived.rowsByKeyAlone', type: 'boolean', question: '' },
  { fact: 'derived.transactionsAlone', type: 'boolean', question: '' },
  { fact: 'derived.copiedAsTheyCome', type: 'boolean', question: '' },
  { fact: 'derived.tablesStand', type: 'boolean', question: '' },
  { fact: 'derived.workIsTheJob', type: 'boolean', question: '' },
  { fact: 'derived.workersStand', type: 'boolean', question: '' },
  { fact: 'derived.codeFollowsStream', type: 'boolean', question: '' },
  { fact: 'derived.nothingInFlight', type: 'boolean', question: '' },
  { fact: 'derived.nothingAtRest', type: 'boolean', question: '' },
  { fact: 'derived.enginesOnlyRead', type: 'boolean', question: '' },
  { fact: 'derived.tablesWanted', type: 'boolean', question: '' },
  { fact: 'derived.dataLeavesHadoop', type: 'boolean', question: '' },
  { fact: 'derived.leftWhereItLies', type: 'boolean', question: '' },
] as const

/** Derived facts that nobody states; rules may test them like any other. */
export const derivedOnly = [
  { fact: 'derived.stream', type: 'boolean', question: '' },
  { fact: 'derived.clusterMostlyIdle', type: 'boolean', question: '' },
  ...onlyRaising,
] as const

/** Facts that only what raises a decision may test. */
export const forRaising: ReadonlySet<string> = new Set(onlyRaising.map(({ fact }) => fact))

/** In this order; of several ways to derive one fact the first that can be taken counts. */
export const { derivations, places } = placed([
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
    besides: 'less',
    invert: (part, target) => (part === 'volume.gigabytesPerDay' ? (target * day) / 1000 : undefined),
  },
  {
    fact: 'volume.gigabytesPerDay',
    from: ['arrival', 'volume.megabytesPerSecond'],
    how: 'megabytes a second all day long, for a continuous load',
    derive: (arrival: string, megabytes: number) => (arrival === 'continuous' ? tidy((megabytes * day) / 1000) : undefined),
    besides: 'more',
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
  ...streams,
  ...held,
  ...streamingCode,
  ...written,
  ...whereabouts,
  ...byItself,
  ...toEach,
  ...giving,
  ...inPlace,
  ...loaded,
  ...columns,
  ...byKey,
  ...rowsInTransactions,
  ...copied,
  ...registered,
  ...jobs,
  ...workers,
  ...readers,
  ...tables,
  ...leaving,
  ...left,
  {
    fact: 'derived.clusterMostlyIdle',
    from: ['processing.clusterHoursPerDay'],
    how: 'busy for less than 12 of 24 hours',
    derive: (hours: number) => hours < 12,
    breaks: [12],
  },
  {
    fact: 'derived.clusterMostlyIdle',
    from: ['processing.schedule'],
    how: 'not where the work goes on all the time',
    derive: (schedule: string) => (schedule === 'continuous' ? false : undefined),
  },
])

/** Sums and products of decimal figures without the dust of binary fractions. */
export const tidy = (value: number) => Number(value.toPrecision(12))
