import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { plainly } from './helpers/plainly.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Starts the built service with these variables; it is taken to end by itself. */
const start = (variables: Record<string, string>) =>
  promisify(execFile)(...plainly(process.execPath, join(root, 'dist/server.js')), { env: { ...process.env, PORT: '0', ...variables }, timeout: 20_000 })

t.test('every value out of range stops the start, all told at once, before anything listens', async (t) => {
  await t.rejects(start({ EVALUATOR: 'quick', PORT: 'high', PROT: '1' }), {
    code: 78,
    stdout: '',
    stderr: [
      'There is no variable PROT. Did you mean PORT?',
      'PORT must be a whole number from 0 to 65535, not "high".',
      'EVALUATOR must be compiled or reference, not "quick".\n',
    ].join('\n'),
  })
})
