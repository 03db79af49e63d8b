import t from 'tap'
import { referenceEvaluator } from '../../dist/engine/reference.js'
import { evaluatorContract } from './contract.js'

evaluatorContract(t, referenceEvaluator)

t.test('an operator that the library does not know stops the run instead of being missed', async (t) => {
  const conditions = { all: [{ fact: 'a', operator: 'resembles', value: 1 }] }
  const evaluator = referenceEvaluator([{ name: 'r', conditions, event: { type: 'favors', params: {} } }])
  await t.rejects(async () => evaluator.evaluate({ a: 1 }))
})
