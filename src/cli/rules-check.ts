import { fileURLToPath } from 'node:url'
import { operators } from '../engine/operators.js'
import { KnowledgeError } from '../knowledge/fault.js'
import { loadKnowledge } from '../knowledge/load.js'
import { searchable } from '../search/limits.js'

const directory = process.argv[2] ?? fileURLToPath(new URL('../../rules/', import.meta.url))
try {
  const { decisions, services, digest } = await loadKnowledge(directory, operators, [searchable])
  console.log(`${decisions.size} decisions, ${services.size} services: no faults. ${digest}`)
} catch (error) {
  if (!(error instanceof KnowledgeError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
