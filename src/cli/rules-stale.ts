import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { operators } from '../engine/operators.js'
import { staleSources } from '../health/stale.js'
import { loadKnowledge } from '../knowledge/load.js'
import { fullDate } from '../knowledge/shape/dates.js'
import { ownProject, run, Unusable } from './program.js'

await run(async () => {
  const { values, positionals } = parseArgs({ options: { on: { type: 'string' } }, allowPositionals: true })
  const day = values.on ?? new Date().toISOString().slice(0, 10)
  if (!fullDate.safeParse(day).success) throw new Unusable(`--on takes a day as YYYY-MM-DD, not "${day}".`)

  const stale = staleSources(await loadKnowledge(join(positionals[0] ?? ownProject, 'rules'), operators), day)
  console.log(`${stale.length || 'No'} source${stale.length === 1 ? '' : 's'} to look at again on ${day}.`)
  for (const { id, title, url, reviewBy, rules, settings, attributes, connections, claims } of stale) {
    console.log(`${reviewBy}  ${id}  ${title}${url === undefined ? '' : `  ${url}`}`)
    console.log(`            rests on it: rules ${rules}, settings ${settings}, attributes ${attributes}, connections ${connections}, claims ${claims}`)
  }
  return 0
})
