import { fileURLToPath } from 'node:url'
import t from 'tap'
import { ask, until } from '../helpers/listening.js'
import { listening, spawnNode } from '../helpers/service.js'

const built = (file: string) => fileURLToPath(new URL(`../../dist/${file}`, import.meta.url))
const isOptimised = (out: string) => out.includes('TURBOFAN')

t.test('nothing is optimised while that is held', async (t) => {
  const work = `
    const hot = (many) => { let sum = 0; for (let at = 0; at < many; at++) sum += at % 7; return sum }
    for (let round = 0; round < 3000; round++) hot(2000)`
  const held = `import { holdOptimising, letOptimise } from ${JSON.stringify(built('operations/optimising.js'))}; holdOptimising();`
  const outOf = async (program: string) => {
    const run = spawnNode(t, ['--trace-opt', '--input-type=module', '--eval', program])
    t.equal(await run.ended, 0, run.err())
    return run.out()
  }
  t.notOk(isOptimised(await outOf(`${held} ${work}`)))
  t.ok(isOptimised(await outOf(`${held} letOptimise(); ${work}`)))
})

t.test('what is asked of the service again and again is optimised', async (t) => {
  const service = spawnNode(t, ['--trace-opt', built('server.js')])
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
  const service = spawnNode(t, ['--input-type=module', '--eval', program])
  await listening(service)
  t.match(service.out(), 'rejected: false')
})
