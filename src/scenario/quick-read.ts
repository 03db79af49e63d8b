import type { z } from 'zod'
import { jsonSchemaOf } from './json-schema.js'

/** Gives a copy of what is right, and `undefined` of anything else. */
export type QuickReader = (input: unknown) => unknown

interface Shape {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

const understood = new Set(['string', 'boolean', 'number', 'integer', 'array', 'object'])

/**
 * Reads what a schema of optional fields takes by walking over what is there, not over all that could be: a scenario states few of
 * its fields. It only ever says yes; what is wrong with anything else is for zod to tell.
 */
export const quickReader = (schema: z.ZodType): QuickReader => readerOf(jsonSchemaOf(schema) as Shape)

function readerOf(shape: Shape): QuickReader {
  if (shape.properties) return objectReader(shape.properties)
  if (shape.items) return listReader(shape, shape.items)
  if (shape.enum) return among(shape.enum)
  if (!understood.has(shape.type ?? '')) throw new Error(`cannot read quickly what is ${JSON.stringify(shape)}`)
  if (shape.type === 'boolean') return (input) => (typeof input === 'boolean' ? input : undefined)
  return shape.type === 'string' ? textReader(shape) : figureReader(shape)
}

function objectReader(properties: Readonly<Record<string, Shape>>): QuickReader {
  const readers = new Map(Object.entries(properties).map(([key, shape]) => [key, readerOf(shape)]))
  return (input) => {
    if (typeof input !== 'object' || input === null || Object.getPrototypeOf(input) !== Object.prototype) return undefined
    const read: Record<string, unknown> = {}
    for (const key of Object.keys(input)) {
      const value = readers.get(key)?.((input as Record<string, unknown>)[key])
      if (value === undefined) return undefined
      read[key] = value
    }
    return read
  }
}

/** Lists hold values out of a closed list, each once. */
function listReader({ minItems = 0, maxItems = Number.POSITIVE_INFINITY }: Shape, { enum: values }: Shape): QuickReader {
  if (!values) throw new Error('cannot read quickly a list of anything but values out of a list')
  const known = new Set<unknown>(values)
  return (input) => {
    if (!Array.isArray(input) || input.length < minItems || input.length > maxItems) return undefined
    const read: unknown[] = []
    for (let at = 0; at < input.length; at++) {
      const member: unknown = input[at]
      if (!known.has(member) || read.includes(member)) return undefined
      read.push(member)
    }
    return read
  }
}

function among(values: readonly string[]): QuickReader {
  const known = new Set<unknown>(values)
  return (input) => (known.has(input) ? input : undefined)
}

const textReader =
  ({ minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Shape): QuickReader =>
  (input) =>
    typeof input === 'string' && input.length >= minLength && input.length <= maxLength ? input : undefined

function figureReader({ type, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: Shape): QuickReader {
  const isKind = type === 'integer' ? Number.isSafeInteger : Number.isFinite
  return (input) => (isKind(input) && (input as number) >= minimum && (input as number) <= maximum ? input : undefined)
}
