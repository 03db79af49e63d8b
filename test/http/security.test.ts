import t, { type Test } from 'tap'
import { type AppOptions, buildApp } from '../../dist/app.js'
import { docsApp } from '../../dist/docs/app.js'
import { problem } from '../../dist/http/problem.js'
import { docsPolicy, pageHeaders, securityHeaders } from '../../dist/http/security-headers.js'
import { advisor, type OpenapiDocument, openapiOf, post } from '../helpers/app.js'
import { listening, sent } from '../helpers/wire.js'

async function build(t: Test, options: AppOptions = {}) {
  const app = await buildApp({ advisor: { ...advisor, selfCheck: async () => undefined }, ...options })
  t.teardown(() => app.close())
  await app.ready()
  return app
}

t.test('every answer, good or bad, carries the security headers', async (t) => {
  const app = await build(t)
  for (const url of ['/v1/services', '/v1/services/none', '/v1/services/%E0%A4%A', `/v1/rules/${'x'.repeat(300)}`, '/nowhere', '/livez', '/openapi.json']) {
    t.match((await app.inject({ url })).headers, securityHeaders, url.slice(0, 40))
  }
  t.match((await post(app, {})).headers, securityHeaders)
  t.match((await post(app, '{')).headers, securityHeaders)
})

t.test('the docs are held to scripts and styles of their own, and have no others', async (t) => {
  const app = await build(t)
  for (const url of ['/docs', '/docs/', '/docs/static/swagger-ui-bundle.js', '/docs/static/swagger-ui.css']) {
    const response = await app.inject({ url })
    t.equal(response.statusCode, 200, url)
    t.match(response.headers, { ...securityHeaders, 'content-security-policy': docsPolicy }, url)
  }
  t.match((await app.inject({ url: '/docs' })).headers, pageHeaders)
  t.notMatch(docsPolicy, /unsafe|\*|http/)
  const page = (await app.inject({ url: '/docs' })).body
  t.notMatch(page, /<style|style=|\son\w+=|<script(?![^>]*src="\/docs\/)/, 'nothing stands in the page itself')
})

t.test('a page of another origin may call only when it is told to', async (t) => {
  const origin = 'https://portal.example.com'
  const preflight = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' }
  const closed = await build(t)
  t.notOk((await closed.inject({ url: '/v1/services', headers: { origin } })).headers['access-control-allow-origin'])
  t.equal((await closed.inject({ method: 'OPTIONS', url: '/v1/recommendations', headers: preflight })).statusCode, 405)

  const open = await build(t, { corsOrigins: [origin], keys: ['a-key-of-this-test'] })
  const asked = await open.inject({ method: 'OPTIONS', url: '/v1/recommendations', headers: preflight })
  t.equal(asked.statusCode, 204, 'without a key, which no browser sends here')
  t.match(asked.headers, { 'access-control-allow-origin': origin, 'access-control-allow-methods': /POST/, vary: /Origin/ })
  t.equal((await open.inject({ url: '/v1/services', headers: { origin } })).headers['access-control-allow-origin'], origin, 'a refusal can be read too')
  const other = await open.inject({ url: '/livez', headers: { origin: 'https://portal.example.com.evil.example' } })
  t.notOk(other.headers['access-control-allow-origin'])
  t.notOk(asked.headers['access-control-allow-credentials'])
})

t.test('with keys, the API answers only who shows one of them', async (t) => {
  const keys = ['first-key-of-this-test', 'second-key-of-this-test']
  const app = await build(t, { keys })
  for (const key of keys) {
    for (const authorization of [`Bearer ${key}`, `bearer  ${key}`])
      t.equal((await post(app, {}, { 'content-type': 'application/json', authorization })).statusCode, 200)
  }
  for (const [authorization, challenge] of [
    [undefined, /^Bearer realm="[^"]+"$/],
    ['', /^Bearer realm="[^"]+"$/],
    [`Basic ${keys[0]}`, /^Bearer realm="[^"]+"$/],
    ['Bearer', /^Bearer realm="[^"]+"$/],
    [`Bearer ${keys[0]}x`, /error="invalid_token"$/],
    [`Bearer ${keys.join(',')}`, /error="invalid_token"$/],
    [`Bearer ${keys[0]?.toUpperCase()}`, /error="invalid_token"$/],
  ] as const) {
    const response = await post(app, '{ not even read', { ...(authorization === undefined ? {} : { authorization }) })
    t.equal(response.statusCode, 401, String(authorization))
    t.match(response.headers['www-authenticate'], challenge, String(authorization))
    t.match(problem.parse(response.json()), { status: 401 })
    t.notOk(response.body.includes('key-of-this-test'))
  }
  for (const url of ['/v1/services', '/v1/evidence', '/v1/schemas/scenario']) t.equal((await app.inject({ url })).statusCode, 401, url)
  for (const url of ['/livez', '/readyz', '/metrics', '/docs', '/docs/json', '/openapi.json'])
    t.equal((await app.inject({ url })).statusCode, 200, `${url} stays open`)
})

t.test('no way of writing an address leads through the docs to what asks for a key', async (t) => {
  const port = await listening(t, { keys: ['a-key-of-this-test'] })
  const status = async (path: string) => (await sent(t, port, `GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)).status
  const ways = [
    '/docs/../',
    '/docs/%2e%2e/',
    '/docs/.%2E/',
    '/docs/static/../../',
    '/docs/..\\',
    'http://x/docs/../',
    '/docs/%2e%2e%2f',
    '/docs/..%5c',
    '/docs/./../',
  ]
  for (const way of ways) for (const path of ['v1/services', 'v1/rules/ingestion.kinesis-replays', 'livez']) t.equal(await status(way + path), 404, way + path)
  for (const path of ['/docs', '/docs/', '/docs/json?a=b', '/docs/static/swagger-ui.css', '/docs/./json', 'http://x/docs/json', '/openapi.json'])
    t.equal(await status(path), 200, path)
})

t.test('the routes that the docs describe do not answer there', async (t) => {
  const app = await docsApp({ advisor, withKeys: false, log: (await build(t)).log })
  t.teardown(() => app.close())
  for (const url of ['/v1/services', '/v1/rules/ingestion.kinesis-replays', '/livez']) t.equal((await app.inject({ url })).statusCode, 404, url)
  t.equal((await app.inject({ url: '/openapi.json' })).statusCode, 200)
})

t.test('the metrics ask for a key only where they are told to', async (t) => {
  const keys = ['a-key-of-this-test']
  const app = await build(t, { keys, metricsNeedKey: true })
  t.equal((await app.inject({ url: '/metrics' })).statusCode, 401)
  t.equal((await app.inject({ url: '/metrics', headers: { authorization: `Bearer ${keys[0]}` } })).statusCode, 200)
  t.equal((await app.inject({ url: '/livez' })).statusCode, 200)
})

t.test('the OpenAPI document asks for keys where the service does, and only there', async (t) => {
  const operations = ({ paths }: OpenapiDocument) =>
    Object.entries(paths as object).flatMap(([path, methods]) => Object.values(methods as object).map((operation) => ({ path, ...operation })))
  const open = await build(t)
  t.notMatch(JSON.stringify(await openapiOf(open)), /"securitySchemes"|"401"/)
  const app = await build(t, { keys: ['a-key-of-this-test'] })
  const document = await openapiOf(app)
  t.match(document, { components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } }, schemas: { Problem: {} } } })
  for (const { path, security, responses } of operations(document)) {
    t.equal(JSON.stringify(security) === '[{"key":[]}]' && '401' in responses, path.startsWith('/v1/'), path)
  }
})
