import type { CandidateAnswer, DecisionAnswer, MetCondition, Recommendation, RecommendationSummary } from './answer.js'
import { remembered } from './remembered.js'

/**
 * An answer as JSON, byte for byte what JSON.stringify gives. Most of an answer is sentences and evidence that stand in the ruleset:
 * their text is made once and put together here, which is quicker than to write every answer out from nothing.
 */
export function writeAnswer(answer: Recommendation | RecommendationSummary): string {
  const parts: string[] = []
  object('evidence' in answer ? ofAnswer : ofSummary)(answer as never, parts)
  return parts.join('')
}

/** Adds the text of a value to the parts, which are put together at the end: a text that grows is copied once more. */
type Writer = (value: never, parts: string[]) => void

const listOf =
  (write: Writer): Writer =>
  (members: readonly never[], parts) => {
    if (members.length === 0) return void parts.push('[]')
    for (let at = 0; at < members.length; at++) {
      parts.push(at === 0 ? '[' : ',')
      write(members[at] as never, parts)
    }
    parts.push(']')
  }

/** Writes objects member by member, some of them in a way of their own. */
const object =
  (ways: Readonly<Record<string, Writer>>, other: Writer = plain): Writer =>
  (value: object, parts) => {
    let keys = openingKeys
    for (const key of Object.keys(value)) {
      const member = (value as Record<string, unknown>)[key]
      if (member === undefined) continue
      parts.push(keys(key))
      keys = furtherKeys
      const way = ways[key] ?? other
      way(member as never, parts)
    }
    parts.push(keys === openingKeys ? '{}' : '}')
  }

const plain: Writer = (value: unknown, parts) => void parts.push(textOf(value))

const textOf = (value: unknown): string => (Array.isArray(value) && value.length === 0 ? '[]' : JSON.stringify(value))

const listOfKnown = listOf((value, parts) => known(value, parts))
const objectOfKnown = object({}, (value, parts) => known(value, parts))

/** Keys come from a few shapes, so each is written once, with what stands before it. */
function keysAfter(separator: string): (key: string) => string {
  const made = new Map<string, string>()
  return (key) => remembered(made, key, () => `${separator}${JSON.stringify(key)}:`)
}

const openingKeys = keysAfter('{')
const furtherKeys = keysAfter(',')

const words = new Map<string, string>()

/** Names and words of the ruleset: there are so many and no more. */
const word: Writer = (value: string | null, parts) => void parts.push(value === null ? 'null' : remembered(words, value, JSON.stringify))

const figure: Writer = (value: number, parts) => void parts.push(String(value))

/** Writes what holds nothing but names, words and figures of the ruleset and the scenario's vocabulary. */
const known: Writer = (value: unknown, parts) => {
  if (typeof value === 'string') word(value as never, parts)
  else if (Array.isArray(value)) listOfKnown(value as never, parts)
  else if (typeof value === 'object' && value !== null) objectOfKnown(value as never, parts)
  else parts.push(String(value))
}

const fixedTexts = new WeakMap<object, string>()

/** What is frozen never changes, and nor does its text. */
const fixed: Writer = (value: object, parts) => {
  let text = fixedTexts.get(value)
  if (text === undefined) {
    text = JSON.stringify(value)
    if (Object.isFrozen(value)) fixedTexts.set(value, text)
  }
  parts.push(text)
}

/** What a rule gives; of one that is met also what met it. */
interface Given {
  readonly evidence: readonly string[]
  readonly counted?: boolean
  readonly matched?: readonly MetCondition[]
}

/** Texts that are kept of what one rule gives. Figures make more than are worth it. */
const mostVariants = 8

/**
 * Writes what a rule gives, which is the same whenever the same facts met it. The rule's own list of evidence, which is frozen and that
 * of no other rule, tells which rule it is.
 */
function given(): Writer {
  const known = new WeakMap<object, Map<string, string>>()
  return (value: Given, parts) => {
    const variants = known.get(value.evidence) ?? new Map<string, string>()
    const key = variantOf(value)
    let text = variants.get(key)
    if (text === undefined) {
      text = JSON.stringify(value)
      if (variants.size < mostVariants && Object.isFrozen(value.evidence)) {
        variants.set(key, text)
        known.set(value.evidence, variants)
      }
    }
    parts.push(text)
  }
}

/** What of it depends on the scenario. */
function variantOf({ counted = false, matched }: Given): string {
  let variant = counted ? 'counted' : ''
  if (matched) for (const { fact, actual, derivedFrom } of matched) variant += ` ${fact}=${String(actual)}${derivedFrom ? ` by ${derivedFrom.join()}` : ''}`
  return variant
}

const ofCandidate: { [K in keyof CandidateAnswer]?: Writer } = {
  service: word,
  name: word,
  verdict: word,
  score: figure,
  reasons: listOf(given()),
  warnings: listOf(given()),
  configuration: listOf(given()),
}

const ofDecision: { [K in keyof DecisionAnswer]?: Writer } = {
  decision: word,
  question: word,
  status: word,
  recommended: word,
  companions: listOf(given()),
  configuration: listOf(given()),
  candidates: listOf(object(ofCandidate)),
  raisedBy: known,
  completion: known,
  openQuestions: known,
  counterfactuals: known,
  boundaries: known,
  outOfReach: known,
}

const ofAnswer: { [K in keyof Recommendation]?: Writer } = {
  decisions: listOf(object(ofDecision)),
  referrals: listOf(given()),
  evidence: listOf(fixed),
}

const ofSummary: { [K in keyof RecommendationSummary]?: Writer } = { decisions: listOf(fixed) }
