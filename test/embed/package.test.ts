import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
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
import { createAdvisor, ScenarioError } from 'aws-data-service-advisor'
const advisor = await createAdvisor()
const { decisions } = await advisor.recommend({ messaging: { replay: true, consumers: 3 } })
const faults = await advisor.recommend({ latencyy: 1 }).catch((error) => (error instanceof ScenarioError ? error.faults : error))
console.log(JSON.stringify({ recommended: decisions[0].recommended, pointer: faults[0].pointer }))
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
import { type Advisor, createAdvisor, type Recommendation } from 'aws-data-service-advisor'
const advisor: Advisor = await createAdvisor()
const answer: Recommendation = await advisor.recommend({})
export const status: 'settled' | 'provisional' | 'tied' | 'none-viable' | undefined = answer.decisions[0]?.status
`

t.before(async () => {
  const { stdout } = await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: root })
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'host', private: true, type: 'module' }))
  await run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', join(folder, stdout.trim()), 'fastify@5'], { cwd: folder })
})

t.test('the library answers from the packed tarball', async (t) => {
  await writeFile(join(folder, 'library.mjs'), library)
  t.same(JSON.parse((await run('node', ['library.mjs'], { cwd: folder })).stdout), { recommended: 'kinesis-data-streams', pointer: '/latencyy' })
})

t.test('the plugin answers from the packed tarball', async (t) => {
  await writeFile(join(folder, 'plugin.mjs'), plugin)
  t.same(JSON.parse((await run('node', ['plugin.mjs'], { cwd: folder })).stdout), { recommended: 'kinesis-data-streams' })
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
  t.equal(stdout.trim(), 'KnowledgeError ScenarioError advisorPlugin buildApp createAdvisor')
  const packed = await readdir(join(folder, 'node_modules/aws-data-service-advisor'))
  t.same(packed.sort(), ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'openapi', 'package.json', 'rules'])
})
