import fc from 'fast-check'
import t, { type Test } from 'tap'
import { derive } from '../../dist/scenario/derived.js'
import { contradictingAt, contradictionsOf } from '../../dist/search/contradictions.js'
import { statedFacts } from '../../dist/scenario/normalise.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { advisor } from '../helpers/app.js'
import { corpus } from '../helpers/corpus.js'
import { knowledge, winnerOf } from '../helpers/judge.js'
import { arbitraryScenario } from '../helpers/scenarios.js'
import { type Files, rule, tinyAdvisor } from '../helpers/tiny.js'

const { schema, dictionary } = knowledge

/** What is stated by one or the other; the first goes before. */
const merged = (one: Record<string, unknown>, other: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => {
      const [mine, more] = [one[key], other[key]]
      const both = [mine, more].every((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
      return [key, both ? { ...(more as object), ...(mine as object) } : (mine ?? more)]
    }),
  )

const factsOf = (scenario: Record<string, unknown>) => derive(statedFacts(scenario as Scenario, dictionary)).facts

/** Whether one scenario states more than another, leaves every known fact as it is and states nothing that contradicts one. */
function completes(more: Record<string, unknown>, less: Record<string, unknown>): boolean {
  const facts = factsOf(more)
  const [stated, known] = [statedFacts(less as Scenario, dictionary), factsOf(less)]
  const { is } = contradictingAt(contradictionsOf(knowledge), stated, known)
  return (
    Object.entries(known).every(([fact, value]) => JSON.stringify(facts[fact]) === JSON.stringify(value)) &&
    Object.entries(statedFacts(more as Scenario, dictionary)).every(([fact, value]) => known[fact] !== undefined || !is(fact, value))
  )
}

t.test('no completion of a settled decision has another winner', async (t) => {
  const settled: { scenario: Record<string, unknown>; decision: string; recommended: string | null }[] = []
  for (const scenario of corpus)
    for (const { status, decision, recommended } of (await advisor.recommend(scenario)).decisions)
      if (status === 'settled') settled.push({ scenario, decision, recommended })
  t.ok(settled.length > 3, `${settled.length} settled`)
  let tried = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...settled), arbitraryScenario(schema), async ({ scenario, decision, recommended }, extra) => {
      const { title: _, decide: __, services: ___, ...more } = merged(scenario, extra)
      if (!completes(more, scenario)) return
      tried++
      const winner = await winnerOf(more, decision)
      if (winner !== recommended) throw new Error(`${decision}: ${recommended} became ${winner}`)
    }),
    { numRuns: 600, seed: 7 },
  )
  t.ok(tried > 100, `${tried} completions`)
})

const onPremisesGoesElsewhere = (files: Files) => {
  const there = { fact: 'governance.onPremises', operator: 'equal', value: true }
  files['decisions/transport.json'].rules.push(rule('transport.there', { all: [there] }, { type: 'eliminates', params: { service: 'stream' } }, 'cost'))
}

const transport = async (t: Test, scenario: object, edit?: (files: Files) => void) =>
  (await (await tinyAdvisor(t, edit)).recommend({ decide: ['transport'], ...scenario })).decisions[0]

t.test('what nothing more can change is settled', async (t) => {
  const answer = await transport(t, {
    messaging: { replay: true, consumers: 3, queueing: [] },
    arrival: 'continuous',
    latency: { freshnessSeconds: 5 },
    volume: { largestRecordKilobytes: 10 },
    management: { preference: 'managed' },
  })
  t.match(answer, { status: 'settled', recommended: 'stream', openQuestions: [] })
  t.notOk(answer?.completion)
})

t.test('a winner that one more fact could topple is provisional, and the fact is asked for', async (t) => {
  const answer = await transport(t, { messaging: { replay: true } })
  t.match(answer, { status: 'provisional', recommended: 'stream' })
  t.match(
    answer?.openQuestions.find(({ fact }) => fact === 'latency.freshnessSeconds'),
    { couldChangeTo: ['queue'], share: 0.5, together: false },
    'two regions, below 0.01 seconds and from there on, of which one changes the winner',
  )
})

t.test('what would contradict something stated changes no winner, and is not asked', async (t) => {
  const asked = { messaging: { replay: true }, management: { preference: 'serverless-only' } }
  const toppled = await transport(t, asked, onPremisesGoesElsewhere)
  t.ok(toppled?.openQuestions.some(({ fact }) => fact === 'governance.onPremises'))
  const kept = await transport(t, asked, (files) => {
    onPremisesGoesElsewhere(files)
    const both = ['management.preference', 'governance.onPremises'].map((fact, at) => ({ fact, operator: 'equal', value: at === 0 ? 'serverless-only' : true }))
    files['contradictions.json'] = { rules: [rule('contradiction.none-and-some', { all: both }, { type: 'warns', params: { code: 'contradiction' } }, 'cost')] }
  })
  t.notOk(kept?.openQuestions.some(({ fact }) => fact === 'governance.onPremises'))
})

t.test('facts that change the winner only together are marked so', async (t) => {
  const answer = await transport(
    t,
    {
      messaging: { replay: true, consumers: 3 },
      arrival: 'continuous',
      latency: { freshnessSeconds: 5 },
      management: { preference: 'managed' },
      volume: { largestRecordKilobytes: 10 },
    },
    (files) => {
      const rules = files['decisions/transport.json'].rules
      const steady = { fact: 'volume.traffic', operator: 'equal', value: 'steady' }
      const low = { fact: 'sql.required', operator: 'equal', value: true }
      rules.push(rule('transport.steady', { all: [steady, low] }, { type: 'eliminates', params: { service: 'stream' } }, 'cost'))
    },
  )
  t.match(answer, {
    status: 'provisional',
    completion: { recommended: 'queue' },
    openQuestions: [
      { share: 0, together: true },
      { share: 0, together: true },
    ],
  })
})

t.test('the smallest change that lets a rival win is told with its threshold, and how far each figure may move', async (t) => {
  const answer = await transport(t, { messaging: { consumers: 3 }, volume: { largestRecordKilobytes: 500 } })
  t.match(answer?.counterfactuals, [{ service: 'queue', changes: [{ fact: 'messaging.consumers', from: 3, to: 1, boundary: { upTo: 1 } }] }])
  t.match(answer?.boundaries, [{ fact: 'messaging.consumers', stated: 3, loses: [{ boundary: { upTo: 1 }, to: 'queue' }] }])
  t.equal(answer?.boundaries.length, 1, 'the size of records decides nothing here')
})

t.test('a rival that no change of what is stated helps is out of reach, whether rules or policy keep it there', async (t) => {
  const byRules = await transport(t, { volume: { largestRecordKilobytes: 10 }, messaging: { replay: false } }, (files) => {
    files['decisions/transport.json'].rules = files['decisions/transport.json'].rules.filter(({ name }: { name: string }) => name !== 'transport.replay')
  })
  t.match(byRules, { recommended: 'queue', counterfactuals: [{ service: 'stream', changes: [{ fact: 'volume.largestRecordKilobytes' }] }] })
  const byPolicy = await transport(t, { messaging: { replay: true }, services: { exclude: ['register'] } })
  t.match(byPolicy, { recommended: 'queue', counterfactuals: [] })
  t.same(
    byPolicy?.outOfReach.find(({ service }) => service === 'stream'),
    { service: 'stream', because: 'no change of what is stated' },
  )
  const helpless = await transport(t, { arrival: 'continuous' })
  t.same(
    helpless?.outOfReach.find(({ service }) => service === 'stream'),
    { service: 'stream', because: 'no change of what is stated' },
  )
})
