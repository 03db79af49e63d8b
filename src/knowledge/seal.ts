import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { jsonSchemaOf, type JsonSchema, keepJsonSchema } from '../scenario/json-schema.js'
import { scenarioSchema } from '../scenario/schema.js'
import { sha256 } from './digest.js'
import { deepFreeze } from './freeze.js'
import { dictionaryWithDerived, type Knowledge } from './load.js'
import { codeMark, rulesMark } from './marks.js'
import type { Decision } from './shape/files.js'
import type { Service } from './shape/service.js'

/** What was checked (`rules`), by what (`code`), and that what follows in the file is what came of it (`content`). */
interface Marks {
  readonly code: string
  readonly rules: string
  readonly content: string
}

/** Knowledge that passed every check, and what else was made of it and shall last as long. */
export interface Sealed<R> {
  readonly knowledge: Knowledge
  /** Plain JSON. */
  readonly record: R
}

/** Knowledge as JSON holds it. */
interface Content extends Omit<Knowledge, 'decisions' | 'services' | 'schema' | 'dictionary'> {
  readonly decisions: readonly Decision[]
  readonly services: readonly Service[]
  readonly jsonSchema: JsonSchema
}

/**
 * Keeps what is `sealed`, bound to the bytes that were checked and to the program that checked them, so that the
 * same program need not check the same bytes at every start. `rules` is the mark of the folder from before it was read.
 * Throws where the file cannot be written or the folder was changed in between.
 */
export function writeSeal(file: string, directory: string, rules: string, { knowledge, record }: Sealed<unknown>): void {
  const { decisions, services, schema, dictionary: _, ...rest } = knowledge
  const kept: Content = { ...rest, decisions: [...decisions.values()], services: [...services.values()], jsonSchema: jsonSchemaOf(schema) }
  const content = JSON.stringify({ kept, record })
  const marks: Marks = { code: codeMark(), rules, content: sha256(content) }
  if (rulesMark(directory) !== rules) throw new Error(`${directory} was changed while it was read`)
  // Nobody ever reads half of it.
  writeFileSync(`${file}.new`, `${JSON.stringify(marks)}\n${content}`)
  renameSync(`${file}.new`, file)
}

/** What was sealed of a folder of rules, if it is as it was then, and the program too; undefined: it has to be checked. */
export function openSeal<R>(file: string, directory: string): Sealed<R> | undefined {
  const content = sealedContent(file, directory)
  if (content === undefined) return undefined
  const { kept, record } = JSON.parse(content) as { kept: Content; record: R }
  return { knowledge: knowledgeOf(kept), record }
}

function sealedContent(file: string, directory: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    const end = text.indexOf('\n')
    const { code, rules, content } = JSON.parse(text.slice(0, end)) as Marks
    const kept = text.slice(end + 1)
    return content === sha256(kept) && rules === rulesMark(directory) && code === codeMark() ? kept : undefined
  } catch {
    return undefined
  }
}

function knowledgeOf({ decisions, services, jsonSchema, ...rest }: Content): Knowledge {
  const byId = <T extends { readonly id: string }>(entries: readonly T[]) => new Map(entries.map((entry) => [entry.id, entry]))
  const textsOf = <T extends { readonly id: string }>(entries: readonly T[], text: (entry: T) => string) =>
    Object.fromEntries(entries.map((entry) => [entry.id, text(entry)]))
  const schema = scenarioSchema({ decisions: textsOf(decisions, ({ question }) => question), services: textsOf(services, ({ name }) => name) })
  keepJsonSchema(schema, jsonSchema)
  return { ...deepFreeze({ ...rest, decisions: byId(decisions), services: byId(services) }), schema, dictionary: dictionaryWithDerived(schema) }
}
