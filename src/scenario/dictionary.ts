import { jsonSchemaOf } from './json-schema.js'
import { notFacts, type ScenarioSchema } from './schema.js'

export type FactType = 'choice' | 'set' | 'number' | 'boolean'

/** One flat, typed value that rules test, named by its path in the scenario. */
export interface FactDefinition {
  readonly fact: string
  readonly type: FactType
  /** The question a person would be asked. Empty for facts that nobody can state. */
  readonly question: string
  readonly unit?: string
  readonly values?: readonly string[]
  /** Of a figure: whether only whole numbers are meant. */
  readonly whole?: boolean
  readonly minimum?: number
  readonly maximum?: number
  /** Whether it says what there is, and not what is wanted of it: as a change it is told after all others. */
  readonly given?: true
}

const givens: ReadonlySet<string> = new Set(['sources', 'arrival', 'volume', 'data', 'existing'])

/** Facts by name, in the order of the scenario's fields. */
export type Dictionary = ReadonlyMap<string, FactDefinition>

interface FieldSchema {
  type?: string
  enum?: string[]
  items?: { enum?: string[] }
  properties?: Record<string, FieldSchema>
  minimum?: number
  maximum?: number
  'x-question'?: string
  'x-unit'?: string
}

/** The scenario schema, flattened. */
export function dictionaryOf(schema: ScenarioSchema): Dictionary {
  const root = jsonSchemaOf(schema) as FieldSchema
  return new Map([...fieldsOf(root, '')].filter(([fact]) => !notFacts.has(fact.split('.', 1)[0] as string)))
}

function* fieldsOf(schema: FieldSchema, prefix: string): Generator<[string, FactDefinition]> {
  for (const [key, field] of Object.entries(schema.properties ?? {})) {
    const fact = `${prefix}${key}`
    if (field.properties) yield* fieldsOf(field, `${fact}.`)
    else {
      yield [fact, { ...definition(fact, field), ...(givens.has(fact.split('.', 1)[0] as string) ? { given: true as const } : {}) }]
    }
  }
}

function definition(fact: string, field: FieldSchema): FactDefinition {
  const question = field['x-question'] ?? ''
  if (field.type === 'array') return { fact, type: 'set', question, values: field.items?.enum ?? [] }
  if (field.enum) return { fact, type: 'choice', question, values: field.enum }
  if (field.type === 'boolean') return { fact, type: 'boolean', question }
  return {
    fact,
    type: 'number',
    question,
    ...(field['x-unit'] === undefined ? {} : { unit: field['x-unit'] }),
    ...(field.type === 'integer' ? { whole: true } : {}),
    ...(field.minimum === undefined ? {} : { minimum: field.minimum }),
    ...(field.maximum === undefined ? {} : { maximum: field.maximum }),
  }
}
