import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { codeMark } from '../../dist/knowledge/marks.js'
import { copied } from '../helpers/copied.js'
import { listening, spawnService } from '../helpers/service.js'

const scenario = JSON.stringify({ sources: ['clickstream'], messaging: { consumers: 3, replay: true } })

t.test('the bundle is used while it is as it was made and up to date, and answers as the modules do', async (t) => {
  const folder = copied(t)
  const at = (name: string) => join(folder, name)
  const modules = readFileSync(at('dist/serve.js'), 'utf8')
  writeFileSync(at('dist/serve.js'), `${modules}\nconsole.error('module by module')\n`)

  /** What a service says, and whether it comes out of the bundle. */
  async function start() {
    const service = spawnService(t, {}, at('dist/server.js'))
    const base = await listening(service)
    const post = { method: 'POST', body: scenario, headers: { 'content-type': 'application/json' } }
    const texts = [
      await fetch(`${base}/v1/recommendations?detail=full`, post),
      await fetch(`${base}/v1/evidence`),
      await fetch(`${base}/openapi.json`),
      await fetch(`${base}/docs/static/swagger-ui.css`),
      await fetch(`${base}/readyz`),
    ]
    const said = await Promise.all(texts.map(async (answer) => [answer.status, await answer.text()]))
    const metrics = await fetch(`${base}/metrics`)
    t.equal(metrics.status, 200)
    const isBundled = !service.err().includes('module by module')
    service.child.kill('SIGINT')
    t.equal(await service.ended, 0)
    return { said, isBundled }
  }

  const bundled = await start()
  t.ok(bundled.isBundled)
  t.same(
    bundled.said.map(([status]) => status),
    [200, 200, 200, 200, 200],
  )
  for (const [what, file] of [
    ['other packages', 'package-lock.json'],
    ['other compiled code', 'dist/start/serve.compiled'],
  ] as const) {
    const before = readFileSync(at(file))
    appendFileSync(at(file), '\n')
    t.same(await start(), { said: bundled.said, isBundled: false }, what)
    writeFileSync(at(file), before)
  }
  rmSync(at('dist/start'), { recursive: true })
  t.equal((await start()).isBundled, false, 'no bundle')
})

t.test('the bundle names the modules that its parts come from, so that a stack can be read', async (t) => {
  const text = readFileSync(new URL('../../dist/start/serve.cjs', import.meta.url), 'utf8')
  for (const module of ['dist/advisor/recommend.js', 'dist/http/route.js']) t.ok(text.includes(`// ${module}`), module)
})

t.test('the bundle opens the seal that the build left', async (t) => {
  const built = (name: string) => readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8')
  t.ok(built('rules.sealed').includes(codeMark()), 'the seal is of this program')
  t.ok(built('start/serve.cjs').includes(codeMark()), 'and so is the bundle')
})
