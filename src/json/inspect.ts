import { type JsonFault, mostFaults } from './fault.js'
import { pointerOf } from './pointer.js'

/** What a document may hold. */
export interface Limits {
  /** Levels of nesting. */
  readonly depth: number
  /** Members of one list or object. */
  readonly members: number
  /** Characters of one text or key. */
  readonly text: number
}

interface Inspection {
  readonly faults: readonly JsonFault[]
  /** Whether a key may stand twice in one object of the text. False is certain; true is to be looked into. */
  readonly mayRepeatKeys: boolean
}

interface Walk {
  readonly limits: Limits
  readonly faults: JsonFault[]
  readonly path: PropertyKey[]
  /** Colons that the text must have if no key was lost: one a key, and those in its keys and texts. */
  colons: number
}

const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Looks through a parsed document for what is never allowed. Keys that stand twice show in the text alone: one of them is lost in parsing. */
export function inspect(body: unknown, text: string, limits: Limits): Inspection {
  const walk: Walk = { limits, faults: [], path: [], colons: 0 }
  visit(body, walk)
  // An escape may write a colon without one, and would make up for a lost key.
  return { faults: walk.faults, mayRepeatKeys: colonsIn(text) !== walk.colons || text.includes('\\') }
}

function visit(value: unknown, walk: Walk): void {
  if (typeof value === 'string') visitText(value, walk)
  else if (typeof value === 'number') {
    if (!Number.isFinite(value)) found(walk, 'out-of-range', 'The figure is beyond what a double can hold.')
  } else if (typeof value === 'object' && value !== null) visitMembers(value, walk)
}

function visitMembers(value: object, walk: Walk): void {
  const { depth, members } = walk.limits
  if (walk.path.length >= depth) return found(walk, 'too-deep', `It is nested more than ${depth} levels deep.`, { maximum: depth })
  const keys = Array.isArray(value) ? undefined : Object.keys(value)
  if ((keys ?? (value as unknown[])).length > members) {
    return found(walk, 'wrong-length', `Give at most ${members} members.`, { maximum: members })
  }
  if (!keys) {
    for (let at = 0; at < (value as unknown[]).length; at++) {
      walk.path.push(at)
      visit((value as unknown[])[at], walk)
      walk.path.pop()
    }
    return
  }
  walk.colons += keys.length
  for (const key of keys) {
    walk.path.push(key)
    visitText(key, walk)
    if (forbidden.has(key)) found(walk, 'unknown-key', `There is no field "${key}" here.`)
    else visit((value as Record<string, unknown>)[key], walk)
    walk.path.pop()
  }
}

function visitText(text: string, walk: Walk): void {
  walk.colons += colonsIn(text)
  const { text: longest } = walk.limits
  if (text.length > longest) found(walk, 'wrong-length', `Give at most ${longest} characters.`, { maximum: longest })
  else if (!text.isWellFormed()) found(walk, 'lone-surrogate', 'There is half of a surrogate pair here, which is no character.')
}

function found({ faults, path }: Walk, code: string, message: string, allowed?: { maximum: number }): void {
  if (faults.length < mostFaults) faults.push({ pointer: pointerOf(path), code, message, ...(allowed ? { allowed } : {}) })
}

function colonsIn(text: string): number {
  let colons = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) colons++
  return colons
}
