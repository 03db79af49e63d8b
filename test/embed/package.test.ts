import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { plainly } from '../helpers/plainly.js'

const execute = promisify(execFile)
const run = (cwd: string, command: string, ...args: string[]) => execute(...plainly(command, ...args), { cwd })
const root = fileURLToPath(new URL('../..', import.meta.url))
const modules = join(root, 'node_modules')
/** Far from this repository, so that nothing is found by climbing up. */
const folder = await mkdtemp(join(tmpdir(), 'advisor-'))
t.teardown(() => rm(folder, { recursive: true, force: true }))
const installed = join(folder, 'node_modules')
const packed = join(installed, 'aws-data-service-advisor')

const host = `
import { writeFile } from 'node:fs/promises'
import Fastify from 'fastify'
import * as library from 'aws-data-service-advisor'
const { advisorPlugin, checkDrift, createAdvisor, recordOf, ScenarioError } = library
const advisor = await createAdvisor()
const { decisions } = await advisor.recommend({ messaging: { replay: true, consumers: 3 } })
const faults = await advisor.recommend({ latencyy: 1 }).catch((error) => (error instanceof ScenarioError ? error.faults : error))
const scenario = { title: 'Events', messaging: { replay: true } }
const record = recordOf(scenario, await advisor.recommend(scenario), advisor)
const { verdict } = await checkDrift(record, advisor)
await writeFile('events.md', record)
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
import 'fastify'
declare module 'fastify' { interface FastifyRequest { trace: { id: string }, isAdmitted: () => boolean } }
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
  const { stdout } = await run(root, 'npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', folder)
  await mkdir(packed, { recursive: true })
  await run(folder, 'tar', '-xzf', stdout.trim(), '-C', packed, '--strip-components=1')
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
  t.same(JSON.parse((await run(folder, process.execPath, 'host.mjs')).stdout), {
    exports: 'EarlierError KnowledgeError OptionsError ScenarioError advisorPlugin buildApp checkDrift createAdvisor mermaidOf recordOf',
    library: { recommended: 'kinesis-data-streams', pointer: '/latencyy', verdict: 'unchanged' },
    plugin: { recommended: 'kinesis-data-streams' },
  })
  t.same((await readdir(packed)).sort(), ['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'openapi', 'package.json', 'rules'])
  const built = await readdir(join(packed, 'dist'))
  t.ok(built.includes('rules.sealed'), 'its rules need not be checked at every start')
  t.notOk(built.includes('start'), 'the bundle, in which others’ packages are, is not published')
})

t.test('the command checks through npx what the library wrote, from the packed tarball', async (t) => {
  t.match((await run(folder, 'npx', '--no', 'aws-data-service-advisor', 'check', 'events.md')).stdout, /events\.md {2}unchanged/)
})

t.test('its types hold in a strict host, whatever that adds to requests', async (t) => {
  await writeFile(join(folder, 'typed.mts'), typed)
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck', 'typed.mts']
  await t.resolves(run(folder, join(modules, '.bin/tsc'), ...flags))
})
