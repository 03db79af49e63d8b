import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
/** Far from this repository, so that nothing is found by climbing up. */
const folder = await mkdtemp(join(tmpdir(), 'advisor-'))
t.teardown(() => rm(folder, { recursive: true, force: true }))

const library = `
import { checkDrift, createAdvisor, recordOf, ScenarioError } from 'aws-data-service-advisor'
const advisor = await createAdvisor()
const { decisions } = await advisor.recommend({ messaging: { replay: true, consumers: 3 } })
const faults = await advisor.recommend({ latencyy: 1 }).catch((error) => (error instanceof ScenarioError ? error.faults : error))
const scenario = { title: 'Events', messaging: { replay: true } }
const record = recordOf(scenario, await advisor.recommend(scenario), advisor)
const { verdict } = await checkDrift(record, advisor)
console.log(JSON.stringify({ recommended: decisions[0].recommended, pointer: faults[0].pointer, verdict }))
`
const plugin = `
import Fastify from 'fastify'
import { advisorPlugin } from 'aws-data-service-advisor'
const app = Fastify()
await app.register(advisorPlugin, { prefix: '/advice' })
const response = await app.inject({ method: 'POST', url: '/advice/v1/recommendations', payload: { messaging: { replay: true, consumers: 3 } } })
console.log(JSON.stringify({ recommended: response.json().decisions[0].recommended }))
await app.close()
`
const typed = `
import { type Advisor, checkDrift, createAdvisor, type DriftCheck, mermaidOf, type Recommendation, recordOf } from 'aws-data-service-advisor'
const advisor: Advisor = await createAdvisor()
const answer: Recommendation = await advisor.recommend({})
export const record: string = recordOf({}, answer, advisor)
export const diagram: string = mermaidOf(answer.architecture, 'Title')
export const check: DriftCheck = await checkDrift(record, advisor)
export const status: 'settled' | 'provisional' | 'tied' | 'none-viable' | undefined = answer.decisions[0]?.status
`

t.before(async () => {
  const { stdout } = await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: root })
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'host', private: true, type: 'module' }))
  await run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', join(folder, stdout.trim()), 'fastify@5'], { cwd: folder })
})

t.test('the library answers from the packed tarball', async (t) => {
  await writeFile(join(folder, 'library.mjs'), library)
  t.same(JSON.parse((await run('node', ['library.mjs'], { cwd: folder })).stdout), {
    recommended: 'kinesis-data-streams',
    pointer: '/latencyy',
    verdict: 'unchanged',
  })
})

t.test('the plugin answers from the packed tarball', async (t) => {
  await writeFile(join(folder, 'plugin.mjs'), plugin)
  t.same(JSON.parse((await run('node', ['plugin.mjs'], { cwd: folder })).stdout), { recommended: 'kinesis-data-streams' })
})

t.test('the command answers and checks through npx, from the packed tarball', async (t) => {
  await mkdir(join(folder, 'docs'), { recursive: true })
  await writeFile(join(folder, 'scenario.json'), JSON.stringify({ title: 'Events', messaging: { replay: true } }))
  const npx = (...args: string[]) => run('npx', ['--no', 'aws-data-service-advisor', ...args], { cwd: folder })
  const { stdout: record } = await npx('recommend', 'scenario.json', '--format', 'markdown')
  t.match(record, /^---\nstatus: proposed\n[\s\S]*\n# Events\n/)
  await writeFile(join(folder, 'docs', 'events.md'), record)
  t.match((await npx('check', 'docs/events.md')).stdout, /docs\/events\.md {2}unchanged/)
})

t.test('its types hold in a strict host', async (t) => {
  await writeFile(join(folder, 'typed.mts'), typed)
  const tsc = join(root, 'node_modules/.bin/tsc')
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck', 'typed.mts']
  await t.resolves(run(tsc, flags, { cwd: folder }))
})

t.test('it exports what is promised and nothing else', async (t) => {
  const { stdout } = await run('node', ['-e', "import('aws-data-service-advisor').then((all) => console.log(Object.keys(all).sort().join(' ')))"], {
    cwd: folder,
  })
  t.equal(stdout.trim(), 'EarlierError KnowledgeError ScenarioError advisorPlugin buildApp checkDrift createAdvisor mermaidOf recordOf')
  const packed = await readdir(join(folder, 'node_modules/aws-data-service-advisor'))
  t.same(packed.sort(), ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'openapi', 'package.json', 'rules'])
})
