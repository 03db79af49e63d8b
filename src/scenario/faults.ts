import { z } from 'zod'
import { mostFaults } from '../json/fault.js'
import { pointerOf } from '../json/pointer.js'
import { longestQuote, quoted } from '../json/quote.js'
import { jsonSchemaOf } from './json-schema.js'
import { nearest, suggested } from './nearest.js'

/** One thing wrong with an input, at a place in it. */
export interface Fault {
  /** RFC 6901 pointer to the place; at an unknown key it points at the key itself. */
  readonly pointer: string
  readonly code: string
  readonly message: string
  /** What is allowed there: values, or the range of a figure. */
  readonly allowed?: readonly string[] | { readonly minimum?: number; readonly maximum?: number }
  readonly didYouMean?: string
}

interface Place {
  properties?: Record<string, Place>
  items?: Place
  enum?: string[]
  minimum?: number
  maximum?: number
  maxItems?: number
}

/** Turns what zod found into faults that name the place, what is allowed there and the nearest valid value. Beyond the most, one more tells how many were left out. `thing` is what a key names. */
export function faultsOf(error: z.core.$ZodError, schema: z.ZodType, input: unknown, thing = 'field'): Fault[] {
  const root = jsonSchemaOf(schema) as Place
  const total = error.issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0)
  const found: Fault[] = []
  // What is not told is not looked at either: to find the nearest word for thousands would keep the others waiting.
  for (const issue of error.issues) if (found.length < mostFaults) found.push(...faults(issue, root, input, thing))
  const more = total - mostFaults
  if (more <= 0) return found
  return [...found.slice(0, mostFaults), { pointer: '', code: 'more', message: `There are ${more} further faults, which are not listed.` }]
}

function faults(issue: z.core.$ZodIssue, root: Place, input: unknown, thing: string): Fault[] {
  const place = placeAt(root, issue.path)
  const pointer = pointerOf(issue.path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, mostFaults).map((key) => unknownKey(key, issue.path, place, root, thing))
    case 'invalid_value':
      return [unknownValue(pointer, valueAt(input, issue.path), issue.values.map(String))]
    case 'invalid_type':
      return [wrongType(pointer, issue, valueAt(input, issue.path), place)]
    case 'too_big':
    case 'too_small':
      return [outOfRange(pointer, issue, place)]
    case 'custom':
      return [{ pointer, code: String(issue.params?.['fault'] ?? 'invalid'), message: issue.message }]
    default:
      return [{ pointer, code: 'invalid', message: issue.message }]
  }
}

function unknownKey(key: string, path: readonly PropertyKey[], place: Place | undefined, root: Place, thing: string): Fault {
  const known = Object.keys(place?.properties ?? {})
  const sibling = nearest(key, known)
  const elsewhere = sibling === undefined ? pathsOf(root).find((other) => other.endsWith(`/${key}`)) : undefined
  const suggestion = sibling ?? elsewhere
  return {
    pointer: pointerOf([...path, key]),
    code: 'unknown-key',
    message: `There is no ${thing} ${quoted(key)} here.${suggested(suggestion)}`,
    allowed: known,
    ...(suggestion === undefined ? {} : { didYouMean: suggestion }),
  }
}

function unknownValue(pointer: string, value: unknown, allowed: string[]): Fault {
  if (value === null) return nullRefused(pointer, allowed)
  const suggestion = typeof value === 'string' ? nearest(value, allowed) : undefined
  return {
    pointer,
    code: typeof value === 'string' ? 'unknown-value' : 'wrong-type',
    message: `${shown(value)} is not a known value.${suggested(suggestion)}`,
    allowed,
    ...(suggestion === undefined ? {} : { didYouMean: suggestion }),
  }
}

function wrongType(pointer: string, issue: z.core.$ZodIssueInvalidType, value: unknown, place: Place | undefined): Fault {
  const allowed = place?.enum ?? place?.items?.enum
  // The whole is no field that could be left out.
  if (value === null && issue.path.length > 0) return nullRefused(pointer, allowed)
  const expected = { array: 'a list', object: 'an object', record: 'an object', int: 'a whole number', boolean: 'true or false' }[issue.expected as string]
  return {
    pointer,
    code: value === undefined ? 'missing' : value === null ? 'null' : 'wrong-type',
    message: `Expected ${expected ?? `a ${issue.expected}`}, not ${value === undefined ? 'nothing' : shown(value)}.`,
    ...(allowed === undefined ? {} : { allowed }),
  }
}

function nullRefused(pointer: string, allowed: readonly string[] | undefined): Fault {
  return { pointer, code: 'null', message: 'null is refused: leave the field out when it is not known.', ...(allowed === undefined ? {} : { allowed }) }
}

function outOfRange(pointer: string, issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall, place: Place | undefined): Fault {
  const bound = issue.code === 'too_big' ? issue.maximum : issue.minimum
  const limit = `${issue.code === 'too_big' ? 'at most' : 'at least'} ${bound}`
  const more = bound === 1 ? '' : 's'
  if (issue.origin === 'array') return { pointer, code: 'wrong-length', message: `Give ${limit} member${more}.` }
  if (issue.origin === 'string') return { pointer, code: 'wrong-length', message: `Give ${limit} character${more}.` }
  return {
    pointer,
    code: 'out-of-range',
    message: `The figure must be ${limit}.`,
    allowed: {
      ...(place?.minimum === undefined ? {} : { minimum: place.minimum }),
      ...(place?.maximum === undefined ? {} : { maximum: place.maximum }),
    },
  }
}

const placeAt = (root: Place, path: readonly PropertyKey[]) =>
  path.reduce<Place | undefined>((place, key) => (typeof key === 'number' ? place?.items : place?.properties?.[String(key)]), root)

const valueAt = (input: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>((value, key) => (value === null || value === undefined ? undefined : (value as Record<PropertyKey, unknown>)[key]), input)

const pathsOf = (place: Place, at = ''): string[] =>
  Object.entries(place.properties ?? {}).flatMap(([key, inner]) => [`${at}/${key}`, ...pathsOf(inner, `${at}/${key}`)])

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'string' ? quoted(value) : String(value).slice(0, longestQuote)
}
