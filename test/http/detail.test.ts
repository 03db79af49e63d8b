import t from 'tap'
import { recommendation, recommendationSummary } from '../../dist/advisor/answer.js'
import { advisor, build } from '../helpers/app.js'

const app = await build(t)
const scenario = advisor.scenarios[0]?.scenario ?? {}

t.test('each detail has its form, and the shorter is a part of the longer', async (t) => {
  const ask = async (query: string) => (await app.inject({ method: 'POST', url: `/v1/recommendations${query}`, payload: scenario })).json()
  const [summary, standard, full] = [await ask('?detail=summary'), await ask(''), await ask('?detail=full')]
  recommendationSummary.parse(summary)
  recommendation.parse(full)
  t.same(await ask('?detail=standard'), standard)
  t.match(standard, {
    id: summary.id,
    decisions: summary.decisions.map(({ decision, status, recommended }: Record<string, string>) => ({ decision, status, recommended })),
  })
  t.match(full.decisions, standard.decisions)
  t.notOk(standard.decisions[0].ledger)
})

t.test('the ledger tells every rule of the decision, met, not met or unknown', async (t) => {
  const { decisions } = await advisor.recommend({ messaging: { replay: true, consumers: 1 }, decide: ['ingestion'] }, { detail: 'full' })
  const [{ ledger = [], candidates } = { candidates: [] }] = decisions
  t.equal(ledger.length, advisor.views.decision('ingestion')?.rules.length)
  const state = (name: string) => ledger.find(({ rule }) => rule === name)
  t.match(state('ingestion.kinesis-replays'), { state: 'met', conditions: [{ fact: 'messaging.replay', required: true, actual: true }] })
  t.match(state('ingestion.kinesis-is-real-time'), { state: 'unknown', conditions: [{ fact: 'latency.freshnessSeconds', actual: null }] })
  t.match(state('ingestion.kinesis-serves-many-readers'), { state: 'not-met' })
  const met = new Set(ledger.filter((entry) => entry.state === 'met').map(({ rule }) => rule))
  for (const { reasons } of candidates) for (const { rule } of reasons.filter((reason) => !/^lifecycle|order$/.test(reason.rule))) t.ok(met.has(rule), rule)
  for (const { verdict, configuration } of candidates) t.equal(configuration !== undefined, verdict === 'alternative')
})

t.test('an unknown detail is refused with the three that are known', async (t) => {
  const response = await app.inject({ method: 'POST', url: '/v1/recommendations?detail=everything', payload: {} })
  t.match(response.json(), { status: 400, errors: [{ parameter: 'detail', allowed: ['summary', 'standard', 'full'] }] })
})
