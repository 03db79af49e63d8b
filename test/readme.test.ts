import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { mermaidOf } from '../dist/forms/mermaid.js'
import { advisor } from './helpers/app.js'
import { plainly } from './helpers/plainly.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('..', import.meta.url))
const readme = await readFile(join(root, 'README.md'), 'utf8')
const blocks = (language: string, document = readme) =>
  [...document.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text]) => text as string)
const [start, ...curls] = blocks('sh') as [string, ...string[]]
const [json] = blocks('json') as [string]

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

async function ready(url: string): Promise<void> {
  for (let left = 300; left > 0; left--) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${url} did not come up`)
}

t.test('its commands do what it says', async (t) => {
  const port = await freePort()
  const service: ChildProcess = spawn(...plainly('sh', '-c', start.trim()), {
    cwd: root,
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'warn' },
    detached: true,
    stdio: 'ignore',
  })
  t.teardown(() => service.pid && process.kill(-service.pid))
  const base = `http://127.0.0.1:${port}`
  await ready(`${base}/readyz`)
  t.match((await fetch(`${base}/docs`)).headers.get('content-type'), /html/)
  const answers = []
  for (const block of curls) {
    for (const command of block.replaceAll('http://127.0.0.1:3000', base).split(/\n(?=curl)/)) {
      const { stdout } = await run('sh', ['-c', command.replace('curl -s', 'curl -sf')])
      answers.push(stdout.startsWith('---\n') ? stdout : JSON.parse(stdout))
    }
  }
  t.equal(answers.length, 8)
  t.match(answers[0], JSON.parse(json), 'the shortened answer is the real one')
  t.match(answers[1], { decisions: [{ decision: 'ingestion', recommended: 'kinesis-data-streams' }] })
  t.same(answers[2], answers[0], 'the default detail is standard')
  t.match(answers[3], { id: answers[0].id, decisions: [{ ledger: [{ rule: /ingestion/ }] }] })
  t.match(answers[4], /^# Clickstream$/m)
  t.match(answers[5], { name: 'ingestion.kinesis-replays' })
  t.match(answers[6], { status: 'wrong' })
  t.match(answers[7], { services: [{ id: 'kinesis-data-streams' }, { id: 'data-firehose' }, { id: 'sqs' }] })
})

/** A folder in which examples find the package. */
async function host(t: Test): Promise<string> {
  const folder = t.testdir()
  await mkdir(join(folder, 'node_modules'))
  for (const [name, target] of [
    ['aws-data-service-advisor', root],
    ['fastify', join(root, 'node_modules/fastify')],
  ] as const) {
    await symlink(target, join(folder, 'node_modules', name))
  }
  return folder
}

t.test('its examples of embedding run', async (t) => {
  const folder = await host(t)
  const examples = blocks('js')
  t.equal(examples.length, 2)
  for (const [at, text] of examples.entries()) {
    await writeFile(join(folder, `example-${at}.mjs`), text)
    const { stdout } = await run(...plainly('node', '--preserve-symlinks', `example-${at}.mjs`), { cwd: folder })
    t.match(stdout, /athena|Kinesis/)
  }
})

t.test('the function that docs/running.md shows checks itself once, answers, and tells faults', async (t) => {
  const folder = await host(t)
  const [example = ''] = blocks('js', await readFile(join(root, 'docs/running.md'), 'utf8'))
  t.match(example, /await advisor\.selfCheck\(\)/, 'the library does not do it by itself')
  const asked =
    'console.log(JSON.stringify([(await handler({ messaging: { replay: true } })).decisions[0].decision, (await handler({ latencyy: 1 })).faults[0].pointer]))'
  await writeFile(join(folder, 'function.mjs'), `${example}\n${asked}\n`)
  const { stdout } = await run(...plainly('node', '--preserve-symlinks', 'function.mjs'), { cwd: folder })
  t.same(JSON.parse(stdout), ['ingestion', '/latencyy'])
})

t.test('what it says of decisions, scenarios and scripts is so', async (t) => {
  for (const { id } of advisor.views.decisions) t.match(readme, new RegExp(`\`${id}\``))
  t.match(readme, new RegExp(`${advisor.scenarios.length} worked scenarios`))
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
  for (const [, script] of readme.matchAll(/npm run ([\w:]+)/g)) t.ok(scripts[script as string], `npm run ${script}`)
})

t.test('its diagram is that of the worked scenario', async (t) => {
  const { title, scenario } = advisor.scenarios.find(({ id }) => id === 'csv-lake-to-dashboards') ?? { title: '', scenario: {} }
  t.equal(blocks('mermaid')[0], mermaidOf((await advisor.recommend(scenario)).architecture, title))
})
