import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { compiledEvaluator } from '../../dist/engine/compiled.js'
import type { AnyCondition, Evaluator, GroupCondition, Matches } from '../../dist/engine/evaluator.js'
import { referenceEvaluator } from '../../dist/engine/reference.js'
import type { Facts } from '../../dist/scenario/facts.js'
import { randomFacts, randomRules } from '../helpers/random-rules.js'
import { evaluatorContract } from './contract.js'

const event = { type: 'favors', params: {} }
const compile = (...conditions: GroupCondition[]) => compiledEvaluator(conditions.map((one, at) => ({ name: `r${at}`, conditions: one, event })))

t.test('the compiled evaluator', async (t) => evaluatorContract(t, compiledEvaluator))

t.test('it answers at once', async (t) => {
  t.equal(compile({ all: [{ fact: 'a', operator: 'equal', value: 1 }] }).evaluate({ a: 1 }).size, 1)
})

t.test('random rules meet random facts exactly as json-rules-engine has it: the same rules, order and leaves, asked for all or one by one', async (t) => {
  let evaluations = 0
  let met = 0
  const property = fc.asyncProperty(randomRules, fc.array(randomFacts, { minLength: 6, maxLength: 6 }), async (rules, situations) => {
    const evaluators: [Evaluator, Evaluator] = [compiledEvaluator(rules), referenceEvaluator(rules)]
    for (const facts of situations) {
      const asked = evaluators[0].evaluate(facts) as Matches
      const one = rules.filter(({ name }) => asked.has(name)).map(({ name }) => name)
      const [compiled, reference] = [[...(await evaluators[0].evaluate(facts))], [...(await evaluators[1].evaluate(facts))]]
      if (!isDeepStrictEqual(compiled, reference)) throw new Error(`${fc.stringify(facts)}: ${fc.stringify(compiled)} is not ${fc.stringify(reference)}`)
      if (one.join() !== reference.map(([name]) => name).join()) throw new Error(`${fc.stringify(facts)}: one by one ${one.join()} are met`)
      evaluations += 1
      met += reference.length
    }
  })
  await fc.assert(property, { seed: 20_260_115, numRuns: 1700 })
  t.ok(evaluations >= 10_000, `${evaluations} evaluations`)
  t.ok(met > evaluations, `${met} rules were met: the facts are not beside the point`)
})

t.test('an operator that the library does not know stops the start', async (t) => {
  t.throws(() => compile({ all: [{ any: [{ fact: 'a', operator: 'resembles', value: 1 }] }] }), /no operator "resembles"/)
})

t.test('what the library would heed and a closure would not stops the start', async (t) => {
  const leaf = { fact: 'a', operator: 'equal', value: 1 }
  const conditions = [
    { not: leaf },
    { condition: 'named' },
    { ...leaf, path: '$.b' },
    { ...leaf, priority: 2 },
    { fact: 'a', operator: 'equal' },
    { fact: 'a', operator: 'equal', path: '$.b' },
    { ...leaf, value: { fact: 'b' } },
    { all: [leaf], any: [leaf] },
  ]
  for (const condition of conditions) t.throws(() => compile({ all: [condition as unknown as AnyCondition] }), /cannot compile/, JSON.stringify(condition))
})

t.test('fifty times the rules about other facts cost next to nothing', async (t) => {
  const rulesAbout = (fact: string) =>
    Array.from({ length: 40 }, (_, at): GroupCondition => ({
      any: [
        { fact, operator: 'greaterThan', value: at },
        { fact: `${fact}-too`, operator: 'equal', value: at },
      ],
    }))
  const few = compile(...rulesAbout('known'))
  const many = compile(...rulesAbout('known'), ...Array.from({ length: 49 }, (_, at) => rulesAbout(`other-${at}`)).flat())
  const rounds = Array.from({ length: 21 }, () => timeOf(many) / timeOf(few)).sort((a, b) => a - b)
  t.ok((rounds[10] as number) < 5, `${rounds[10]} times the time`)
})

function timeOf({ evaluate }: { evaluate: (facts: Facts) => unknown }): number {
  const started = performance.now()
  for (let run = 0; run < 200; run++) evaluate({ known: run % 40 })
  return performance.now() - started
}

t.test('json-rules-engine itself', async (t) => evaluatorContract(t, referenceEvaluator))

t.test('an operator that the library does not know stops the run instead of being missed', async (t) => {
  const conditions = { all: [{ fact: 'a', operator: 'resembles', value: 1 }] }
  const evaluator = referenceEvaluator([{ name: 'r', conditions, event: { type: 'favors', params: {} } }])
  await t.rejects(async () => evaluator.evaluate({ a: 1 }))
})
