import { readFile } from 'node:fs/promises'
import { Agent, type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import t from 'tap'
import { ask, socketTo, until } from '../helpers/listening.js'
import { project } from '../helpers/project.js'
import { listening, spawnService } from '../helpers/service.js'
import { tiny } from '../helpers/tiny.js'

const rules = join(await project(t, tiny()), 'rules')
const linesOf = async (file: string) => (await readFile(file, 'utf8')).trimEnd().split('\n')

t.test('after SIGTERM it says that it is not ready, serves on, closes each connection after its answer, and ends with 0 and a whole log', async (t) => {
  const file = join(t.testdir(), 'decisions.jsonl')
  const service = spawnService(t, { RULES: rules, DRAIN_MS: '1500', DECISION_LOG: file, DECISION_LOG_SCENARIO: 'on', DECISION_LOG_MASK: 'title' })
  const base = await listening(service)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  t.teardown(() => agent.destroy())
  const overKept = () =>
    new Promise<IncomingMessage>((resolve, reject) =>
      request(`${base}/livez`, { agent }, (answer) => resolve(answer.resume()))
        .once('error', reject)
        .end(),
    )
  t.equal((await overKept()).headers.connection, 'keep-alive')

  let answered = 0
  const begun = Date.now()
  const worker = async () => {
    for (let n = 0; Date.now() < begun + 1200; n++) {
      if ((await ask(base, { title: 'hush', messaging: { consumers: 1 + (n % 5) } })).status === 200) answered++
    }
  }
  const workers = [worker(), worker(), worker()]
  await until(() => answered > 0, 'requests are answered')
  service.child.kill('SIGTERM')
  await until(async () => (await fetch(`${base}/readyz`)).status === 503, 'it is no longer ready')
  t.equal((await fetch(`${base}/livez`)).status, 200)
  t.equal((await overKept()).headers.connection, 'close')
  await Promise.all(workers)
  t.equal(await service.ended, 0)
  t.ok(Date.now() - begun < 1500 + 10_000)

  const lines = await linesOf(file)
  t.equal(lines.length, answered, 'every answer has its line')
  for (const line of lines) t.match(JSON.parse(line), { id: /^rec_/, ruleset: /^sha256:/, decisions: {}, scenario: { title: '***' } })
  t.match(service.out(), /stopping/)
  for (const line of service.out().trimEnd().split('\n')) t.doesNotThrow(() => JSON.parse(line))
})

t.test('a request that never comes to its end does not keep it from stopping; a second signal ends it at once', async (t) => {
  const [bounded, forced] = [
    spawnService(t, { RULES: rules, DRAIN_MS: '0', STOP_TIMEOUT_MS: '300' }),
    spawnService(t, { RULES: rules, DRAIN_MS: '60000', DECISION_LOG: 'stdout' }),
  ]
  const socket = await socketTo(t, await listening(bounded))
  socket.write('POST /v1/recommendations HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 20\r\n\r\n{"mess')
  await until(async () => (await fetch(`${await listening(bounded)}/livez`)).ok, 'it has read that')
  bounded.child.kill('SIGTERM')
  t.equal(await bounded.ended, 0)
  t.match(bounded.out(), /connections are cut/)

  t.equal((await ask(await listening(forced))).status, 200)
  await until(() => forced.out().includes('"id":"rec_'), 'the decision stands in the output')
  forced.child.kill('SIGTERM')
  await until(() => forced.out().includes('stopping'), 'it is stopping')
  forced.child.kill('SIGTERM')
  t.equal(await forced.ended, 1)
})
