import { z } from 'zod'
import { remembered } from '../memory.js'

export type JsonSchema = Readonly<Record<string, unknown>>

const made = new WeakMap<z.ZodType, JsonSchema>()

/** The JSON Schema (2020-12) of what a schema takes. It is worked out once, and shared: nobody may change it. */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema => remembered(made, schema, (one) => z.toJSONSchema(one, { io: 'input' }) as JsonSchema)

/** Spares working it out where it is known from an earlier time. */
export const keepJsonSchema = (schema: z.ZodType, known: JsonSchema): void => {
  made.set(schema, known)
}
