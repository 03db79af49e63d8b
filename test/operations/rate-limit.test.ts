import t from 'tap'
import { buildApp } from '../../dist/app.js'
import { advisor, build, openapiOf } from '../helpers/app.js'

const ready = { ...advisor, selfCheck: async () => undefined }

t.test('a caller that asks too often gets 429 and when to ask again; others and probes are served', async (t) => {
  const app = await buildApp({ advisor: ready, operations: { ratePerMinute: 3, proxies: 1 } })
  t.teardown(() => app.close())
  const get = (url: string, caller: string) => app.inject({ url, headers: { 'x-forwarded-for': caller } })
  for (let n = 0; n < 3; n++) t.equal((await get('/v1/services', '10.0.0.1')).statusCode, 200)
  const refused = await get('/v1/services', '10.0.0.1')
  t.equal(refused.statusCode, 429)
  t.match(refused.headers['content-type'], /problem\+json/)
  t.ok(Number(refused.headers['retry-after']) > 0 && Number(refused.headers['retry-after']) <= 60)
  t.match(refused.json(), { status: 429, title: 'Too Many Requests', detail: /3 times a minute/, requestId: String })
  t.equal((await get('/nowhere', '10.0.0.1')).statusCode, 429, 'an address that is none counts too')
  t.equal((await get('/v1/services', '10.0.0.2')).statusCode, 200)
  for (const url of ['/livez', '/readyz', '/metrics']) t.equal((await get(url, '10.0.0.1')).statusCode, 200, url)
})

t.test('who the caller is cannot be made up where no proxy is trusted', async (t) => {
  const app = await buildApp({ advisor: ready, operations: { ratePerMinute: 1 } })
  t.teardown(() => app.close())
  const statuses = []
  for (const caller of ['10.0.0.1', '10.0.0.2']) statuses.push((await app.inject({ url: '/v1/services', headers: { 'x-forwarded-for': caller } })).statusCode)
  t.same(statuses, [200, 429])
})

t.test('a page that may call it can read how much it may still ask', async (t) => {
  const origin = 'https://portal.example.com'
  const app = await buildApp({ advisor: ready, corsOrigins: [origin], operations: { ratePerMinute: 1 } })
  t.teardown(() => app.close())
  for (const status of [200, 429]) {
    const { statusCode, headers } = await app.inject({ url: '/v1/services', headers: { origin } })
    t.equal(statusCode, status)
    const exposed = String(headers['access-control-expose-headers']).split(', ')
    const sent = Object.keys(headers).filter((name) => name.startsWith('ratelimit-'))
    t.equal(sent.length, 3)
    t.same(
      [...sent, 'etag'].filter((name) => !exposed.includes(name)),
      [],
    )
  }
})

t.test('it is off by default', async (t) => {
  const app = await build(t)
  for (let n = 0; n < 200; n++) t.equal((await app.inject({ url: '/v1/services/sqs' })).statusCode, 200)
})

t.test('the documentation tells of both refusals wherever they may come, and nowhere else', async (t) => {
  const app = await build(t)
  for (const [path, operations] of Object.entries((await openapiOf(app)).paths as object)) {
    for (const { responses } of Object.values(operations as Record<string, { responses: object }>)) {
      const told = ['429', '503'].filter((status) => status in responses)
      t.same(told, path === '/livez' ? [] : path === '/readyz' ? ['503'] : ['429', '503'], path)
    }
  }
})
