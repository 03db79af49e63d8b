import type { FastifyInstance } from 'fastify'
import t from 'tap'
import { buildApp } from '../../dist/app.js'
import { advisor, build, post } from '../helpers/app.js'

/** The samples of an exposition by name and labels. */
async function samples(app: FastifyInstance): Promise<Map<string, number>> {
  const answer = await app.inject({ url: '/metrics' })
  t.equal(answer.statusCode, 200)
  t.match(answer.headers['content-type'], /^text\/plain; version=0\.0\.4/)
  const lines = answer.body.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]))
}

const name = 'http_request_duration_seconds'
const labels = (method: string, route: string, status: number) => `method="${method}",route="${route}",status="${status}"`

t.test('requests and their latency are counted by route and status', async (t) => {
  const app = await build(t)
  for (let n = 0; n < 3; n++) await post(app, { messaging: { replay: true } })
  await post(app, { nope: 1 })
  const seen = await samples(app)
  const good = labels('POST', '/v1/recommendations', 200)
  t.equal(seen.get(`${name}_count{${good}}`), 3)
  t.equal(seen.get(`${name}_bucket{${good},le="+Inf"}`), 3)
  t.ok((seen.get(`${name}_sum{${good}}`) as number) > 0)
  t.equal(seen.get(`${name}_count{${labels('POST', '/v1/recommendations', 400)}}`), 1)
  const buckets = [...seen].filter(([key]) => key.startsWith(`${name}_bucket{${good}`)).map(([, value]) => value)
  t.same(
    buckets,
    buckets.toSorted((a, b) => a - b),
    'a bucket holds those before it',
  )
})

t.test('evaluations, decisions by how far they hold and bounds of the search are counted', async (t) => {
  const cut = async () => {
    const answer = await advisor.recommend({ messaging: { replay: true } })
    return { ...answer, decisions: answer.decisions.map((decision) => ({ ...decision, status: 'provisional' as const, bounded: true as const })) }
  }
  const app = await buildApp({ advisor: { ...advisor, selfCheck: async () => undefined, recommend: cut } })
  t.teardown(() => app.close())
  await post(app, {})
  await post(app, {})
  const seen = await samples(app)
  t.equal(seen.get('advisor_recommendations_total'), 2)
  t.equal(seen.get('advisor_decisions_total{decision="ingestion",status="provisional"}'), 2)
  t.equal(seen.get('advisor_search_bounds_reached_total{decision="ingestion"}'), 2)
})

t.test('the ruleset, its age, the delay of the event loop and the process are told', async (t) => {
  const app = await build(t)
  const seen = await samples(app)
  const { version, digest, asOf } = advisor.ruleset
  t.equal(seen.get(`advisor_ruleset_info{version="${version}",digest="${digest}",as_of="${asOf}"}`), 1)
  const age = (Date.now() - Date.parse(asOf)) / 1000
  t.ok(Math.abs((seen.get('advisor_ruleset_age_seconds') as number) - age) < 60)
  for (const key of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes', 'http_requests_in_flight', 'advisor_decision_log_dropped_total']) {
    t.ok(seen.has(key), key)
  }
})

t.test('addresses that nobody serves, and ids that nobody has, add no series', async (t) => {
  const app = await build(t)
  const seriesAfter = async (count: number) => {
    for (let n = 0; n < count; n++) {
      await app.inject({ url: `/v1/services/none-${n}` })
      await app.inject({ url: `/nowhere/${n}` })
    }
    return [...(await samples(app)).keys()].filter((key) => key.startsWith(name)).length
  }
  await seriesAfter(1)
  const few = await seriesAfter(1)
  t.equal(await seriesAfter(20), few)
})
