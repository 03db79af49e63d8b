import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { createAdvisor, ownRules } from '../../dist/advisor/advisor.js'
import { programOf } from '../../dist/advisor/program.js'
import { buildApp } from '../../dist/app.js'
import { compiledEvaluator } from '../../dist/engine/compiled.js'
import type { AnyCondition } from '../../dist/engine/evaluator.js'
import { operators } from '../../dist/engine/operators.js'
import { referenceEvaluator } from '../../dist/engine/reference.js'
import { loadKnowledge } from '../../dist/knowledge/load.js'
import type { FactDefinition } from '../../dist/scenario/dictionary.js'
import type { Facts, FactValue } from '../../dist/scenario/facts.js'
import { post } from '../helpers/app.js'

const knowledge = await loadKnowledge(ownRules, operators)
const program = programOf(knowledge)

const leavesOf = (condition: AnyCondition): { fact: string; value: FactValue }[] =>
  'fact' in condition ? [condition] : ('all' in condition ? condition.all : condition.any).flatMap(leavesOf)

const thresholds = program
  .flatMap(({ conditions }) => leavesOf(conditions))
  .flatMap(({ fact, value }) => (typeof value === 'number' ? [{ fact, values: [value - 0.001, value, value + 0.001] }] : []))

/** Any value that the fact may have; of figures those at which rules part. */
function valuesOf({ fact, type, values = [], minimum = 0, maximum = 1e9 }: FactDefinition): fc.Arbitrary<FactValue> {
  if (type === 'set') return fc.subarray([...values])
  if (type === 'choice') return fc.constantFrom(...values)
  if (type === 'boolean') return fc.boolean()
  const telling = thresholds.flatMap((one) => (one.fact === fact ? one.values : []))
  return fc.constantFrom(minimum, maximum, ...telling)
}

t.test('the real rules meet random facts exactly as json-rules-engine has it', async (t) => {
  const evaluators = [compiledEvaluator(program), referenceEvaluator(program)]
  const model = Object.fromEntries([...knowledge.dictionary.values()].map((definition) => [definition.fact, valuesOf(definition)]))
  const tested = new Set<string>()
  const property = fc.asyncProperty(fc.record(model, { requiredKeys: [] }), async (facts) => {
    const [compiled, reference] = await Promise.all(evaluators.map(async ({ evaluate }) => [...(await evaluate(facts as Facts))]))
    for (const [rule] of reference ?? []) tested.add(rule)
    return isDeepStrictEqual(compiled, reference)
  })
  await fc.assert(property, { seed: 20_260_115, numRuns: 40 })
  t.ok(tested.size > program.length / 2, `${tested.size} of ${program.length} rules were met`)
})

t.test('every worked scenario is answered with the same bytes whichever evaluator serves', async (t) => {
  const [compiled, reference] = await Promise.all(
    (['compiled', 'reference'] as const).map(async (evaluator) => {
      const advisor = { ...(await createAdvisor({ evaluator })), selfCheck: async () => undefined }
      const app = await buildApp({ advisor })
      t.teardown(() => app.close())
      return app
    }),
  )
  if (!compiled || !reference) throw new Error('two services were to be made')
  for (const { id, scenario } of knowledge.scenarios) {
    const answer = await post(reference, scenario)
    t.equal(answer.statusCode, 200, id)
    t.equal((await post(compiled, scenario)).body, answer.body, id)
  }
})
