import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'

const root = fileURLToPath(new URL('..', import.meta.url))

t.test('an EVALUATOR that there is not stops the start and names those that there are', async (t) => {
  const start = promisify(execFile)(process.execPath, [join(root, 'dist/server.js')], { env: { ...process.env, EVALUATOR: 'quick', PORT: '0' } })
  await t.rejects(start, { code: 1, stderr: 'EVALUATOR must be compiled or reference, not "quick".\n' })
})
