import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { access, readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import dockerfile from 'dockerfile-utils'
import t from 'tap'

const root = fileURLToPath(new URL('../..', import.meta.url))
const text = await readFile(join(root, 'Dockerfile'), 'utf8')
const ignored = await readFile(join(root, '.dockerignore'), 'utf8')
const final = text.slice(text.lastIndexOf('\nFROM '))
const command = (instruction: string) => JSON.parse(new RegExp(`${instruction}(\\[.*\\])$`, 'm').exec(final)?.[1] ?? '[]') as [string, ...string[]]
const start = command('^CMD ')
const check = command('^HEALTHCHECK .*CMD ')

t.test('a linter finds nothing in the Dockerfile', async (t) => {
  const severity = dockerfile.ValidationSeverity.ERROR
  const strict = {
    deprecatedMaintainer: severity,
    directiveCasing: severity,
    emptyContinuationLine: severity,
    instructionCasing: severity,
    instructionCmdMultiple: severity,
    instructionEntrypointMultiple: severity,
    instructionHealthcheckMultiple: severity,
    instructionJSONInSingleQuotes: severity,
    instructionWorkdirRelative: severity,
  }
  t.same(dockerfile.validate(text, strict), [])
  t.not(dockerfile.validate(text.replace('USER node', 'USR node'), strict).length, 0, 'it would find a fault')
})

t.test('the image is small and closed: two stages, no root, an absolute command without a shell, only what is needed', async (t) => {
  t.equal(text.match(/^FROM /gm)?.length, 2)
  t.match(final, /^USER node$/m)
  t.ok(final.indexOf('USER node') > final.lastIndexOf('COPY '), 'the user owns none of the files')
  t.notMatch(final, /npm|curl|wget|apt|chown|ADD /)
  for (const [program, file = ''] of [start, check]) {
    t.equal(program, 'node')
    await access(join(root, file))
  }
  t.match(ignored, /^\*$/m)
  const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '))
  for (const source of copied) {
    await access(join(root, source))
    t.match(ignored, new RegExp(`^!${source.replaceAll('.', '\\.')}$`, 'm'), `${source} is not ignored`)
  }
  t.equal(ignored.match(/^!/gm)?.length, new Set(copied).size, 'and nothing else is let in')
})

t.test('what the image starts writes nothing to the file system, and its health check tells whether it serves', async (t) => {
  const port = await freePort()
  const permission = Number(process.versions.node.split('.')[0]) >= 24 ? ['--permission', '--allow-net'] : ['--experimental-permission']
  const flags = [...permission.filter((flag) => process.allowedNodeEnvironmentFlags.has(flag)), '--allow-fs-read=*', '--no-warnings']
  const env = { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'info', NODE_ENV: 'production' }
  const healthy = () => promisify(execFile)(process.execPath, check.slice(1), { cwd: root, env })
  await t.rejects(healthy(), { code: 1 }, 'before the start')
  // Without what the test runner would load into it.
  const service: ChildProcess = spawn('env', ['-u', 'NODE_OPTIONS', process.execPath, ...flags, ...start.slice(1)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.teardown(() => service.kill('SIGKILL'))
  let told = ''
  service.stderr?.on('data', (part) => (told += String(part)))
  await new Promise<void>((resolve, reject) => {
    service.stdout?.on('data', (part) => /docs at/i.test(String(part)) && resolve())
    service.once('exit', (code) => reject(new Error(`it ended with ${code}: ${told}`)))
  })
  await healthy()
  const answer = await fetch(`http://127.0.0.1:${port}/v1/recommendations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{ "messaging": { "replay": true } }',
  })
  t.equal(answer.status, 200)
  const ended = new Promise((resolve) => service.once('exit', resolve))
  service.kill('SIGTERM')
  t.equal(await ended, 0)
  await t.rejects(healthy(), { code: 1 }, 'after the end')
})

t.test(
  'the health check asks where the service listens, and on this machine where it listens everywhere',
  { skip: process.platform !== 'linux' },
  async (t) => {
    for (const [listens, asked] of [
      ['127.0.0.2', '127.0.0.2'],
      ['0.0.0.0', '127.0.0.1'],
    ] as const) {
      const server = createServer((request, response) => response.writeHead(request.headers.host?.startsWith(`${asked}:`) ? 200 : 404).end())
      await new Promise<void>((resolve) => server.listen(0, listens, resolve))
      t.teardown(() => server.close())
      const env = { PATH: process.env['PATH'], HOST: listens, PORT: String((server.address() as AddressInfo).port) }
      await t.resolves(promisify(execFile)(process.execPath, check.slice(1), { cwd: root, env }), listens)
    }
  },
)

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
