import { z } from 'zod'

export type JsonSchema = Readonly<Record<string, unknown>>

const made = new WeakMap<z.ZodType, JsonSchema>()

/** The JSON Schema (2020-12) of what a schema takes. It is worked out once, and shared: nobody may change it. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const known = made.get(schema) ?? (z.toJSONSchema(schema, { io: 'input' }) as JsonSchema)
  made.set(schema, known)
  return known
}

/** Spares working it out where it is known from an earlier time. */
export const keepJsonSchema = (schema: z.ZodType, known: JsonSchema): void => {
  made.set(schema, known)
}
