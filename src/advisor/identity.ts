import crypto from 'node:crypto'
import { jsonText } from '../json/json-text.js'
import { canonical, sha256 } from '../knowledge/digest.js'
import type { Facts, FactValue } from '../scenario/facts.js'
import type { Policy } from './standing.js'

/** Everything that an answer depends on. */
export interface Question {
  /** In the order of the dictionary. */
  readonly stated: Facts
  readonly policy: Policy
  /** The decisions that are asked for, if any are. */
  readonly asked: readonly string[] | undefined
  /** Of the ruleset. */
  readonly digest: string
  /** The day to judge the age of evidence by, where it is another than the ruleset's. */
  readonly asOf: string | undefined
}

/** Names a question: the same one has the same id. */
export const idOf = (question: Question): string => `rec_${hashed(canonicalQuestion(question)).slice(0, 24)}`

/** Node 20.12 and later hash in one call, without an object for it. */
const hashed = typeof crypto.hash === 'function' ? (text: string) => crypto.hash('sha256', text, 'hex') : sha256

/** What `canonical` gives. Most of it is facts out of a closed vocabulary, whose text is known. */
export function canonicalQuestion({ stated, policy, asked, digest, asOf }: Question): string {
  const started = asOf === undefined ? '{' : `{"asOf":${JSON.stringify(asOf)},`
  const taken = asked === undefined ? '' : `"asked":${canonical(asked)},`
  let facts = ''
  for (const fact of Object.keys(stated).sort()) facts += `${facts === '' ? '' : ','}${jsonText(fact)}:${written(stated[fact] as FactValue)}`
  return `${started}${taken}"digest":${jsonText(digest)},"policy":${canonical(policy)},"stated":{${facts}}}`
}

function written(value: FactValue): string {
  if (typeof value === 'string') return jsonText(value)
  if (typeof value !== 'object') return String(value)
  let text = ''
  for (const member of value) text += text === '' ? jsonText(member) : `,${jsonText(member)}`
  return `[${text}]`
}
