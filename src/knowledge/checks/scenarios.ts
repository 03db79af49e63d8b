import { faultsOf } from '../../scenario/faults.js'
import type { Check } from '../check.js'
import { fileOf } from '../library.js'

export const workedScenarios: Check = {
  name: 'worked-scenarios',
  description: 'A worked scenario is one that the API accepts.',
  *find({ scenarios, schema }) {
    for (const { id, scenario } of scenarios) {
      const read = schema.safeParse(scenario)
      if (read.success) continue
      for (const { pointer, message } of faultsOf(read.error, schema, scenario)) yield { file: fileOf.scenario(id), pointer: `/scenario${pointer}`, message }
    }
  },
}
