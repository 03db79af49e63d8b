import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { copied } from '../helpers/copied.js'
import { listening, spawnService } from '../helpers/service.js'

const scenario = JSON.stringify({ sources: ['clickstream'], messaging: { consumers: 3, replay: true } })

t.test('the bundle is used while it is up to date, and answers as the modules do', async (t) => {
  const folder = copied(t)
  const at = (name: string) => join(folder, name)
  appendFileSync(at('dist/start/serve.mjs'), '\nconsole.error("out of the bundle")\n')

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
    const isBundled = service.err().includes('out of the bundle')
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
  for (const [what, change] of [
    ['other packages', () => appendFileSync(at('package-lock.json'), '\n')],
    ['a program that was compiled anew', () => appendFileSync(at('dist/.tsbuildinfo'), '\n')],
    ['no bundle', () => rmSync(at('dist/start'), { recursive: true })],
  ] as const) {
    const before = readFileSync(at('package-lock.json'))
    change()
    const { said, isBundled } = await start()
    t.equal(isBundled, false, what)
    t.same(said, bundled.said, what)
    writeFileSync(at('package-lock.json'), before)
  }
})

t.test('the bundle names the modules that its parts come from, so that a stack can be read', async (t) => {
  const folder = join(copied(t), 'dist/start')
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  for (const module of ['dist/advisor/recommend.js', 'dist/http/route.js'])
    t.ok(
      texts.some((text) => text.includes(`// ${module}`)),
      module,
    )
})
