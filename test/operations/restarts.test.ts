import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { plainly } from '../helpers/plainly.js'
import { project } from '../helpers/project.js'
import { tiny } from '../helpers/tiny.js'

/** The short form of `npm run restarts`, over rules that are read in a moment. */
t.test('one of two instances is restarted under load, and a client that picks a ready one sees no failure', async (t) => {
  const script = fileURLToPath(new URL('../../bench/restarts.mjs', import.meta.url))
  const env = { ...process.env, RULES: join(await project(t, tiny()), 'rules') }
  const { stdout } = await promisify(execFile)(...plainly(process.execPath, script, '1'), { env })
  t.match(JSON.parse(stdout), { restarts: 1, failures: [], exitCodes: [0] })
  t.ok(JSON.parse(stdout).requests > 50)
})
