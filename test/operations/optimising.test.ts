import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { ask, until } from '../helpers/listening.js'
import { plainly } from '../helpers/plainly.js'
import { listening, type Service } from '../helpers/service.js'

const built = (file: string) => fileURLToPath(new URL(`../../dist/${file}`, import.meta.url))
const isOptimised = (out: string) => out.includes('TURBOFAN')

/** A process of Node.js with these arguments, listening on a free port if it does; it goes away with the test. */
function node(t: Test, ...args: string[]): Service {
  const child = spawn(...plainly(process.execPath, ...args), { env: { ...process.env, PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.on('data', (data) => (out += data))
  child.stderr.on('data', (data) => (err += data))
  const ended = new Promise<number | string | null>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)))
  t.teardown(() => child.kill('SIGKILL'))
  return { child, out: () => out, err: () => err, ended }
}

t.test('nothing is optimised while that is held', async (t) => {
  const work = `
    const hot = (many) => { let sum = 0; for (let at = 0; at < many; at++) sum += at % 7; return sum }
    for (let round = 0; round < 3000; round++) hot(2000)`
  const held = `import { holdOptimising, letOptimise } from ${JSON.stringify(built('operations/optimising.js'))}; holdOptimising();`
  const outOf = async (program: string) => {
    const run = node(t, '--trace-opt', '--input-type=module', '--eval', program)
    t.equal(await run.ended, 0, run.err())
    return run.out()
  }
  t.notOk(isOptimised(await outOf(`${held} ${work}`)))
  t.ok(isOptimised(await outOf(`${held} letOptimise(); ${work}`)))
})

t.test('what is asked of the service again and again is optimised', async (t) => {
  const service = node(t, '--trace-opt', built('server.js'))
  const base = await listening(service)
  await until(async () => {
    for (let round = 0; round < 50; round++) await (await ask(base)).text()
    return isOptimised(service.out())
  }, 'it optimises')
  t.pass('it did')
})

t.test('the start takes what V8 compiled of the bundle, which it does only with the flags that this was made with', async (t) => {
  const program = `
    import { readFileSync } from 'node:fs'
    import { bundle, runBundle } from ${JSON.stringify(built('bundled.js'))}
    import { keepHeapSmall } from ${JSON.stringify(built('operations/heap.js'))}
    keepHeapSmall()
    console.log('rejected: ' + runBundle(readFileSync(bundle.compiled)).cachedDataRejected)`
  const service = node(t, '--input-type=module', '--eval', program)
  await listening(service)
  t.match(service.out(), 'rejected: false')
})
