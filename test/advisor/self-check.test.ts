import t from 'tap'
import { programOf } from '../../dist/advisor/program.js'
import { recorded, evaluationRecordOf } from '../../dist/advisor/evaluation-record.js'
import { selfCheck } from '../../dist/advisor/self-check.js'
import { compiledEvaluator } from '../../dist/engine/compiled.js'
import type { Matches } from '../../dist/engine/evaluator.js'
import { operators } from '../../dist/engine/operators.js'
import { referenceEvaluator } from '../../dist/engine/reference.js'
import { loadKnowledge } from '../../dist/knowledge/load.js'
import { derive } from '../../dist/scenario/derived.js'
import type { Facts } from '../../dist/scenario/facts.js'
import { statedFacts } from '../../dist/scenario/normalise.js'
import { lay, tiny } from '../helpers/tiny.js'

const knowledge = await loadKnowledge(lay(t, tiny()), operators)
const program = programOf(knowledge)
const compiled = compiledEvaluator(program)
const reference = referenceEvaluator(program).evaluate
const record = await evaluationRecordOf(knowledge, reference)

/** What the check says of an evaluator that tampers with its own matches: the same, whether json-rules-engine is asked or its record. */
async function checkOf(tamper: (matches: Matches) => Matches) {
  const served = { evaluate: (facts: Facts) => tamper(compiled.evaluate(facts)) }
  const [asked, read] = [await selfCheck(knowledge, served, reference), await selfCheck(knowledge, served, recorded(record))]
  t.same(read, asked)
  return asked
}

t.test('evaluators that say the same have no difference', async (t) => {
  t.equal(await checkOf((matches) => matches), undefined)
})

t.test('a rule that is missed, or met in vain, is named with what each says', async (t) => {
  const reference = 'met as number 2 by messaging.replay equal true, being true'
  t.same(await checkOf((matches) => new Map([...matches].filter(([name]) => name !== 'transport.replay'))), {
    scenario: 'replayed',
    rule: 'transport.replay',
    served: 'not met',
    reference,
  })
  t.match(await checkOf((matches) => new Map([['stray', []], ...matches])), { rule: 'stray', served: 'met as number 1 by nothing', reference: 'not met' })
})

t.test('other leaves and another order are differences too', async (t) => {
  t.match(await checkOf((matches) => new Map([...matches].map(([name]) => [name, []]))), {
    rule: 'transport.raised',
    served: 'met as number 1 by nothing',
    reference: /^met as number 1 by messaging.replay/,
  })
  t.match(await checkOf((matches) => new Map([...matches].reverse())), { rule: 'transport.raised', served: /^met as number 2/, reference: /^met as number 1/ })
})

t.test('a record holds each leaf once, is plain JSON, and says the same after it was written and read', async (t) => {
  const read = JSON.parse(JSON.stringify(record)) as typeof record
  t.same(read, record)
  t.equal(new Set(record.leaves.map((leaf) => JSON.stringify(leaf))).size, record.leaves.length)
  for (const { id, scenario } of knowledge.scenarios) {
    const { facts } = derive(statedFacts(scenario, knowledge.dictionary))
    t.same([...(await recorded(read)(facts, id))], [...(await reference(facts))], id)
  }
})

t.test('of a scenario that a record does not hold it says that nothing is met, which is a difference', async (t) => {
  const lost = recorded({ ...record, scenarios: record.scenarios.slice(1) })
  t.match(await selfCheck(knowledge, compiled, lost), { scenario: record.scenarios[0]?.[0], reference: 'not met' })
})
