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
  const read = schema.safeParse(input)
  if (read.success) return read.data
  throw new ScenarioError(faultsOf(read.error, schema, input))
}
