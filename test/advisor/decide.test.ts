import t, { type Test } from 'tap'
import type { DecisionAnswer } from '../../dist/advisor/answer.js'
import { type Files, tinyAdvisor } from '../helpers/tiny.js'

async function transport(t: Test, scenario: unknown, edit?: (files: Files) => void): Promise<DecisionAnswer> {
  const { decisions } = await (await tinyAdvisor(t, edit)).recommend(scenario)
  return decisions.find(({ decision }) => decision === 'transport') as DecisionAnswer
}
const ranking = ({ candidates }: DecisionAnswer) => candidates.map(({ service, verdict, score }) => `${service} ${verdict} ${score}`)

t.test('a decision is raised by the facts that its file names', async (t) => {
  const advisor = await tinyAdvisor(t)
  t.match((await advisor.recommend({ messaging: { replay: true } })).decisions, [{ decision: 'transport', raisedBy: ['messaging.replay'] }])
  t.match(
    (await advisor.recommend({ arrival: 'continuous' })).decisions,
    [{ decision: 'transport', raisedBy: ['arrival'] }],
    'a derived fact is resolved to what was stated',
  )
})

t.test('decide replaces raising, and decisions come in the order of the ruleset', async (t) => {
  const { decisions } = await (await tinyAdvisor(t)).recommend({ decide: ['looking', 'transport'] })
  t.match(decisions, [
    { decision: 'transport', raisedBy: ['decide'] },
    { decision: 'looking', raisedBy: ['decide'] },
  ])
  t.equal(decisions.length, 2)
})

t.test('a scenario that raises nothing is told what to state', async (t) => {
  const { decisions, summary, nextQuestions } = await (await tinyAdvisor(t)).recommend({ title: 'Nothing yet' })
  t.same(decisions, [])
  t.match(summary, /raises a decision/)
  t.same(nextQuestions.map(({ fact }) => fact).sort(), ['arrival', 'dashboards.readers', 'messaging.consumers', 'messaging.replay'])
})

t.test('the score is the sum of reasons, best first', async (t) => {
  t.same(ranking(await transport(t, { messaging: { replay: true, consumers: 2 } })), ['stream recommended 24', 'queue alternative 0', 'tape eliminated 0'])
})

t.test('of one concern only the strongest reason counts, and the answer shows which', async (t) => {
  const { candidates } = await transport(t, { messaging: { consumers: 9 } })
  t.match(candidates[0], {
    score: 8,
    reasons: [
      { rule: 'transport.many-readers', strength: 'strong', counted: true },
      { rule: 'transport.very-many-readers', strength: 'moderate', counted: false },
    ],
  })
})

t.test('for and against add up across concerns', async (t) => {
  const { candidates } = await transport(t, { arrival: 'one-time', messaging: { replay: true, consumers: 2 } })
  t.match(
    candidates.find(({ service }) => service === 'stream'),
    { score: 8 },
  )
})

t.test('an eliminated candidate comes last whatever speaks for it', async (t) => {
  t.same(ranking(await transport(t, { latency: { freshnessSeconds: 0.001 }, messaging: { replay: true } })), [
    'queue recommended 0',
    'stream eliminated 16',
    'tape eliminated 0',
  ])
})

t.test('a winner by order alone says so, with the evidence of the order', async (t) => {
  const { status, candidates } = await transport(t, { arrival: 'continuous' })
  t.equal(status, 'tied')
  t.match(candidates[0]?.reasons, [
    {
      rule: 'transport.order',
      effect: 'favors',
      strength: 'slight',
      concern: 'operations',
      counted: false,
      because: 'A queue is the least to run.',
      evidence: ['aws.page'],
    },
  ])
})

t.test('what is retired is eliminated by its lifecycle, whatever else is known', async (t) => {
  const { candidates } = await transport(t, { arrival: 'continuous' })
  t.match(candidates.at(-1), { service: 'tape', verdict: 'eliminated', reasons: [{ rule: 'lifecycle.tape', concern: 'lifecycle', matched: [] }] })
})

t.test('unknown is not false: leaving a fact out meets nothing', async (t) => {
  const { candidates } = await transport(t, { decide: ['transport'] })
  for (const { reasons } of candidates) t.ok(reasons.every(({ matched }) => matched.length === 0))
})

t.test('a companion that always is needed is named', async (t) => {
  t.match(await transport(t, { messaging: { replay: true } }), { companions: [{ service: 'register', rule: 'stream.needs-register' }] })
  t.same((await transport(t, { arrival: 'continuous' })).companions, [], 'of the winner only')
})

t.test('a warning of a service stands with every candidate that is not out', async (t) => {
  const { candidates } = await transport(t, { messaging: { consumers: 1, delivery: 'exactly-once' } })
  t.match(candidates.find(({ service }) => service === 'stream')?.warnings, [{ code: 'duplicates', rule: 'stream.twice' }])
})

t.test('none viable: the smallest sets of facts that collide, and the rules by which they do', async (t) => {
  const answer = await transport(t, { messaging: { consumers: 1 }, volume: { largestRecordKilobytes: 5000 }, latency: { freshnessSeconds: 0.001 } })
  t.match(answer, {
    status: 'none-viable',
    recommended: null,
    companions: [],
    configuration: [],
    collisions: [{ facts: ['latency.freshnessSeconds', 'volume.largestRecordKilobytes'], rules: ['transport.big-records', 'transport.low-delay'] }],
  })
  t.equal(answer.collisions.length, 1)
})

t.test('the reasons show the facts as they are, and what a derived one follows from', async (t) => {
  const { decisions } = await (await tinyAdvisor(t)).recommend({ dashboards: { readers: 3 }, latency: { class: 'real-time' } })
  t.match(decisions[0]?.candidates[0]?.reasons[0]?.matched, [
    { fact: 'latency.freshnessSeconds', operator: 'lessThanInclusive', required: 1, actual: 1, derivedFrom: ['latency.class'] },
  ])
})

t.test('needs outside the catalog are referred', async (t) => {
  const { referrals, decisions } = await (await tinyAdvisor(t)).recommend({ messaging: { protocols: ['amqp'] } })
  t.match(referrals, [{ to: 'Amazon MQ', rule: 'referral.broker', matched: [{ actual: ['amqp'] }] }])
  t.same(decisions, [])
})

t.test('the evidence lists what is cited above, each once, by id', async (t) => {
  const { evidence } = await (
    await tinyAdvisor(t, (files) => {
      files['decisions/transport.json'].rules[0].evidence = ['notes.stream.slow', 'aws.page']
    })
  ).recommend({ messaging: { replay: true } })
  t.match(evidence, [
    { id: 'aws.page', kind: 'aws', asOf: '2026-01' },
    { id: 'notes.stream.slow', kind: 'notes', status: 'wrong', correction: 'They are fast.' },
  ])
  t.equal(evidence.length, 2)
})
