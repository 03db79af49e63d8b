import { suggested } from '../scenario/nearest.js'
import { likeliest } from './typing-errors.js'
import { type Variable, variables } from './variables.js'

type Table = Readonly<Record<string, Variable<unknown>>>
type ConfigOf<T> = { readonly [Name in keyof T]: T[Name] extends Variable<infer V> ? V : never }

/** The value of every variable. */
export type Config = ConfigOf<typeof variables>

/** The settings of a process, or everything that is wrong with them. */
export interface Reading<T = typeof variables> {
  /** Undefined where there is a fault. */
  readonly config: ConfigOf<T> | undefined
  /** A sentence for each value that cannot be taken. */
  readonly faults: readonly string[]
  /** A sentence for each name that is most likely a typing error. They stop nothing: the name may be another program's. */
  readonly warnings: readonly string[]
}

/** Reads the environment against the table of variables. Reads all of it: no fault hides another. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Reading => readTable(variables, environment)

/** {@link readConfig} over any table. */
export function readTable<T extends object>(table: T, environment: Readonly<Record<string, string | undefined>>): Reading<T> {
  const faults: string[] = []
  const config: Record<string, unknown> = {}
  for (const [name, { takes, default: fallback, secret = false }] of Object.entries(table as unknown as Table)) {
    const given = environment[name]
    const value = given === undefined ? fallback : takes.read(given)
    if (given !== undefined && value === undefined) faults.push(`${name} must be ${takes.range}${secret ? '' : `, not ${JSON.stringify(given)}`}.`)
    config[name] = value
  }
  const known = Object.keys(table)
  const warnings = Object.keys(environment).flatMap((name) => {
    const meant = known.includes(name) ? undefined : likeliest(name, known)
    return meant === undefined ? [] : [`There is no variable ${name}.${suggested(meant)}`]
  })
  return { config: faults.length === 0 ? (config as ConfigOf<T>) : undefined, faults, warnings }
}
