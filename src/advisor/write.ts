import type { CandidateAnswer, DecisionAnswer, Recommendation, RecommendationSummary } from './answer.js'

/**
 * An answer as JSON, byte for byte what JSON.stringify gives. Most of an answer is sentences and evidence that stand in the ruleset:
 * their text is made once and put together here, which is quicker than to write every answer out from nothing.
 */
export const writeAnswer = (answer: Recommendation | RecommendationSummary): string => object(answer, 'evidence' in answer ? ofAnswer : ofSummary)

type Writer = (value: never) => string

const listOf =
  (write: Writer): Writer =>
  (members: readonly never[]) => {
    let text = '['
    for (let at = 0; at < members.length; at++) text += at === 0 ? write(members[at] as never) : `,${write(members[at] as never)}`
    return `${text}]`
  }

/** Writes an object member by member, some of them in a way of their own. */
function object(value: object, ways: Readonly<Record<string, Writer>>): string {
  let text = ''
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key]
    if (member === undefined) continue
    const way = ways[key]
    text += `${text === '' ? '{' : ','}${quoted(key)}:${way ? way(member as never) : plain(member)}`
  }
  return text === '' ? '{}' : `${text}}`
}

const plain = (value: unknown): string => (Array.isArray(value) && value.length === 0 ? '[]' : JSON.stringify(value))

const keys = new Map<string, string>()

/** Keys come from a few shapes, so each is quoted once. */
function quoted(key: string): string {
  const known = keys.get(key) ?? JSON.stringify(key)
  keys.set(key, known)
  return known
}

const fixedTexts = new WeakMap<object, string>()

/** What is frozen never changes, and nor does its text. */
function fixed(value: object): string {
  if (!Object.isFrozen(value)) return JSON.stringify(value)
  const known = fixedTexts.get(value) ?? JSON.stringify(value)
  fixedTexts.set(value, known)
  return known
}

interface Cited {
  readonly evidence: readonly string[]
}

const framesOf = new Map<string, WeakMap<object, readonly string[]>>()

/**
 * Writes what a rule gives: always the same but for some members, which stand between parts of a frame. The rule's own list of
 * evidence, which is frozen and that of no other rule, tells which frame.
 */
const framed =
  (kind: string, open: readonly string[]): Writer =>
  (value: Cited) => {
    if (!Object.isFrozen(value.evidence)) return JSON.stringify(value)
    const frames = framesOf.get(kind) ?? new WeakMap<object, readonly string[]>()
    framesOf.set(kind, frames)
    const frame = frames.get(value.evidence) ?? frameOf(value, open)
    frames.set(value.evidence, frame)
    let text = frame[0] as string
    for (let at = 0; at < open.length; at++) text += plain((value as never)[open[at] as string]) + (frame[at + 1] as string)
    return text
  }

function frameOf(value: object, open: readonly string[]): string[] {
  const frame = ['']
  for (const [key, member] of Object.entries(value)) {
    const at = frame.length - 1
    frame[at] += `${at === 0 && frame[0] === '' ? '{' : ','}${quoted(key)}:`
    if (open.includes(key)) frame.push('')
    else frame[frame.length - 1] += JSON.stringify(member)
  }
  frame[frame.length - 1] += '}'
  return frame
}

const ofCandidate: { [K in keyof CandidateAnswer]?: Writer } = {
  reasons: listOf(framed('reason', ['counted', 'matched'])),
  warnings: listOf(framed('warning', [])),
  configuration: listOf(framed('setting', ['matched'])),
}

const ofDecision: { [K in keyof DecisionAnswer]?: Writer } = {
  companions: listOf(framed('companion', [])),
  configuration: listOf(framed('setting', ['matched'])),
  candidates: listOf((candidate: CandidateAnswer) => object(candidate, ofCandidate)),
}

const ofAnswer: { [K in keyof Recommendation]?: Writer } = {
  decisions: listOf((decision: DecisionAnswer) => object(decision, ofDecision)),
  referrals: listOf(framed('referral', ['matched'])),
  evidence: listOf(fixed),
}

const ofSummary: { [K in keyof RecommendationSummary]?: Writer } = { decisions: listOf(fixed) }
