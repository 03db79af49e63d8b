export { capitalised, listed } from '../advisor/words.js'

/** A figure with its thousands set apart. */
export const figure = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 6 })

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

/** Words that open a sentence and are no names, so that they may stand inside one in lower case. */
const openers = new Set(
  `a an the this where what who whoever whatever whether how one two several many most every each no none nothing nobody somebody only even at on in of for from to with
  without beyond beside through while it its there more very own records work paid ordinary jobs connectors queries code plain reading workers rules grants logs
  brokers readers rows tables conversion nodes clients crawlers answers partitions files pollers objects documents search triggers order operators people simulations fields
  joining transformations giving clusters services existing functions tags rights retention topics retries moving crawling declaring questions reports applications processing
  converting delimited capacity folders databases columnar spare periodic instances frequent bookmarks runs load polling whole filters cells memory much troubles workflows
  collections indexes business sources imported viewers share compute equal incremental snapshots results requests steps thousands operational single training hosted success closed
  devices changes copying closed your besides subscribed containers extracting large bulk streaming windows anonymous on-demand external free writers relational intermediate
  job source start trial set state setting left dynamic event node bucket buckets managed machines items five pipelines autoscaling replication new further figures however
  waiting after by running core task workbooks`.split(/\s+/),
)

/** Words that open a sentence, or a name of which the next word has a capital too. */
const half = new Set(['data', 'security', 'workflow'])

/** A sentence as the rest of one that began before it. */
export function continued(sentence: string): string {
  const [first = '', second = ''] = sentence.split(/[\s,]/, 2)
  const opens = openers.has(first.toLowerCase()) || (half.has(first.toLowerCase()) && /^[a-z]/.test(second))
  return opens ? first.toLowerCase() + sentence.slice(first.length) : sentence
}
