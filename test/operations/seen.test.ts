import t, { type Test } from 'tap'
import { buildApp } from '../../dist/app.js'
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
  for (const url of ['/v1/services', '/v1/rules/nope', '/nowhere', '/readyz', '/openapi.json']) {
    t.equal((await app.inject({ url })).headers['ruleset'], `${version} ${digest}`, url)
  }
  t.equal((await post(app, 'broken')).headers['ruleset'], `${version} ${digest}`)
})
