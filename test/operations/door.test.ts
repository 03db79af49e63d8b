import t, { type Test } from 'tap'
import { held, inFlight } from '../helpers/held.js'
import { ask, until } from '../helpers/listening.js'

const origin = 'https://portal.example.com'
const traceId = '0af7651916cd43dd8448eb211c80319c'

/** A service with no place left, and the lines that it logs from then on. */
async function full(t: Test, operations: { isStopping?: () => boolean } = {}) {
  const lines: Record<string, unknown>[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const { base, release } = await held(t, { corsOrigins: [origin], logger: { level: 'info', stream }, operations })
  const taken = [ask(base), ask(base)]
  t.teardown(() => Promise.all(taken))
  t.teardown(release)
  await until(async () => (await inFlight(base)) === 2, 'two are under way')
  lines.length = 0
  return { base, lines }
}

const headersOf = ({ headers }: Response) => {
  const all = Object.fromEntries(headers)
  for (const own of ['date', 'content-length', 'vary', 'access-control-allow-origin', 'access-control-expose-headers']) delete all[own]
  return { ...all, traceparent: all['traceparent']?.slice(0, 36) }
}

t.test('a refusal before Fastify is the one that Fastify gives: headers, document, log line and count', async (t) => {
  const { base, lines } = await full(t)
  for (const url of ['/v1/services/sqs?a=b', '/v1/services', '/nowhere/at-all?secret', '/v1/services/']) {
    const headers = { 'x-request-id': 'mine', traceparent: `00-${traceId}-b7ad6b7169203331-01` }
    const [bare, framework] = [await fetch(base + url, { headers }), await fetch(base + url, { headers: { ...headers, origin } })]
    t.equal(bare.status, 503)
    t.same(headersOf(bare), headersOf(framework), url)
    t.match(headersOf(bare), { 'retry-after': '1', ruleset: / sha256:/, 'x-request-id': 'mine', traceparent: `00-${traceId}-` })
    t.same(await bare.json(), await framework.json())
    await until(() => lines.length === 2, 'both are logged')
    const [first, second] = lines.splice(0).map(({ time: _time, milliseconds, ...line }) => ({ ...line, milliseconds: typeof milliseconds }))
    t.match(first, { reqId: 'mine', status: 503, traceId, parentId: 'b7ad6b7169203331' })
    t.same(first, second)
  }
  const metrics = await (await fetch(`${base}/metrics`)).text()
  for (const [route, count] of Object.entries({ '/v1/services/:id': 4, '/v1/services': 2, none: 2 }))
    t.match(metrics, `http_request_duration_seconds_count{method="GET",route="${route}",status="503"} ${count}`)
})

t.test('a page of another origin can read its refusal', async (t) => {
  const { base } = await full(t)
  const refused = await fetch(`${base}/v1/services`, { headers: { origin } })
  t.equal(refused.status, 503)
  t.equal(refused.headers.get('access-control-allow-origin'), origin)
})

t.test('what is turned away does not count as asked by its caller', async (t) => {
  const { base, release } = await held(t, { corsOrigins: [origin], operations: { ratePerMinute: 3 } })
  const taken = [ask(base), ask(base)]
  await until(async () => (await inFlight(base)) === 2, 'two are under way')
  for (let n = 0; n < 5; n++) t.equal((await ask(base)).status, 503)
  for (let n = 0; n < 5; n++) t.equal((await fetch(`${base}/v1/services`, { headers: { origin } })).status, 503, 'of a page')
  release()
  for (const answer of await Promise.all(taken)) t.equal(answer.status, 200)
  t.same([(await ask(base)).status, (await ask(base)).status], [200, 429], 'the third and the fourth that were taken')
})

t.test('a service that is about to stop lets go of those whom it refuses', async (t) => {
  let isStopping = false
  const { base } = await full(t, { isStopping: () => isStopping })
  t.equal((await fetch(`${base}/v1/services`)).headers.get('connection'), 'keep-alive')
  isStopping = true
  t.equal((await fetch(`${base}/v1/services`)).headers.get('connection'), 'close')
})

t.test('a request without a sound id gets one, and a HEAD no body', async (t) => {
  const { base } = await full(t)
  const ids = new Set<string | null>()
  for (const given of ['bad id <b>', 'x'.repeat(200)])
    ids.add((await fetch(`${base}/v1/services`, { headers: { 'x-request-id': given } })).headers.get('x-request-id'))
  t.equal(ids.size, 2)
  for (const id of ids) t.match(id, /^[\da-f]{12}-\w+$/)
  const head = await fetch(`${base}/v1/services`, { method: 'HEAD' })
  t.equal(head.status, 503)
  t.equal(await head.text(), '')
})
