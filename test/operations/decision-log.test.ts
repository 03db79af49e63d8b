import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { buildApp } from '../../dist/app.js'
import { decisionLog, unknownFields } from '../../dist/operations/decision-log.js'
import { linesAmong, linesTo } from '../../dist/operations/lines.js'
import { advisor, post } from '../helpers/app.js'

const ready = { ...advisor, selfCheck: async () => undefined }

t.test('an answer leaves its id, the ruleset and the winners, and of the scenario what was asked for', async (t) => {
  for (const scenario of [false, true]) {
    const lines: string[] = []
    const log = decisionLog({ write: (line) => void lines.push(line) }, { scenario, masked: ['title', 'messaging.replay', 'volume.storedTerabytes'] })
    const app = await buildApp({ advisor: ready, observers: [log] })
    t.teardown(() => app.close())
    const { id } = (await post(app, { title: 'hush', messaging: { replay: true, consumers: 3 } })).json()
    await post(app, { title: 'hush', nope: 1 })
    t.equal(lines.length, 1, 'what was not answered leaves no line')
    const [line] = lines as [string]
    t.match(line, /^[^\n]*\n$/)
    t.match(JSON.parse(line), { time: /^\d{4}-.*Z$/, id, ruleset: advisor.ruleset.digest, decisions: { ingestion: 'kinesis-data-streams' } })
    t.notMatch(line, /hush/)
    t.same(JSON.parse(line).scenario, scenario ? { title: '***', messaging: { replay: '***', consumers: 3 } } : undefined)
  }
})

t.test('each answer of a batch leaves a line, and what a drift check compares with none', async (t) => {
  const lines: string[] = []
  const app = await buildApp({ advisor: ready, observers: [decisionLog({ write: (line) => void lines.push(line) }, { scenario: false, masked: [] })] })
  t.teardown(() => app.close())
  const scenario = { messaging: { replay: true } }
  const ask = (url: string, payload: object) => app.inject({ method: 'POST', url, payload })
  t.equal((await ask('/v1/recommendation-batches', { scenarios: [scenario, {}] })).statusCode, 200)
  t.equal(lines.length, 2)
  const answer = await advisor.recommend(scenario)
  t.match((await ask('/v1/drift-checks', { earlier: [{ scenario, answer }] })).json(), { checks: [{ check: { verdict: 'unchanged' } }] })
  t.equal(lines.length, 2)
  t.match((await app.inject({ url: '/metrics' })).body, /^advisor_recommendations_total 2$/m)
})

t.test('a masked field that no scenario has is named, with the nearest that there is', async (t) => {
  t.same(unknownFields(['title', 'existing.keep', 'existing'], advisor.scenarioJsonSchema), [])
  t.same(unknownFields(['titel'], advisor.scenarioJsonSchema), ['DECISION_LOG_MASK names "titel", which no scenario has. Did you mean "title"?'])
})

t.test('lines are appended in order and all out when the log is closed; a line torn by a crash stays alone', async (t) => {
  const file = join(t.testdir(), 'decisions.jsonl')
  await appendFile(file, '{"torn":')
  const log = linesTo(file)
  for (let n = 0; n < 20_000; n++) log.write(`{"n":${n}}\n`)
  await log.close(5000)
  log.write('{"late":true}\n')
  const [torn, ...rest] = (await readFile(file, 'utf8')).trimEnd().split('\n')
  t.equal(torn, '{"torn":')
  t.equal(rest.length, 20_000)
  t.ok(rest.every((line, n) => line === `{"n":${n}}`))
  t.equal(log.dropped(), 0)
})

t.test('a full disk stops nothing: what finds no room is dropped and counted, and told once', async (t) => {
  const told: string[] = []
  const log = linesTo('/dev/full', { room: 10_000, rest: 5, onTrouble: (message) => void told.push(message) })
  for (let n = 0; n < 1000; n++) log.write(`${'x'.repeat(99)}\n`)
  await new Promise((resolve) => setTimeout(resolve, 50))
  t.equal(log.dropped(), 900, 'a hundred lines have room')
  t.equal(told.length, 1)
  const begun = performance.now()
  await log.close(300)
  t.ok(performance.now() - begun < 2000, 'closing does not wait for ever')
})

t.test('lines among others count no losses but their own', async (t) => {
  const log = linesTo('/dev/full', { room: 10_000, rest: 5 })
  const decisions = linesAmong(log)
  for (let n = 0; n < 1000; n++) log.write(`${'x'.repeat(99)}\n`)
  t.equal(decisions.dropped(), 0)
  for (let n = 0; n < 3; n++) decisions.write(`${'x'.repeat(99)}\n`)
  t.equal(decisions.dropped(), 3)
  t.equal(log.dropped(), 903)
  await log.close(300)
})

t.test('a log that cannot be opened is told at once', async (t) => {
  t.throws(() => linesTo(join(t.testdir(), 'no/such/folder/log')), { code: 'ENOENT' })
})
