import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const modules = join(root, 'node_modules')
/** Far from this repository, so that nothing is found by climbing up. */
const folder = await mkdtemp(join(tmpdir(), 'advisor-'))
t.teardown(() => rm(folder, { recursive: true, force: true }))
const installed = join(folder, 'node_modules')
const packed = join(installed, 'aws-data-service-advisor')

const host = `
import Fastify from 'fastify'
import * as library from 'aws-data-service-advisor'
const { advisorPlugin, checkDrift, createAdvisor, recordOf, ScenarioError } = library
const advisor = await createAdvisor()
const { decisions } = await advisor.recommend({ messaging: { replay: true, consumers: 3 } })
const faults = await advisor.recommend({ latencyy: 1 }).catch((error) => (error instanceof ScenarioError ? error.faults : error))
const scenario = { title: 'Events', messaging: { replay: true } }
const record = recordOf(scenario, await advisor.recommend(scenario), advisor)
const { verdict } = await checkDrift(record, advisor)
const app = Fastify()
await app.register(advisorPlugin, { prefix: '/advice' })
const response = await app.inject({ method: 'POST', url: '/advice/v1/recommendations', payload: { messaging: { replay: true, consumers: 3 } } })
await app.close()
console.log(JSON.stringify({
  exports: Object.keys(library).sort().join(' '),
  library: { recommended: decisions[0].recommended, pointer: faults[0].pointer, verdict },
  plugin: { recommended: response.json().decisions[0].recommended },
}))
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

/** As npm would install it, without asking a registry: the tarball, and of this repository's packages those that it says it needs. */
t.before(async () => {
  const { stdout } = await run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: root })
  await mkdir(packed, { recursive: true })
  await run('tar', ['-xzf', join(folder, stdout.trim()), '-C', packed, '--strip-components=1'])
  const { bin, dependencies } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8')) as Record<'bin' | 'dependencies', Record<string, string>>
  await mkdir(join(installed, '@fastify'))
  for (const name of Object.keys(dependencies)) await symlink(join(modules, name), join(installed, name))
  await mkdir(join(installed, '.bin'))
  for (const [name, file] of Object.entries(bin)) {
    await chmod(join(packed, file), 0o755)
    await symlink(join(packed, file), join(installed, '.bin', name))
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'host', private: true, type: 'module' }))
})

t.test('the library and the plugin answer from the packed tarball, which exports what is promised and nothing else', async (t) => {
  await writeFile(join(folder, 'host.mjs'), host)
  t.same(JSON.parse((await run('node', ['host.mjs'], { cwd: folder })).stdout), {
    exports: 'EarlierError KnowledgeError ScenarioError advisorPlugin buildApp checkDrift createAdvisor mermaidOf recordOf',
    library: { recommended: 'kinesis-data-streams', pointer: '/latencyy', verdict: 'unchanged' },
    plugin: { recommended: 'kinesis-data-streams' },
  })
  t.same((await readdir(packed)).sort(), ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'openapi', 'package.json', 'rules'])
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
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck', 'typed.mts']
  await t.resolves(run(join(modules, '.bin/tsc'), flags, { cwd: folder }))
})
