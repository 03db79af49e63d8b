import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { etagOf } from '../../dist/http/validators.js'
import { codeMark } from '../../dist/knowledge/marks.js'
import { advisor } from '../helpers/app.js'
import { copied } from '../helpers/copied.js'
import { plainly } from '../helpers/plainly.js'
import { listening, spawnService } from '../helpers/service.js'

const scenario = JSON.stringify({ sources: ['clickstream'], messaging: { consumers: 3, replay: true } })

t.test('the bundle is used while it is as it was made and up to date, and answers as the modules do', async (t) => {
  const folder = copied(t)
  const at = (name: string) => join(folder, name)
  const modules = readFileSync(at('dist/serve.js'), 'utf8')
  writeFileSync(at('dist/serve.js'), `${modules}\nconsole.error('module by module')\n`)

  const etags: unknown[] = []
  /** What a service says. */
  async function saidBy(base: string) {
    const post = { method: 'POST', body: scenario, headers: { 'content-type': 'application/json' } }
    const texts = [
      await fetch(`${base}/v1/recommendations?detail=full`, post),
      await fetch(`${base}/v1/evidence`),
      await fetch(`${base}/openapi.json`),
      await fetch(`${base}/docs/static/swagger-ui.css`),
      await fetch(`${base}/readyz`),
    ]
    const metrics = await fetch(`${base}/metrics`)
    t.equal(metrics.status, 200)
    etags.push(texts[1]?.headers.get('etag'))
    return Promise.all(texts.map(async (answer) => [answer.status, await answer.text()]))
  }

  /** Whether a service comes out of the bundle, and what it says if that is asked. */
  async function start(ask: (base: string) => Promise<unknown> = async () => undefined) {
    const service = spawnService(t, {}, at('dist/server.js'))
    const said = await ask(await listening(service))
    const isBundled = !service.err().includes('module by module')
    service.child.kill('SIGINT')
    t.equal(await service.ended, 0)
    return { said, isBundled }
  }

  const bundled = await start(saidBy)
  t.ok(bundled.isBundled)
  t.match(bundled.said, [[200], [200], [200], [200], [200]])
  // It is another program than the one that was sealed, and would check all rules at every start.
  execFileSync(...plainly(process.execPath, at('dist/cli/seal.js')))
  for (const [what, file] of [
    ['other packages', 'package-lock.json'],
    ['other compiled code', 'dist/start/serve.compiled'],
  ] as const) {
    const before = readFileSync(at(file))
    appendFileSync(at(file), '\n')
    t.equal((await start()).isBundled, false, what)
    writeFileSync(at(file), before)
  }
  rmSync(at('dist/start'), { recursive: true })
  t.same(await start(saidBy), { said: bundled.said, isBundled: false }, 'no bundle')
  const [ofBundle, ofModules] = etags
  t.equal(ofBundle, etagOf(codeMark(), advisor.ruleset.digest), 'the bundle has the ETags of the program that it was made of')
  t.match(ofModules, /^"[0-9a-f]{16}-[0-9a-f]{32}"$/)
  t.not(ofModules, ofBundle, 'another program with the same rules has others')
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
