import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { operators } from '../engine/operators.js'
import { unverified } from '../health/unverified.js'
import { loadKnowledge } from '../knowledge/load.js'
import { ownProject, run } from './program.js'

await run(async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const found = unverified(await loadKnowledge(join(positionals[0] ?? ownProject, 'rules'), operators))
  console.log(`${found.length || 'Nothing'} unverified.`)
  for (const { kind, place, text } of found) console.log(`${kind}  ${place}  ${text}`)
  return 0
})
