import t from 'tap'
import { recommendation, recommendationSummary } from '../../dist/advisor/answer.js'
import { mermaidOf } from '../../dist/forms/mermaid.js'
import { recordOf } from '../../dist/forms/record.js'
import { problem } from '../../dist/http/problem.js'
import { advisor, build, openapiOf } from '../helpers/app.js'

const app = await build(t)
const payload = { title: 'Orders', messaging: { replay: true } }
const url = '/v1/recommendations'
const offered = ['application/json', 'text/markdown', 'text/vnd.mermaid']

t.test('the Accept header chooses the form as RFC 9110 has it', async (t) => {
  for (const [accept, type] of [
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/json; charset=utf-8', 'application/json'],
    ['text/html, application/xhtml+xml, */*;q=0.8', 'application/json'],
    ['text/markdown', 'text/markdown'],
    ['TEXT/Markdown;Charset="UTF-8"', 'text/markdown'],
    ['text/*', 'text/markdown'],
    ['application/json;q=0.5, text/markdown', 'text/markdown'],
    ['text/markdown;q=0.5, application/json;q=0.6', 'application/json'],
    ['*/*, application/json;q=0', 'text/markdown'],
    ['text/markdown;q=0, */*;q=0.1', 'application/json'],
    ['image/png, text/markdown;q=0.001', 'text/markdown'],
    ['text/vnd.mermaid', 'text/vnd.mermaid'],
    ['text/markdown; variant=GFM', 'text/markdown'],
    ['application/json; version=2', 'application/json'],
    ['text/markdown; variant="a, b";q=0.4, application/json;version=2;q=0.5', 'application/json'],
    ['text/*, text/markdown;q=0.9', 'text/vnd.mermaid'],
  ] as const) {
    const response = await app.inject({ method: 'POST', url, payload, headers: accept === undefined ? {} : { accept } })
    t.equal(response.statusCode, 200, String(accept))
    t.match(response.headers['content-type'], new RegExp(`^${type}; charset=utf-8$`), String(accept))
    t.equal(response.headers.vary, 'Accept')
  }
})

t.test('what cannot be given is a 406 that lists what can', async (t) => {
  for (const accept of [
    'text/html',
    'application/json;q=0',
    'text/markdown;charset=latin1',
    'application/json;version=2;q=0',
    'nonsense',
    'application/xml, text/plain;q=0.9',
    '*/*;q=0',
  ]) {
    const response = await app.inject({ method: 'POST', url, payload, headers: { accept } })
    t.match(response.headers, { 'content-type': /^application\/problem\+json/, vary: 'Accept' }, accept)
    t.match(problem.parse(response.json()), { status: 406, errors: [{ parameter: 'Accept', code: 'not-acceptable', allowed: offered }] }, accept)
  }
})

t.test('the record is that of the library, of the day that was asked for', async (t) => {
  for (const asOf of [undefined, '2031-01-01']) {
    const response = await app.inject({
      method: 'POST',
      url: `${url}${asOf === undefined ? '' : `?asOf=${asOf}`}`,
      payload,
      headers: { accept: 'text/markdown' },
    })
    t.equal(response.body, recordOf(payload, await advisor.recommend(payload, { asOf }), advisor, { asOf }))
  }
})

t.test('the diagram is that of the architecture, under the title', async (t) => {
  const response = await app.inject({ method: 'POST', url, payload, headers: { accept: 'text/vnd.mermaid' } })
  t.equal(response.body, mermaidOf((await advisor.recommend(payload)).architecture, 'Orders'))
  t.match(response.body, /^---\ntitle: "Orders"\n---\nflowchart /)
})

t.test('a form other than JSON has no detail but the standard one, and no answer to a bad scenario', async (t) => {
  const headers = { accept: 'text/markdown' }
  t.equal((await app.inject({ method: 'POST', url: `${url}?detail=standard`, payload, headers })).statusCode, 200)
  for (const detail of ['summary', 'full']) {
    const response = await app.inject({ method: 'POST', url: `${url}?detail=${detail}`, payload, headers })
    t.match(problem.parse(response.json()), { status: 400, errors: [{ parameter: 'detail', code: 'json-only', allowed: ['standard'] }] })
  }
  const bad = await app.inject({ method: 'POST', url, payload: { latencyy: 1 }, headers })
  t.match(bad.headers['content-type'], /problem\+json/)
  t.match(bad.json(), { status: 400, errors: [{ pointer: '/latencyy' }] })
})

t.test('the document names every form', async (t) => {
  const { paths } = (await openapiOf(app)) as { paths: Record<string, { post: { responses: Record<string, { content: object }> } }> }
  t.same(Object.keys(paths[url]?.post.responses['200']?.content ?? {}), offered)
  t.ok(paths[url]?.post.responses['406'])
})

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
