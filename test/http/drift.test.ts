import t from 'tap'
import { driftCheck } from '../../dist/drift/shapes.js'
import { recordOf } from '../../dist/forms/record.js'
import { problem } from '../../dist/http/problem.js'
import { advisor, build } from '../helpers/app.js'

const app = await build(t)
const url = '/v1/drift-checks'
const scenario = { title: 'Orders', messaging: { replay: true } }
const answer = await advisor.recommend(scenario)
const record = recordOf(scenario, answer, advisor)

t.test('answers and records are checked in order, whatever the mixture', async (t) => {
  const later = await advisor.recommend(scenario, { asOf: '2030-01-01' })
  const earlier = [record, { scenario, answer }, { scenario, answer: later, asOf: '2030-01-01' }, record.replace('Kinesis Data', 'Kinetic Data')]
  const { checks, ruleset } = (await app.inject({ method: 'POST', url, payload: { earlier } })).json()
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
  const response = await app.inject({ method: 'POST', url, payload: { earlier } })
  t.equal(response.statusCode, 200)
  const { checks } = response.json()
  for (const [at, errors] of [
    [0, [{ pointer: '', code: 'record-none' }]],
    [1, [{ pointer: '/scenario/latencyy', code: 'unknown-key', didYouMean: 'latency' }]],
    [2, [{ pointer: '', code: 'wrong-type' }]],
    [4, [{ pointer: '', code: 'record-cut' }]],
  ] as const) {
    t.match(problem.parse(checks[at].problem), { status: 400, instance: `${url}#/earlier/${at}`, errors })
  }
  t.match(checks[3], { check: { verdict: 'unchanged' } })
})

t.test('what is no list of earlier answers is refused as a whole', async (t) => {
  for (const [payload, status, errors] of [
    [{}, 400, [{ pointer: '/earlier', code: 'missing' }]],
    [{ earlier: [] }, 400, [{ pointer: '/earlier', code: 'wrong-length' }]],
    [{ earlier: Array(51).fill('') }, 400, [{ pointer: '/earlier', code: 'wrong-length' }]],
    [{ earlier: ['x'.repeat(300_000)] }, 400, [{ pointer: '/earlier/0', allowed: { maximum: 262_144 } }]],
    [{ earlier: ['x'.repeat(1024 * 1024)] }, 413, [{ code: 'too-large' }]],
  ] as const) {
    t.match((await app.inject({ method: 'POST', url, payload })).json(), { status, errors }, JSON.stringify(payload).slice(0, 60))
  }
})
