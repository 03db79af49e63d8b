import { type Beside, besideThePoint } from './beside-the-point.js'
import type { Facts, FactValue } from './facts.js'
import { anything, type Values } from './seldom-words.js'
import { broughtUpBy, onlyIfSpoken } from './spoken-of.js'

/** Nearly everybody works in one Region, runs no Kafka Connect, takes engines in the versions that there are, sends small records, and replaces what they have named. */
export const seldomAnswered: ReadonlySet<string> = new Set([
  'governance.onPremises',
  'governance.multiRegion',
  'messaging.connectors',
  'processing.frameworkControl',
  'volume.averageRecordKilobytes',
  'volume.largestRecordKilobytes',
  'existing.replace',
])

/** Figures up to which nearly everybody stays: judgements of what people have, not limits of services. They order questions and decide nothing. */
export const usual: Readonly<Record<string, number>> = {
  'volume.storedTerabytes': 10_000,
  'volume.recordsPerSecond': 500_000,
  'messaging.retentionHours': 8760,
  'sql.concurrentQueries': 1000,
}

/** Whether something that is known brings a question up. */
export const isBroughtUp = (fact: string, known: Facts): boolean => broughtUpBy[fact]?.some(([other, among]) => isAmong(known[other], among)) === true

/**
 * Whether few would answer a question so that it tells: whatever is known, beside what is, of what nobody has spoken of, or with such an answer.
 * Others are asked before it.
 */
export const isSeldom = (fact: string, known: Facts, answer?: FactValue): boolean =>
  seldomAnswered.has(fact) ||
  isUnusual(fact, answer) ||
  (besideThePoint[fact] ?? []).some((beside) => isBeside(beside, known)) ||
  onlyIfSpoken[fact]?.some(([other, among]) => isAmong(known[other], among)) === false

const isUnusual = (fact: string, answer: FactValue | undefined) => typeof answer === 'number' && answer > (usual[fact] ?? Infinity)

const isBeside = (beside: Beside, known: Facts) => Object.entries(beside).every(([fact, only]) => isOnly(known[fact], only))

function isOnly(value: FactValue | undefined, only: Beside[string]): boolean {
  if (value === undefined || only === anything) return value !== undefined
  if ('filledWith' in only) return typeof value === 'object' && value.length > 0 && isOnly(value, only.filledWith)
  return typeof value === 'object' ? value.every((member) => only.includes(member)) : only.includes(value)
}

function isAmong(value: FactValue | undefined, among: Values | typeof anything): boolean {
  if (value === undefined || among === anything) return value !== undefined
  return typeof value === 'object' ? value.some((member) => among.includes(member)) : among.includes(value)
}
