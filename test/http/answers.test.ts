import Fastify from 'fastify'
import t from 'tap'
import { z } from 'zod'
import { type Recommendation, recommendation } from '../../dist/advisor/answer.js'
import { mount, route, uncompiled } from '../../dist/http/route.js'
import { sendProblem } from '../../dist/http/send-problem.js'
import { advisor, build, post } from '../helpers/app.js'

const app = await build(t)

/** What each worked scenario is answered when it is asked alone. */
const alone: string[] = []

t.test('every worked scenario is answered in the form that the document promises', async (t) => {
  for (const { id, scenario } of advisor.scenarios) {
    const response = await post(app, scenario)
    t.equal(response.statusCode, 200, id)
    t.ok(recommendation.parse(response.json()).decisions.length > 0, `${id} raises a decision`)
    alone.push(response.body)
  }
})

t.test('two hundred overlapping requests give the bytes that one gives alone', async (t) => {
  const scenarios = advisor.scenarios.map(({ scenario }) => scenario)
  const overlapping = await Promise.all(Array.from({ length: 200 }, (_, at) => post(app, scenarios[at % scenarios.length] as object)))
  t.equal(overlapping.filter(({ body }, at) => body !== alone[at % alone.length]).length, 0)
})

t.test('an empty scenario is answered with what to state first', async (t) => {
  const body = (await post(app, {})).json()
  t.match(body, { decisions: [], evidence: [] })
  t.ok(body.nextQuestions.length > 0)
})

t.test('the title is a label: it changes neither the answer nor its id', async (t) => {
  const scenario = { messaging: { replay: true } }
  t.equal((await post(app, { title: 'One name', ...scenario })).body, (await post(app, { ...scenario, title: 'Another' })).body)
})

t.test('what is browsed can be asked for again with its ETag', async (t) => {
  for (const url of ['/v1/services', '/v1/decisions/ingestion', '/v1/evidence', '/v1/scenarios', '/v1/schemas/scenario']) {
    const first = await app.inject({ url })
    t.equal(first.statusCode, 200, url)
    t.equal(first.headers['cache-control'], 'no-cache')
    const again = await app.inject({ url, headers: { 'if-none-match': String(first.headers['etag']) } })
    t.equal(again.statusCode, 304, url)
    t.equal(again.body, '')
    t.equal((await app.inject({ url, headers: { 'if-none-match': '"other"' } })).statusCode, 200)
  }
})

t.test('every rule, source, service and decision that an answer names can be looked up', async (t) => {
  const named = new Set<string>()
  for (const text of alone) {
    const answer = JSON.parse(text) as Recommendation
    for (const { decision, candidates, companions, configuration } of answer.decisions) {
      named.add(`/v1/decisions/${decision}`)
      for (const { service, reasons, warnings } of candidates) {
        named.add(`/v1/services/${service}`)
        for (const { rule } of [...reasons, ...warnings]) named.add(`/v1/rules/${rule}`)
      }
      for (const { rule } of [...companions, ...configuration]) named.add(`/v1/rules/${rule}`)
    }
    for (const { rule } of answer.referrals) named.add(`/v1/rules/${rule}`)
    for (const { id } of answer.evidence) named.add(`/v1/evidence/${id}`)
  }
  for (const url of named) t.equal((await app.inject({ url })).statusCode, 200, url)
})

t.test('a claim of the notes is shown with its status today and its correction', async (t) => {
  t.match((await app.inject({ url: '/v1/evidence/notes.redshift.no-saz-to-maz' })).json(), {
    kind: 'notes',
    status: 'outdated',
    correction: /./,
    section: /Redshift/,
    line: 18,
  })
})

t.test('the probes say that it lives and which ruleset it serves', async (t) => {
  t.same((await app.inject({ url: '/livez' })).json(), { status: 'ok' })
  t.match((await app.inject({ url: '/readyz' })).json(), { status: 'ok', ruleset: advisor.ruleset })
})

t.test('an answer is written by who its route names, with schemas and without', async (t) => {
  const named = { method: 'GET', operationId: 'a', tag: 'a', summary: 'a', description: 'a', problems: [400] } as const
  const ok = { description: 'a', schema: z.looseObject({}) }
  for (const documented of [true, false]) {
    const scope = Fastify({ schemaController: { compilersFactory: uncompiled } })
    t.teardown(() => scope.close())
    scope.setErrorHandler(sendProblem)
    const written = route({ ...named, path: '/a', ok, write: ({ a }: { a: number }) => `{"a": ${a}}`, handle: () => ({ a: 1 }) })
    mount(scope, [written, route({ ...named, path: '/plain', ok, handle: () => ({ a: 2 }) })], { documented })
    const answers = await Promise.all(['/a', '/plain', '/a?b=1'].map((url) => scope.inject({ url })))
    t.same(
      answers.map(({ headers, body }) => [headers['content-type'], body.slice(0, 8)]),
      [
        ['application/json; charset=utf-8', '{"a": 1}'],
        ['application/json; charset=utf-8', '{"a":2}'],
        ['application/problem+json', '{"type":'],
      ],
    )
  }
})
