import t from 'tap'
import type { DecisionAnswer } from '../../dist/advisor/answer.js'
import { referenceEvaluator } from '../../dist/engine/reference.js'
import { derive } from '../../dist/scenario/derived.js'
import type { FactValue } from '../../dist/scenario/facts.js'
import { statedFacts } from '../../dist/scenario/normalise.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { contradictingAt, contradictionsOf } from '../../dist/search/contradictions.js'
import { advisor } from '../helpers/app.js'
import { corpus, decided, stating } from '../helpers/corpus.js'
import { knowledge, program, winnerOf } from '../helpers/judge.js'

const reference = referenceEvaluator(program)
const answers: { scenario: Record<string, unknown>; answer: DecisionAnswer }[] = []
for (const scenario of corpus) for (const answer of (await advisor.recommend(scenario)).decisions) answers.push({ scenario, answer })

const contradictingIn = (scenario: Record<string, unknown>) => {
  const stated = statedFacts(scenario as Scenario, knowledge.dictionary)
  return contradictingAt(contradictionsOf(knowledge), stated, derive(stated).facts)
}

const changed = (scenario: Record<string, unknown>, changes: DecisionAnswer['counterfactuals'][number]['changes']) =>
  stating(
    scenario,
    changes.map(({ fact, to }) => ({ fact, value: to })),
  )

t.test('every counterfactual gives the service that it promises', async (t) => {
  const wrong = []
  let tried = 0
  for (const { scenario, answer } of answers) {
    for (const { service, changes } of answer.counterfactuals) {
      tried++
      const recommended = await winnerOf(changed(scenario, changes), answer.decision)
      if (recommended !== service) wrong.push({ decision: answer.decision, service, changes, recommended })
    }
  }
  t.same(wrong, [])
  t.ok(tried > 300, `${tried} tried`)
})

t.test('json-rules-engine itself says so too', async (t) => {
  for (const { scenario, answer } of answers.slice(0, 12)) {
    for (const { service, changes } of answer.counterfactuals.slice(0, 2))
      t.equal(await winnerOf(changed(scenario, changes), answer.decision, reference), service)
  }
})

t.test('every counterfactual is minimal: no part of it is enough', async (t) => {
  const wrong = []
  for (const { scenario, answer } of answers) {
    for (const { service, changes } of answer.counterfactuals) {
      if (changes.length < 2) continue
      for (const left of changes) {
        const part = changes.filter((one) => one !== left)
        const recommended = await winnerOf(changed(scenario, part), answer.decision)
        if (recommended === service) wrong.push({ decision: answer.decision, service, changes, left })
      }
    }
  }
  t.same(wrong, [])
})

t.test('a counterfactual says whether the decision must be named to be taken with it', async (t) => {
  const wrong = []
  let named = 0
  for (const { scenario, answer } of answers) {
    for (const { service, changes, needsDecide = false } of answer.counterfactuals) {
      if (needsDecide) named++
      const { decide: _, ...changedScenario } = changed(scenario, changes)
      const taken = (await advisor.recommend(changedScenario)).decisions.find(({ decision }) => decision === answer.decision)
      if (needsDecide === (taken !== undefined) || (taken && taken.recommended !== service))
        wrong.push({ decision: answer.decision, service, changes, needsDecide })
    }
  }
  t.same(wrong, [])
  t.ok(named > 0, `${named} of them`)
})

t.test('every completion states more and gives the winner that it promises', async (t) => {
  const wrong = []
  for (const { scenario, answer } of answers) {
    t.equal(answer.completion !== undefined, answer.status === 'provisional' && !answer.bounded)
    if (!answer.completion) continue
    const recommended = await winnerOf(stating(scenario, answer.completion.states), answer.decision)
    if (recommended !== answer.completion.recommended || recommended === answer.recommended)
      wrong.push({ decision: answer.decision, ...answer.completion, recommended })
  }
  t.same(wrong, [])
})

t.test('no completion states what contradicts something that is stated, as the answer would warn of it', async (t) => {
  const warned = async (scenario: Record<string, unknown>) =>
    (await advisor.recommend(scenario)).warnings.flatMap(({ code, rule }) => (['contradiction', 'kept-and-replaced'].includes(code) ? [rule ?? code] : []))
  let tried = 0
  for (const { scenario, answer } of answers) {
    const before = await warned(scenario)
    for (const state of answer.completion?.states ?? []) {
      tried++
      t.same(await warned(stating(scenario, [state])), before, `${answer.decision}: ${JSON.stringify(state)} beside ${JSON.stringify(scenario)}`)
    }
  }
  t.ok(tried > 100, `${tried} statements`)
})

t.test('what is held to contradict is what the answer warns of', async (t) => {
  const warned = async (scenario: Record<string, unknown>) =>
    (await advisor.recommend(scenario)).warnings.flatMap(({ code, rule }) => (['contradiction', 'kept-and-replaced'].includes(code) ? [rule ?? code] : []))
  let flagged = 0
  for (const scenario of corpus.slice(0, 40)) {
    const { facts, is } = contradictingIn(scenario)
    const before = new Set(await warned(scenario))
    for (const fact of facts())
      for (const value of valuesOf(fact)) {
        const isFlagged = is(fact, value)
        if (isFlagged) flagged++
        t.equal(
          isFlagged,
          (await warned(stating(scenario, [{ fact, value }]))).some((rule) => !before.has(rule)),
          `${fact}: ${JSON.stringify(value)} beside ${JSON.stringify(scenario)}`,
        )
      }
  }
  t.ok(flagged > 30, `${flagged} flagged`)
})

/** Each value out of a list, or with one member, and some figures. */
function valuesOf(fact: string): readonly FactValue[] {
  const { type, values = [], minimum = 0, maximum = 1e6 } = knowledge.dictionary.get(fact) ?? {}
  if (type === 'boolean') return [true, false]
  if (type === 'set') return values.map((member) => [member])
  return type === 'choice' ? values : [...new Set([minimum, 1, 24, 60, 336, 400, 3600, maximum].filter((figure) => figure >= minimum && figure <= maximum))]
}

t.test('every boundary is where the winner turns: it holds up to there, and loses beyond', async (t) => {
  const wrong = []
  for (const { scenario, answer } of answers) {
    for (const { fact, stated, loses } of answer.boundaries) {
      const winnerAt = (value: number) => winnerOf(stating(scenario, [{ fact, value }]), answer.decision)
      for (const { boundary, to } of loses) {
        const [kind, figure] = Object.entries(boundary)[0] as [string, number]
        const whole = Number.isInteger(stated) && /consumers|concurrentQueries|readers/.test(fact)
        const beyond = kind === 'above' || kind === 'from' ? 1 : -1
        const past = kind === 'from' || kind === 'upTo' ? figure * (whole ? 1 : 1 + beyond * 1e-6) : whole ? figure + beyond : figure * (1 + beyond * 1e-3)
        if ((await winnerAt(past)) !== to) wrong.push({ decision: answer.decision, fact, boundary, to, past })
        if (whole) continue
        for (const part of [0.25, 0.5, 0.75]) {
          const value = stated + (figure - stated) * part
          if ((await winnerAt(value)) !== answer.recommended) wrong.push({ decision: answer.decision, fact, boundary, between: value })
        }
      }
    }
  }
  t.same(wrong, [])
})

t.test('figures that others follow from have their boundaries too', async (t) => {
  const boundaryOf = async (scenario: object, decision: string, fact: string) =>
    (await decided(scenario as Record<string, unknown>, decision)).boundaries.find((one) => one.fact === fact)?.loses
  t.match(await boundaryOf({ arrival: 'continuous', volume: { gigabytesPerDay: 90 } }, 'ingestion', 'volume.gigabytesPerDay'), [
    { boundary: { from: 8640 }, to: 'kinesis-data-streams' },
  ])
  t.match(
    await boundaryOf({ arrival: 'continuous', volume: { recordsPerSecond: 60_000, averageRecordKilobytes: 1 } }, 'ingestion', 'volume.recordsPerSecond'),
    [{ boundary: { from: 100_000 }, to: 'kinesis-data-streams' }],
  )
  t.match(
    await boundaryOf({ arrival: 'continuous', volume: { recordsPerSecond: 120_000, averageRecordKilobytes: 1 } }, 'ingestion', 'volume.recordsPerSecond'),
    [{ boundary: { below: 100_000 }, to: 'data-firehose' }],
  )
})

t.test('every open question that counts alone has answers that bring each service it names, in the share it says', async (t) => {
  const wrong = []
  let tried = 0
  for (const { scenario, answer } of answers.slice(0, 120)) {
    for (const { fact, couldChangeTo, share, together } of answer.openQuestions.slice(0, 4)) {
      t.notOk(answer.recommended !== null && couldChangeTo.includes(answer.recommended))
      t.equal(together, share === 0)
      if (together) continue
      const { is: contradicts } = contradictingIn(scenario)
      const regions = regionsOf(answer.decision, fact)?.filter((value) => !contradicts(fact, value as FactValue))
      if (!regions) continue
      tried++
      const winners = []
      for (const value of regions) winners.push(await winnerOf(stating(scenario, [{ fact, value }]), answer.decision))
      const changing = winners.filter((winner) => winner !== answer.recommended)
      const same = couldChangeTo.every((service) => changing.includes(service)) && Math.abs(changing.length / regions.length - share) < 0.001
      if (!same) wrong.push({ decision: answer.decision, fact, share, couldChangeTo, winners })
    }
  }
  t.same(wrong, [])
  t.ok(tried > 100, `${tried} questions`)
})

t.test('what is settled or has no viable candidate asks nothing', async (t) => {
  for (const { answer } of answers) if (answer.status === 'settled' || answer.status === 'none-viable') t.same(answer.openQuestions, [])
})

/** The regions of a yes-or-no fact or a set, worked out from the rules as they are served, not by the search. */
function regionsOf(decision: string, fact: string): unknown[] | undefined {
  const tested = new Set<unknown>()
  for (const { name } of advisor.views.decision(decision)?.rules ?? []) {
    const text = JSON.stringify(advisor.views.rule(name)?.conditions)
    for (const [, operator, value] of text.matchAll(new RegExp(`{"fact":"${fact}","operator":"(\\w+)","value":("[^"]*"|true|false)}`, 'g'))) {
      if (operator === 'contains' || operator === 'doesNotContain') tested.add(JSON.parse(value as string))
      else if (value === 'true' || value === 'false') tested.add('yes or no')
      else return undefined
    }
  }
  if (tested.has('yes or no')) return [true, false]
  return tested.size > 0 ? [[], ...[...tested].map((member) => [member])] : undefined
}
