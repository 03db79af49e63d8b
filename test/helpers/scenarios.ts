import fc from 'fast-check'
import { z } from 'zod'
import type { ScenarioSchema } from '../../dist/scenario/schema.js'

interface Field {
  type?: string
  enum?: string[]
  items?: { enum?: string[] }
  properties?: Record<string, Field>
  minimum?: number
  maximum?: number
  maxLength?: number
}

/** Any scenario that the schema allows, most fields left out, as callers do. */
export function arbitraryScenario(schema: ScenarioSchema): fc.Arbitrary<Record<string, unknown>> {
  return arbitraryOf(z.toJSONSchema(schema, { io: 'input' }) as Field) as fc.Arbitrary<Record<string, unknown>>
}

function arbitraryOf(field: Field): fc.Arbitrary<unknown> {
  if (field.properties) {
    const sparse = Object.entries(field.properties).map(([key, inner]) => [key, fc.option(arbitraryOf(inner), { nil: undefined, freq: 2 })] as const)
    return fc.record(Object.fromEntries(sparse)).map((section) => JSON.parse(JSON.stringify(section)))
  }
  if (field.type === 'array') return fc.uniqueArray(fc.constantFrom(...(field.items?.enum ?? [])), { minLength: 1, maxLength: 4 })
  if (field.enum) return fc.constantFrom(...field.enum)
  if (field.type === 'boolean') return fc.boolean()
  if (field.type === 'string') return fc.string({ minLength: 1, maxLength: 20 })
  const { minimum = 0, maximum = 1_000_000 } = field
  const usual = [1, 5, 15, 60, 90, 300, 900, 1000, 3600, 20_000].filter((figure) => figure >= minimum && figure <= maximum)
  const whole = fc.integer({ min: Math.ceil(minimum), max: Math.min(maximum, 100_000) })
  return fc.oneof(fc.constantFrom(minimum, maximum, ...usual), whole)
}

/** The same scenario with its keys and the members of its sets in another order. */
export function shuffledScenario(value: unknown, numbers: Iterator<number>): unknown {
  if (Array.isArray(value)) return shuffled(value, numbers)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(shuffled(Object.entries(value), numbers).map(([key, inner]) => [key, shuffledScenario(inner, numbers)]))
}

const shuffled = <T>(members: readonly T[], numbers: Iterator<number>): T[] =>
  members
    .map((member) => ({ member, at: numbers.next().value as number }))
    .sort((a, b) => a.at - b.at)
    .map(({ member }) => member)
