import t from 'tap'
import { operators } from '../../dist/engine/operators.js'
import { checks } from '../../dist/knowledge/checks/all.js'
import { KnowledgeError } from '../../dist/knowledge/fault.js'
import { loadKnowledge } from '../../dist/knowledge/load.js'
import { lay, tiny } from '../helpers/tiny.js'
import { badArchitecture } from './bad/architecture.js'
import { badArchitectureRules } from './bad/architecture-rules.js'
import { badConditions } from './bad/conditions.js'
import { badEvidence } from './bad/evidence.js'
import type { Examples } from './bad/example.js'
import { badReferences } from './bad/references.js'
import { badServices } from './bad/services.js'
import { badSettings } from './bad/settings.js'
import { badSharedConditions } from './bad/shared-conditions.js'

/** For each check what breaks it. */
const bad: Examples = {
  ...badConditions,
  ...badSharedConditions,
  ...badReferences,
  ...badSettings,
  ...badEvidence,
  ...badServices,
  ...badArchitecture,
  ...badArchitectureRules,
}

async function faultsOf(directory: string) {
  try {
    await loadKnowledge(directory, operators)
    return []
  } catch (error) {
    if (error instanceof KnowledgeError) return error.faults
    throw error
  }
}

t.test('a ruleset without a fault passes every check', async (t) => {
  t.same(await faultsOf(lay(t, tiny())), [])
})

t.test('every check has a bad example', async (t) => {
  t.same(Object.keys(bad).sort(), checks.map(({ name }) => name).sort())
})

for (const { name, description } of checks) {
  t.test(`${name}: ${description}`, async (t) => {
    for (const { edit, at, says } of bad[name] ?? []) {
      const files = tiny()
      edit(files)
      const found = (await faultsOf(lay(t, files))).filter(({ check }) => check === name)
      const fault = found.find(({ file, pointer }) => `${file}#${pointer}` === at)
      t.match(fault?.message, says, `finds it at ${at} (found ${JSON.stringify(found)})`)
    }
  })
}
