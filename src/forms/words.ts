export { capitalised, listed } from '../advisor/words.js'

const figures = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 })

/** A figure with its thousands set apart. */
export const figure = (value: number): string => figures.format(value)

export const counted = (count: number, one: string, many = `${one}s`): string => `${figure(count)} ${count === 1 ? one : many}`

const spans = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const

/** A length of time in the largest unit that gives a round figure. */
export function duration(seconds: number): string {
  if (seconds > 0 && seconds < 1) return `${figure(seconds * 1000)} ms`
  const fitting = spans.find(([length]) => seconds >= length && Number.isInteger((10 * seconds) / length))
  return fitting ? counted(seconds / fitting[0], fitting[1]) : counted(seconds, 'second')
}

const inSeconds: Readonly<Record<string, number>> = { milliseconds: 0.001, seconds: 1, minutes: 60, hours: 3600 }
/** What is counted is named by the fact already. */
const things = new Set(['rows', 'people', 'queries', 'applications'])

/** A figure with its unit. */
export function measured(value: number, unit = ''): string {
  const length = inSeconds[unit]
  if (length !== undefined) return duration(value * length)
  if (unit === '' || things.has(unit)) return figure(value)
  return unit === 'days' ? counted(value, 'day') : `${figure(value)} ${unit}`
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** A count inside a sentence: small ones are words. */
export const number = (count: number): string => numbers[count] ?? figure(count)

const capitals = new Set(['az', 'vpc', 'sql', 'iam', 'tls', 'kms', 'dlq', 'udf', 'kpl', 'id', 'api', 'jdbc', 'hdfs'])

/** An id as people say it: `buffer-interval` is a buffer interval. */
export const spoken = (id: string): string =>
  id
    .split('-')
    .map((word) => (capitals.has(word) ? word.toUpperCase() : word))
    .join(' ')

/** A service's name without what it spells out: Amazon Simple Queue Service (SQS) is Amazon SQS. */
export function shortName(name: string): string {
  const [, maker = '', short = ''] = /^(Amazon|AWS) .*\((?:Amazon |AWS )?([^()]+)\)$/.exec(name) ?? []
  return short === '' ? name : `${maker} ${short}`
}
