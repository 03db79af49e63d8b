import t, { type Test } from 'tap'
import type { OptionsError } from '../../dist/advisor/options.js'
import { tinyAdvisor } from '../helpers/tiny.js'

const replayed = { messaging: { replay: true } }
const answer = async (t: Test, scenario: object) => (await tinyAdvisor(t)).recommend({ ...replayed, ...scenario })

t.test('a setting that no rule chooses takes its default', async (t) => {
  t.match((await answer(t, {})).decisions[0]?.configuration, [{ setting: 'mode', value: 'on-demand', rule: 'stream.mode.default', matched: [] }])
})

t.test('a rule that is met chooses the value', async (t) => {
  t.match((await answer(t, { volume: { traffic: 'steady' } })).decisions[0]?.configuration, [
    { setting: 'mode', value: 'provisioned', rule: 'stream.steady', matched: [{ fact: 'volume.traffic', actual: 'steady' }] },
  ])
})

t.test('of equally strong rules the value with less to run is taken, and a warning names both', async (t) => {
  const { decisions, warnings } = await answer(t, { volume: { traffic: 'steady' }, management: { preference: 'serverless-only' } })
  t.match(decisions[0]?.configuration, [{ value: 'on-demand', rule: 'stream.few-hands' }])
  t.match(warnings, [{ code: 'setting-undecided', message: /stream\.few-hands.*stream\.steady/, facts: ['management.preference', 'volume.traffic'] }])
})

t.test('statements that cannot both be meant are named, with what each would give', async (t) => {
  const { decisions, warnings } = await (await tinyAdvisor(t)).recommend({ arrival: 'one-time', messaging: { replay: true, consumers: 1 } })
  t.equal(decisions[0]?.recommended, 'queue', 'the recommendation stays what the rules give from all that is stated')
  t.match(warnings, [
    {
      code: 'contradiction',
      rule: 'contradiction.once-but-replayed',
      facts: ['arrival', 'messaging.replay'],
      message: /Without arrival, transport would go to Amazon stream/,
      outcomes: [{ without: 'arrival', winners: { transport: 'stream' } }],
    },
  ])
})

t.test('a contradiction that moves no winner says only what collides', async (t) => {
  const { warnings } = await (
    await tinyAdvisor(t)
  ).recommend({
    arrival: 'one-time',
    messaging: { replay: true, consumers: 1 },
    volume: { largestRecordKilobytes: 2000 },
  })
  t.notOk(warnings[0]?.outcomes)
})

t.test('a stated figure that others contradict by a factor of two is taken, and told', async (t) => {
  const { warnings } = await (await tinyAdvisor(t)).recommend({ arrival: 'continuous', latency: { class: 'real-time', freshnessSeconds: 300 } })
  t.match(warnings, [{ code: 'disagreement', facts: ['latency.freshnessSeconds', 'latency.class'], message: /stated as 300, but latency.class gives 1/ }])
})

const scenario = { messaging: { replay: true } }

t.test('options that mean nothing are refused with their place, and never taken for others', async (t) => {
  const { recommend, summarise } = await tinyAdvisor(t)
  const refusal = (asking: Promise<unknown>) =>
    asking.then(
      () => t.fail('it is taken'),
      (error: OptionsError) => error,
    )
  for (const asOf of ['zzz', '2027-02-30', '2027', 20270601]) {
    for (const ask of [recommend, summarise])
      t.match(await refusal(ask(scenario, { asOf: asOf as string })), { name: 'OptionsError', faults: [{ pointer: '/asOf' }] }, String(asOf))
  }
  const short = { detail: 'summary' as 'standard' }
  t.match(await refusal(recommend(scenario, short)), { message: /\/detail: "summary"/, faults: [{ pointer: '/detail', allowed: ['standard', 'full'] }] })
  const mistyped = { asof: '2027-06-01' } as object
  t.match(await refusal(recommend(scenario, mistyped)), { faults: [{ pointer: '/asof', code: 'unknown-key', didYouMean: 'asOf' }] })
})

t.test('an answer that leans on evidence expired at its as-of date says so', async (t) => {
  const advisor = await tinyAdvisor(t)
  t.same((await advisor.recommend(scenario)).warnings, [], 'nothing is overdue at the date of the ruleset')
  t.match((await advisor.recommend(scenario, { asOf: '2027-06-01' })).warnings, [
    { code: 'evidence-expired', evidence: ['aws.page'], message: /On 2027-06-01/ },
  ])
  t.same((await advisor.recommend(scenario, { asOf: '2027-01-01' })).warnings, [], 'the day to look again is still good')
})

t.test('evidence that only speaks for losers does not count', async (t) => {
  const advisor = await tinyAdvisor(t, (files) => {
    files['evidence.json'].evidence[1].reviewBy = '2026-01-01'
    files['services/tape.json'].lifecycle.evidence = ['aws.other']
  })
  t.same((await advisor.recommend(scenario)).warnings, [])
})

t.test('the day asked for is part of the question, and the ruleset’s own day changes nothing', async (t) => {
  const advisor = await tinyAdvisor(t)
  const { id } = await advisor.recommend(scenario)
  t.equal((await advisor.recommend(scenario, { asOf: '2026-01-15' })).id, id)
  t.not((await advisor.recommend(scenario, { asOf: '2026-01-16' })).id, id)
})

const transport = async (t: Test, services: object) => (await (await tinyAdvisor(t)).recommend({ messaging: { replay: true }, services })).decisions[0]

t.test('a service that policy excludes is out, by policy and not by engineering', async (t) => {
  const answer = await transport(t, { exclude: ['stream'] })
  t.equal(answer?.recommended, 'queue')
  t.match(answer?.candidates.find(({ service }) => service === 'stream')?.reasons[0], {
    rule: 'policy.exclude',
    effect: 'eliminates',
    concern: 'policy',
    evidence: [],
    matched: [{ fact: 'services.exclude', operator: 'contains', required: 'stream', actual: ['stream'] }],
  })
})

t.test('so is a service that does not work without an excluded one', async (t) => {
  const answer = await transport(t, { exclude: ['register'] })
  t.match(
    answer?.candidates.find(({ service }) => service === 'stream'),
    { verdict: 'eliminated', reasons: [{ because: /does not work without Amazon register/ }] },
  )
})

t.test('a policy that excludes every candidate leaves none viable, and is named as the cause', async (t) => {
  t.match(await transport(t, { exclude: ['queue', 'stream'] }), {
    status: 'none-viable',
    collisions: [{ facts: ['services.exclude'], rules: ['policy.exclude'] }],
  })
})

t.test('a preferred service gains, but a requirement outweighs the preference', async (t) => {
  const answer = await transport(t, { prefer: ['queue'] })
  t.equal(answer?.recommended, 'stream')
  t.match(answer?.candidates[1], { service: 'queue', score: 8, reasons: [{ rule: 'policy.prefer', concern: 'policy', strength: 'strong' }] })
})
