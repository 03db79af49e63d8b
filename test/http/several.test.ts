import { setImmediate as turn } from 'node:timers/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import t from 'tap'
import { driftCheck } from '../../dist/drift/shapes.js'
import { recordOf } from '../../dist/forms/record.js'
import { problem } from '../../dist/http/problem.js'
import { advisor, build, openapiOf, post } from '../helpers/app.js'

const app = await build(t)
const batches = '/v1/recommendation-batches'
const scenarios = advisor.scenarios.map(({ scenario }) => scenario)

t.test('a batch is answered in order, each as it would be alone', async (t) => {
  for (const query of ['', '?detail=summary', '?detail=full&asOf=2031-01-01']) {
    const given = scenarios.slice(0, 4)
    const response = await app.inject({ method: 'POST', url: `${batches}${query}`, payload: { scenarios: [...given, { latencyy: 1 }] } })
    t.equal(response.body, JSON.stringify(response.json()), 'written as JSON.stringify would')
    const results = response.json().results.slice(0, -1)
    const alone = await Promise.all(given.map(async (payload) => (await app.inject({ method: 'POST', url: `/v1/recommendations${query}`, payload })).json()))
    t.same(
      results,
      alone.map((recommendation) => ({ recommendation })),
      query,
    )
  }
})

t.test('a bad scenario fails alone, with the problem document it would get alone', async (t) => {
  const bad = [{ latencyy: 1 }, null, 'text', { sources: ['clickstream', 'clickstream'] }]
  const response = await app.inject({ method: 'POST', url: batches, payload: { scenarios: [scenarios[0], ...bad, scenarios[1]] } })
  t.equal(response.statusCode, 200)
  const { results } = response.json()
  t.same(
    results.map((result: object) => Object.keys(result)),
    [['recommendation'], ['problem'], ['problem'], ['problem'], ['problem'], ['recommendation']],
  )
  for (const [at, scenario] of bad.entries()) {
    const found = problem.parse(results[at + 1].problem)
    t.equal(found.instance, `${batches}#/scenarios/${at + 1}`)
    const alone = await app.inject({
      method: 'POST',
      url: '/v1/recommendations',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(scenario),
    })
    const { instance: _, requestId: __, ...rest } = alone.json()
    t.match(found, rest)
  }
})

t.test('what is no batch at all is refused as a whole', async (t) => {
  for (const [payload, status, errors] of [
    [{}, 400, [{ pointer: '/scenarios', code: 'missing' }]],
    [[], 400, [{ pointer: '', code: 'wrong-type' }]],
    [{ scenarios: [] }, 400, [{ pointer: '/scenarios', code: 'wrong-length' }]],
    [{ scenarios: Array(51).fill({}) }, 400, [{ pointer: '/scenarios', code: 'wrong-length' }]],
    [{ scenario: [{}] }, 400, [{}, { pointer: '/scenario', code: 'unknown-key', didYouMean: 'scenarios' }]],
    [{ scenarios: [{ title: 'x'.repeat(1024 * 1024) }] }, 413, [{ code: 'too-large', allowed: ['at most 1048576 bytes'] }]],
  ] as const) {
    t.match((await app.inject({ method: 'POST', url: batches, payload })).json(), { status, errors }, JSON.stringify(payload).slice(0, 60))
  }
  t.match(
    (await post(app, { title: 'x'.repeat(70_000) })).json(),
    { status: 413, errors: [{ allowed: ['at most 65536 bytes'] }] },
    'one scenario alone has less room',
  )
})

t.test('others get their turn between the scenarios of a full batch', async (t) => {
  let isOver = false
  const full = app
    .inject({ method: 'POST', url: `${batches}?detail=summary`, payload: { scenarios: Array(50).fill({ messaging: { replay: true } }) } })
    .then((response) => {
      isOver = true
      return response
    })
  let turns = 0
  for (; !isOver; turns++) await turn()
  t.equal((await full).json().results.length, 50)
  t.ok(turns >= 49, `${turns} turns`)
})

const driftChecks = '/v1/drift-checks'
const scenario = { title: 'Orders', messaging: { replay: true } }
const answer = await advisor.recommend(scenario)
const record = recordOf(scenario, answer, advisor)

t.test('answers and records are checked in order, whatever the mixture', async (t) => {
  const later = await advisor.recommend(scenario, { asOf: '2030-01-01' })
  const earlier = [record, { scenario, answer }, { scenario, answer: later, asOf: '2030-01-01' }, record.replace('Kinesis Data', 'Kinetic Data')]
  const { checks, ruleset } = (await app.inject({ method: 'POST', url: driftChecks, payload: { earlier } })).json()
  t.same(ruleset, advisor.ruleset)
  t.equal(checks.length, 4)
  for (const { check } of checks) t.match(driftCheck.parse(check), { verdict: 'unchanged', title: 'Orders' })
  t.match(checks[3].check.integrity, [
    { of: 'block', state: 'intact' },
    { of: 'text', state: 'altered' },
  ])
})

t.test('what cannot be read fails alone, with its place', async (t) => {
  const earlier = ['# Not one of ours', { scenario: { latencyy: 1 }, answer }, 7, record, record.slice(0, -200)]
  const response = await app.inject({ method: 'POST', url: driftChecks, payload: { earlier } })
  t.equal(response.statusCode, 200)
  const { checks } = response.json()
  for (const [at, errors] of [
    [0, [{ pointer: '', code: 'record-none' }]],
    [1, [{ pointer: '/scenario/latencyy', code: 'unknown-key', didYouMean: 'latency' }]],
    [2, [{ pointer: '', code: 'wrong-type' }]],
    [4, [{ pointer: '', code: 'record-cut' }]],
  ] as const) {
    t.match(problem.parse(checks[at].problem), { status: 400, instance: `${driftChecks}#/earlier/${at}`, errors })
  }
  t.match(checks[3], { check: { verdict: 'unchanged' } })
})

t.test('the document takes for an earlier answer what the service takes for one', async (t) => {
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  const isDocumented = ajv.compile({ $id: 'document', ...(await openapiOf(app)), $ref: '#/components/schemas/EarlierAnswers' })
  const { id, ruleset, decisions } = answer
  for (const [given, isTaken] of [
    [record, true],
    [{ scenario, answer }, true],
    [{ scenario, answer: await advisor.summarise(scenario), asOf: '2026-11-28' }, true],
    [{ scenario, answer: { id, ruleset, decisions: [] } }, true],
    [{ scenario, answer: { id, ruleset: { ...ruleset, more: 1 }, decisions, more: 1 } }, true],
    [{ scenario, answer: { id, ruleset } }, false],
    [{ scenario, answer: { id, decisions } }, false],
    [{ scenario, answer: { id, ruleset: { ...ruleset, asOf: 7 }, decisions } }, false],
    [{ scenario, answer: { id, ruleset, decisions: [{ decision: 'ingestion' }] } }, false],
    [{ scenario, answer: { id, ruleset, decisions: [{ decision: 'ingestion', recommended: null }] } }, true],
    [{ scenario, answer: { id, ruleset, decisions, architecture: {} } }, false],
    [{ scenario, answer: { id, ruleset, decisions, warnings: ['mind'] } }, false],
    [{ scenario, answer, asOf: 'soon' }, false],
    [{ scenario, answer, more: 1 }, false],
    [{ scenario: 7, answer }, false],
    [{ answer }, false],
    [7, false],
  ] as const) {
    const what = JSON.stringify(given).slice(0, 200)
    const { checks } = (await app.inject({ method: 'POST', url: driftChecks, payload: { earlier: [given] } })).json()
    t.equal('check' in checks[0], isTaken, what)
    t.equal(isDocumented({ earlier: [given] }), isTaken, what)
  }
})

t.test('what is no list of earlier answers is refused as a whole', async (t) => {
  for (const [payload, status, errors] of [
    [{}, 400, [{ pointer: '/earlier', code: 'missing' }]],
    [{ earlier: [] }, 400, [{ pointer: '/earlier', code: 'wrong-length' }]],
    [{ earlier: Array(51).fill('') }, 400, [{ pointer: '/earlier', code: 'wrong-length' }]],
    [{ earlier: ['x'.repeat(300_000)] }, 400, [{ pointer: '/earlier/0', allowed: { maximum: 262_144 } }]],
    [{ earlier: ['x'.repeat(1024 * 1024)] }, 413, [{ code: 'too-large' }]],
  ] as const) {
    t.match((await app.inject({ method: 'POST', url: driftChecks, payload })).json(), { status, errors }, JSON.stringify(payload).slice(0, 60))
  }
})
