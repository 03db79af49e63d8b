import { z } from 'zod'
import { remembered } from '../memory.js'

export type JsonSchema = Readonly<Record<string, unknown>>

const made = { input: new WeakMap<z.ZodType, JsonSchema>(), output: new WeakMap<z.ZodType, JsonSchema>() }

/** The JSON Schema (2020-12) of what a schema takes, or of what it gives. It is worked out once, and shared: nobody may change it. */
export const jsonSchemaOf = (schema: z.ZodType, io: 'input' | 'output' = 'input'): JsonSchema =>
  remembered(made[io], schema, (one) => z.toJSONSchema(one, { io, unrepresentable: 'any', override: sayDateOnce }) as JsonSchema)

/** The format says it; the pattern beside it, of all months and leap years, is for nobody to read. */
function sayDateOnce({ jsonSchema }: { readonly jsonSchema: { format?: string; pattern?: string } }): void {
  if (jsonSchema.format === 'date') delete jsonSchema.pattern
}

/** Spares working it out where it is known from an earlier time. */
export const keepJsonSchema = (schema: z.ZodType, known: JsonSchema): void => {
  made.input.set(schema, known)
}
