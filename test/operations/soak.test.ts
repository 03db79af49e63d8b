import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'

/** The short form of `npm run soak`, without its bounds on time, which a busy machine shifts at will. */
t.test('of more than it can serve it refuses the excess and answers the rest, keeps its memory, and serves as before when that is over', async (t) => {
  const script = fileURLToPath(new URL('../../bench/soak.mjs', import.meta.url))
  const failed = (error: { stdout: string }) => error
  const { stdout } = await promisify(execFile)(process.execPath, [script, '3', '4']).catch(failed)
  const { overload, again, megabytes, code } = JSON.parse(stdout.slice(0, stdout.indexOf('\n')))
  t.equal(overload.errors + again.errors, 0)
  t.same(Object.keys(overload.statuses), ['200', '503'], 'nothing but answers and refusals')
  t.same(Object.keys(again.statuses), ['200'])
  t.ok(megabytes.after < megabytes.before * 1.5 + 30, `${megabytes.before} MB before, ${megabytes.after} MB after`)
  t.equal(code, 0)
})
