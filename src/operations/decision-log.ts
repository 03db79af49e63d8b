import type { Observer } from '../http/observed.js'
import { nearest, suggested } from '../scenario/nearest.js'
import type { Lines } from './lines.js'

export interface DecisionLogOptions {
  /** Whether the scenario is written too. */
  readonly scenario: boolean
  /** Fields of the scenario that are written as `***`, such as `title` or `existing.keep`. */
  readonly masked: readonly string[]
}

/** Writes a line of JSON for every answer: when, its id, the digest of the ruleset and what won each decision; the scenario if asked for. */
export function decisionLog({ write }: Pick<Lines, 'write'>, { scenario: withScenario, masked }: DecisionLogOptions): Observer {
  const paths = masked.map((field) => field.split('.'))
  return ({ id, ruleset, decisions }, scenario) => {
    const winners = Object.fromEntries(decisions.map(({ decision, recommended }) => [decision, recommended]))
    const shown = withScenario ? { scenario: paths.reduce<unknown>(hide, scenario) } : {}
    write(`${JSON.stringify({ time: new Date().toISOString(), id, ruleset: ruleset.digest, decisions: winners, ...shown })}\n`)
  }
}

/** A copy without what stands at the path. */
function hide(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path
  if (key === undefined) return '***'
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value
  return { ...value, [key]: hide((value as Record<string, unknown>)[key], rest) }
}

type Schema = { readonly properties?: Readonly<Record<string, Schema>> }

/** A sentence for each masked field that no scenario has: a typing error here would show what is to be hidden. */
export function unknownFields(masked: readonly string[], scenarioSchema: unknown): string[] {
  const known = fieldsOf(scenarioSchema as Schema)
  return masked
    .filter((field) => !known.includes(field))
    .map((field) => `DECISION_LOG_MASK names ${JSON.stringify(field)}, which no scenario has.${suggested(nearest(field, known))}`)
}

const fieldsOf = ({ properties = {} }: Schema, before = ''): string[] =>
  Object.entries(properties).flatMap(([name, schema]) => [`${before}${name}`, ...fieldsOf(schema, `${before}${name}.`)])
