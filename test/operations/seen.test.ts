import t, { type Test } from 'tap'
import { buildApp } from '../../dist/app.js'
import { requestIds } from '../../dist/operations/request-id.js'
import { traceOf } from '../../dist/operations/trace.js'
import { advisor, post } from '../helpers/app.js'

const traceId = '0af7651916cd43dd8448eb211c80319c'

/** A service whose log lines are kept. */
async function logged(t: Test) {
  const lines: Record<string, unknown>[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const app = await buildApp({ advisor: { ...advisor, selfCheck: async () => undefined }, logger: { level: 'info', stream } })
  t.teardown(() => app.close())
  await app.ready()
  lines.length = 0
  return { app, lines }
}

t.test('each request leaves one line: its id, route, status, duration and trace, and nothing of what was sent', async (t) => {
  const { app, lines } = await logged(t)
  const headers = {
    'content-type': 'application/json',
    'x-request-id': 'mine',
    traceparent: `00-${traceId}-b7ad6b7169203331-01`,
    authorization: 'Bearer hush-hush',
  }
  const secret = { title: 'hush-hush', messaging: { replay: true } }
  const answer = await post(app, secret, headers)
  t.match(answer.headers, { 'x-request-id': 'mine', traceparent: new RegExp(`^00-${traceId}-[\\da-f]{16}-01$`) })
  t.equal((await post(app, { ...secret, nope: 'hush-hush' }, headers)).statusCode, 400)
  t.equal((await post(app, '{"hush-hush', headers)).statusCode, 400)
  t.equal((await app.inject({ url: '/v1/services/sqs?hush-hush=1' })).statusCode, 400)
  t.equal((await app.inject({ url: '/nowhere/at-all?hush-hush=1' })).statusCode, 404)
  t.equal((await app.inject({ method: 'DELETE', url: '/v1/services/sqs' })).statusCode, 405)
  t.equal((await app.inject({ url: '/v1/services/%zz' })).statusCode, 400)
  const posted = { reqId: 'mine', method: 'POST', route: '/v1/recommendations', traceId, parentId: 'b7ad6b7169203331' }
  t.match(lines, [
    { ...posted, status: 200, milliseconds: Number },
    { ...posted, status: 400 },
    { ...posted, status: 400 },
    { reqId: String, route: '/v1/services/:id', status: 400 },
    { path: '/nowhere/at-all', status: 404 },
    { method: 'DELETE', route: '/v1/services/:id', status: 405 },
    { path: '/v1/services/%zz', status: 400 },
  ])
  t.equal(lines.length, 7)
  t.notMatch(JSON.stringify(lines), /hush/)
})

t.test('a request that fails is logged with its error under the id that the caller was given', async (t) => {
  const lines: Record<string, unknown>[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const failing = { ...advisor, selfCheck: async () => undefined, recommend: () => Promise.reject(new Error('broken inside')) }
  const app = await buildApp({ advisor: failing, logger: { level: 'error', stream } })
  t.teardown(() => app.close())
  const answer = await post(app, {})
  t.equal(answer.statusCode, 500)
  t.notMatch(answer.body, /broken/)
  t.match(lines, [{ reqId: answer.json().requestId, err: { message: 'broken inside', stack: String } }])
})

t.test('every answer names the ruleset that made it', async (t) => {
  const { app } = await logged(t)
  const { version, digest } = advisor.ruleset
  t.match((await post(app, {})).json().ruleset, { version, digest })
  for (const url of ['/v1/services', '/v1/rules/nope', '/nowhere', '/readyz', '/openapi.json', '/v1/services/%zz']) {
    t.equal((await app.inject({ url })).headers['ruleset'], `${version} ${digest}`, url)
  }
  t.equal((await post(app, 'broken')).headers['ruleset'], `${version} ${digest}`)
})

const parentId = 'b7ad6b7169203331'

t.test('a trace goes on: the same id and sampling, with a new parent each time', async (t) => {
  const traces = Array.from({ length: 1000 }, () => traceOf(`00-${traceId}-${parentId}-01`))
  for (const trace of traces) {
    t.match(trace, { traceId, parentId, next: new RegExp(`^00-${traceId}-(?!${parentId})[\\da-f]{16}-01$`) })
  }
  t.equal(new Set(traces.map((trace) => trace?.next)).size, traces.length)
  t.match(traceOf(`00-${traceId}-${parentId}-00`)?.next, /-00$/)
})

t.test('a later version is read as far as it is known', async (t) => {
  t.match(traceOf(`01-${traceId}-${parentId}-ff-more`), { traceId, next: new RegExp(`^00-${traceId}-.*-01$`) })
})

t.test('what is no valid traceparent is no trace', async (t) => {
  const wrong = [
    undefined,
    '',
    `ff-${traceId}-${parentId}-01`,
    `00-${traceId}-${parentId}-01-more`,
    `00-${traceId}-${parentId}-01 `,
    `00-${traceId.toUpperCase()}-${parentId}-01`,
    `00-${'0'.repeat(32)}-${parentId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId}-${parentId}`,
    `00-${traceId}x-${parentId}-01`,
    `01-${traceId}-${parentId}-01-${'a'.repeat(600)}`,
    [`00-${traceId}-${parentId}-01`],
  ]
  for (const header of wrong) t.equal(traceOf(header), undefined, String(header))
})

t.test('a caller names its request, in words that may stand in a log and a header', async (t) => {
  const idOf = requestIds()
  for (const sane of ['abc-1', '7f3b:2/0', 'a'.repeat(128), '1-67891233-abcdef012345678912345678;'.slice(0, -1)]) {
    t.equal(idOf({ headers: { 'x-request-id': sane } }), sane)
  }
  for (const insane of ['', 'a b', 'a\n{"level":50}', 'é', '<script>', '"', 'a'.repeat(129)]) {
    t.match(idOf({ headers: { 'x-request-id': insane } }), /^[\da-f]{12}-[\da-z]+$/, JSON.stringify(insane))
  }
})

t.test('a request without a name gets one of its own, in this process and among others', async (t) => {
  const processes = [requestIds(), requestIds()]
  const ids = processes.flatMap((idOf) => Array.from({ length: 1000 }, () => idOf({ headers: {} })))
  t.equal(new Set(ids).size, 2000)
})
