import type { Derivation, Members, Wants } from './derivation.js'
import { databases, notRecords } from './streams.js'
import { byTheClock, refutedBy } from './wants.js'

/** What runs without an engine; every other framework brings one. */
const withoutEngine: ReadonlySet<string> = new Set(['containers', 'python', 'sql'])
const bySchedule: ReadonlySet<string> = new Set(['on-arrival', 'once', 'on-demand'])

const inContainers = (frameworks: Members) => frameworks.includes('containers') && frameworks.every((one) => withoutEngine.has(one))

/** What takes work beyond an ordinary function: 15 minutes, 10,240 MB (`aws.lambda-quotas` of the evidence). */
const large = [
  ['processing.jobMinutes', 15],
  ['processing.jobMemoryGigabytes', 10.24],
] as const

/** What says that the work is a job on what has come. */
const isJob = [
  ['processing.atRest', (atRest: Members) => atRest.length > 0],
  ['processing.schedule', (schedule: string) => bySchedule.has(schedule)],
] as const

const files: ReadonlySet<string> = new Set(['files-in-s3', 'on-premises-files'])

/** Whether files alone come, and code works on them where they lie: what a queue hands out then are notices of them. */
const filesAreWorkedOn = (sources: Members, atRest: Members) =>
  sources.length > 0 && sources.every((one) => files.has(one)) && atRest.length > 0 && !atRest.includes('no-code')

/** What says that each file is worked on when it comes. */
const fileByFile: Wants = [
  ['processing.schedule', (schedule: string) => schedule === 'on-arrival'],
  ['arrival', (arrival: string) => arrival === 'irregular-events'],
]

/**
 * What makes another job of it than one that a function does with each file. Longer or larger work than a function's is decided twice, for the
 * messages and at rest: of those who do it at rest none but a function reads a queue, which would lead nowhere else.
 */
const noPieces: Wants = [
  ['processing.schedule', (schedule: string) => byTheClock.has(schedule)],
  ['processing.frameworks', (frameworks: Members) => !frameworks.every((one) => withoutEngine.has(one))],
  ...large.map(([figure, most]): Wants[number] => [figure, (size: number) => size > most]),
]

/** Whether the work that is shared out is itself the job, which is decided once. */
export const jobs: readonly Derivation[] = [
  ...large.flatMap(([figure, most]) =>
    isJob.map(([fact, isSo]): Derivation => ({
      fact: 'derived.workIsTheJob',
      from: ['processing.frameworks', figure, fact],
      how: 'work that takes a container of its own longer, or needs more, than a function can is a job at rest, whoever hands it out',
      derive: (frameworks: Members, size: number, value: never) => (inContainers(frameworks) && size > most && isSo(value) ? true : undefined),
    })),
  ),
  ...refutedBy(
    'derived.workIsTheJob',
    noPieces,
    'a job by the clock, of an engine or beyond a function is not what a queue hands out',
    ['sources', 'processing.atRest'],
    filesAreWorkedOn,
  ),
  ...fileByFile.map(([fact, isSo]): Derivation => ({
    fact: 'derived.workIsTheJob',
    from: ['sources', 'processing.atRest', 'processing.jobMinutes', fact],
    how: 'files that a queue tells of are worked on once, each by a function that does the work at rest',
    derive: (sources: Members, atRest: Members, _minutes: number, value: never) => (filesAreWorkedOn(sources, atRest) && isSo(value) ? true : undefined),
  })),
  { fact: 'derived.workIsTheJob', from: [], how: 'nobody has said that the work is a job on what has come', derive: () => false },
]

/** What says how long the work takes, how much it needs or where its results go, so that whoever does it is to be looked for, or drawn with what follows. */
const described: Wants = [
  ['processing.jobMinutes', () => true],
  ['processing.jobMemoryGigabytes', () => true],
  ['destinations', (destinations: Members) => destinations.length > 0],
]

/** What somebody is to write who has not written it yet, whatever reads. */
const toBeWritten: Wants = [
  ['processing.frameworks', (frameworks: Members) => frameworks.length > 0],
  ['management.skills', (skills: Members) => skills.some((one) => one === 'python' || one === 'java')],
]

/** Whether it is said who takes the work that is shared out. */
export const workers: readonly Derivation[] = [
  ...refutedBy('derived.workersStand', described, 'work that is described looks for who does it'),
  {
    fact: 'derived.workersStand',
    from: ['processing.frameworks'],
    how: 'containers of your own take the work',
    derive: (frameworks: Members) => (inContainers(frameworks) ? true : undefined),
  },
  {
    fact: 'derived.workersStand',
    from: ['existing.keep'],
    how: 'workers on a Kubernetes cluster that stays take the work',
    derive: (keep: Members) => (keep.includes('kubernetes') ? true : undefined),
  },
  ...refutedBy('derived.workersStand', toBeWritten, 'a program that is to be written looks for where it runs'),
  {
    fact: 'derived.workersStand',
    from: ['messaging.consumers'],
    how: 'an application that reads takes the work',
    derive: (consumers: number) => consumers > 0,
  },
  { fact: 'derived.workersStand', from: [], how: 'nobody has said who takes the work', derive: () => false },
]

const onlyRecords = (sources: Members) => sources.length > 0 && sources.every((one) => !notRecords.has(one) && !databases.has(one) && one !== 'work-items')

/** What says that something is done to data at rest besides, by which the code may be that of a job. */
const besides: Wants = [
  ['processing.atRest', (atRest: Members) => atRest.length > 0],
  ['processing.jobMinutes', () => true],
  ['volume.gigabytesPerRun', () => true],
]

/** Whether the code that must go on is that of the stream, however often something is said to run. */
export const streamingCode: readonly Derivation[] = [
  ...refutedBy('derived.codeFollowsStream', besides, 'work on data at rest may be what the code does'),
  {
    fact: 'derived.codeFollowsStream',
    from: ['sources', 'processing.inFlight', 'processing.reuseExistingCode'],
    how: 'code that goes on where records alone come and are worked on in flight is the code of the stream',
    derive: (sources: Members, inFlight: Members, reuse: boolean) => reuse && inFlight.length > 0 && onlyRecords(sources),
  },
  { fact: 'derived.codeFollowsStream', from: [], how: 'nobody has said that the code is that of a stream', derive: () => false },
]
