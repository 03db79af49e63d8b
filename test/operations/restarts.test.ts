import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'

/** The short form of `npm run restarts`. */
t.test('two instances are restarted under load, and a client that picks a ready one sees no failure', async (t) => {
  const script = fileURLToPath(new URL('../../bench/restarts.mjs', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script, '2'])
  t.match(JSON.parse(stdout), { restarts: 2, failures: [], exitCodes: [0, 0] })
  t.ok(JSON.parse(stdout).requests > 50)
})
