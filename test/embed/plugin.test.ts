import swagger from '@fastify/swagger'
import Fastify from 'fastify'
import t from 'tap'
import { advisorPlugin } from '../../dist/index.js'
import { advisor } from '../helpers/app.js'

const scenario = { messaging: { replay: true } }
const body = { type: 'object', required: ['age'], properties: { age: { type: 'integer' } } }

/** A host with habits of its own: Ajv validation that coerces, its own error form, its own docs. */
async function host(prefixes: readonly string[]) {
  const app = Fastify()
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'Host', version: '1' } } })
  app.setErrorHandler((error, _request, reply) => reply.code(418).send({ hostSays: (error as Error).message }))
  for (const prefix of prefixes) await app.register(advisorPlugin, { prefix, advisor })
  app.post('/own', { schema: { body, response: { 200: { type: 'object', properties: { age: { type: 'integer' } } } } } }, async (request) => ({
    age: (request.body as { age: number }).age,
    secret: 'stripped by the host’s own serialiser',
  }))
  await app.ready()
  t.teardown(() => app.close())
  return app
}

t.test('it answers under any prefix, twice in one host', async (t) => {
  const app = await host(['/advice', '/internal/advice'])
  const expected = JSON.stringify(await advisor.recommend(scenario))
  for (const prefix of ['/advice', '/internal/advice']) {
    t.equal((await app.inject({ method: 'POST', url: `${prefix}/v1/recommendations`, payload: scenario })).body, expected)
    t.equal((await app.inject({ url: `${prefix}/v1/services/sqs` })).statusCode, 200)
    t.equal((await app.inject({ method: 'DELETE', url: `${prefix}/v1/services` })).statusCode, 405)
  }
})

t.test('its own refusals are problem documents', async (t) => {
  const app = await host(['/advice'])
  const response = await app.inject({ method: 'POST', url: '/advice/v1/recommendations', payload: { latencyy: 1 } })
  t.match(response.headers['content-type'], /problem\+json/)
  t.match(response.json(), { status: 400, instance: '/advice/v1/recommendations', errors: [{ pointer: '/latencyy', didYouMean: 'latency' }] })
})

t.test('the host’s validation, serialisation, body parsing and error handling stay as they are', async (t) => {
  const app = await host(['/advice'])
  t.same((await app.inject({ method: 'POST', url: '/own', payload: { age: '41' } })).json(), { age: 41 }, 'Ajv coerces, the serialiser strips')
  t.match((await app.inject({ method: 'POST', url: '/own', payload: {} })).json(), { hostSays: /age/ })
  const broken = await app.inject({ method: 'POST', url: '/own', headers: { 'content-type': 'application/json' }, payload: '{' })
  t.equal(broken.statusCode, 418)
  t.notMatch((await app.inject({ url: '/advice/nowhere' })).headers['content-type'], /problem/, 'unknown addresses are the host’s to answer')
})

t.test('the host’s docs list the routes under their prefix, beside its own', async (t) => {
  const app = await host(['/advice'])
  const { paths, info } = app.swagger() as unknown as { paths: Record<string, { post?: { requestBody: { content: object } } }>; info: object }
  t.match(info, { title: 'Host' })
  t.ok('/advice/v1/recommendations' in paths && '/own' in paths)
  t.match(JSON.stringify(paths['/advice/v1/recommendations']?.post?.requestBody), /freshnessSeconds/)
})

t.test('without an advisor it makes one of the rules that come with the package', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  await app.register(advisorPlugin)
  t.match((await app.inject({ url: '/v1/decisions/ingestion' })).json(), { id: 'ingestion' })
})
