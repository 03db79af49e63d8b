import { remembered } from '../memory.js'
import { type Fault, faultsOf } from './faults.js'
import { type QuickReader, quickReader } from './quick-read.js'
import type { Scenario, ScenarioSchema } from './schema.js'

/** A scenario that cannot be taken, with every fault and its place. */
export class ScenarioError extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(`The scenario cannot be taken: ${faults.map(({ pointer, message }) => `${pointer || '(the whole)'}: ${message}`).join(' ')}`)
    this.name = 'ScenarioError'
    this.faults = faults
  }
}

const quickReaders = new WeakMap<ScenarioSchema, QuickReader>()

/** Checks an input against the scenario schema. Throws a {@link ScenarioError}. */
export function readScenario(input: unknown, schema: ScenarioSchema): Scenario {
  const known = remembered(quickReaders, schema, quickReader)(input)
  if (known !== undefined) return known as Scenario
  const { data, error } = schema.safeParse(input)
  const faults = error ? faultsOf(error, schema, input) : [...strangers(input)]
  if (faults.length > 0) throw new ScenarioError(faults)
  return data as Scenario
}

/** Objects that hold their content elsewhere than in members, such as a Map or a promise: zod takes them for empty ones. */
function* strangers(input: unknown): Generator<Fault> {
  for (const [pointer, value] of [['', input] as const, ...Object.entries(input as object).map(([key, value]) => [`/${key}`, value] as const)]) {
    const kind = Object.prototype.toString.call(value).slice(8, -1)
    if (typeof value !== 'object' || kind === 'Object' || kind === 'Array') continue
    yield { pointer, code: 'wrong-type', message: `Expected a plain object, not one of the class ${kind}.` }
    return
  }
}
