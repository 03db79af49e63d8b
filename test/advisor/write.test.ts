import fc from 'fast-check'
import t from 'tap'
import { recommendationSummary } from '../../dist/advisor/answer.js'
import { writeAnswer } from '../../dist/advisor/write.js'
import { keptMembers, keptText } from '../../dist/json/kept-text.js'
import { advisor } from '../helpers/app.js'
import { corpus } from '../helpers/corpus.js'
import { arbitraryScenario } from '../helpers/scenarios.js'
import { tinyAdvisor } from '../helpers/tiny.js'

t.test('an answer written from parts is byte for byte the plain one, in every detail', async (t) => {
  for (const scenario of corpus.slice(0, 60)) {
    for (const detail of ['standard', 'full'] as const) {
      const answer = await advisor.recommend(scenario, { detail })
      if (writeAnswer(answer) !== JSON.stringify(answer)) t.fail(`${detail}: ${JSON.stringify(scenario)}`)
    }
  }
  await fc.assert(
    fc.asyncProperty(arbitraryScenario(advisor.scenarioSchema), async (scenario) => {
      const answer = await advisor.recommend(scenario)
      if (writeAnswer(answer) !== JSON.stringify(answer)) throw new Error('another text')
    }),
    { numRuns: 40, seed: 11 },
  )
  t.pass()
})

t.test('another ruleset with the same names has its own texts', async (t) => {
  const scenario = { messaging: { replay: true }, decide: ['transport'] }
  const [one, other] = [
    await tinyAdvisor(t),
    await tinyAdvisor(t, (files) => {
      for (const rule of files['decisions/transport.json'].rules) rule.because = `Now ${rule.because}`
    }),
  ]
  for (const { recommend } of [one, other, one]) {
    const answer = await recommend(scenario)
    t.equal(writeAnswer(answer), JSON.stringify(answer))
  }
})

t.test('the short answer says what the whole one says, shorter', async (t) => {
  for (const scenario of corpus.filter((_, at) => at % 2 === 0)) {
    const [whole, short] = [await advisor.recommend(scenario), await advisor.summarise(scenario)]
    const { id, ruleset } = whole
    // Only the whole answer draws, and says where the drawing gives way.
    const summary = whole.summary.slice(0, short.summary.length)
    t.equal(whole.summary === summary, whole.architecture.gaveWay.length === 0)
    const decisions = whole.decisions.map(({ decision, status, bounded, recommended, candidates, collisions }) => ({
      decision,
      status,
      ...(bounded ? { bounded } : {}),
      recommended,
      because: recommended === null ? collisions[0]?.because : candidates[0]?.reasons[0]?.because,
    }))
    t.same(short, { id, ruleset, summary, decisions })
    const written = writeAnswer(short)
    t.equal(written, JSON.stringify(short))
    t.same(recommendationSummary.parse(JSON.parse(written)), short)
  }
})

t.test('of a short answer, too, everything is written that may stand in it', async (t) => {
  const ruleset = { version: '1', digest: 'sha256:0', asOf: '2026-11-27' }
  const decisions = [
    { decision: 'transport', status: 'provisional' as const, bounded: true, recommended: 'sqs', because: 'It says "yes" – or\nno.' },
    { decision: 'query', status: 'none-viable' as const, recommended: null, because: 'Two rules collide.' },
  ]
  for (const short of [
    { id: 'rec_0', ruleset, summary: 'Say "no".', decisions },
    { id: 'rec_1', ruleset, summary: '', decisions: [] },
  ])
    t.equal(writeAnswer(recommendationSummary.parse(short)), JSON.stringify(short))
})

t.test('what is frozen is written once, and what may change each time', async (t) => {
  let asked = 0
  const counted = { toJSON: () => ++asked }
  t.same([keptText(counted), keptText(counted)], ['1', '2'])
  Object.freeze(counted)
  t.same([keptText(counted), keptText(counted), keptMembers({ 'a "key"': counted, b: {} })], ['3', '3', '{"a \\"key\\"":3,"b":{}}'])
})

t.test('every list that is browsed is frozen, so that its text is made once', async (t) => {
  const { views, scenarios, scenarioJsonSchema } = advisor
  const [{ id: service = '' } = {}, { id: decision = '' } = {}] = [views.services[0], views.decisions[0]]
  const single = [views.service(service), views.decision(decision), views.rule(views.ruleNames[0] ?? ''), views.evidence[0]]
  for (const view of [views.services, views.decisions, views.evidence, scenarios, scenarioJsonSchema, ...single]) t.ok(Object.isFrozen(view))
})
