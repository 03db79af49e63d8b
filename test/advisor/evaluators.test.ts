import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { createAdvisor } from '../../dist/advisor/advisor.js'
import { compiledEvaluator } from '../../dist/engine/compiled.js'
import type { AnyCondition } from '../../dist/engine/evaluator.js'
import { referenceEvaluator } from '../../dist/engine/reference.js'
import type { FactDefinition } from '../../dist/scenario/dictionary.js'
import type { Facts, FactValue } from '../../dist/scenario/facts.js'
import { advisor } from '../helpers/app.js'
import { knowledge, program } from '../helpers/judge.js'

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
  await fc.assert(property, { seed: 20_260_115, numRuns: 16 })
  t.ok(tested.size > program.length / 2, `${tested.size} of ${program.length} rules were met`)
})

t.test('every worked scenario is answered with the same bytes whichever evaluator serves', async (t) => {
  const reference = await createAdvisor({ evaluator: 'reference' })
  for (const { id, scenario } of knowledge.scenarios)
    t.equal(JSON.stringify(await advisor.recommend(scenario)), JSON.stringify(await reference.recommend(scenario)), id)
})
