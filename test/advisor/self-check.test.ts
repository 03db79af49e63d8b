import t from 'tap'
import { programOf } from '../../dist/advisor/program.js'
import { selfCheck } from '../../dist/advisor/self-check.js'
import { compiledEvaluator } from '../../dist/engine/compiled.js'
import type { Matches } from '../../dist/engine/evaluator.js'
import { operators } from '../../dist/engine/operators.js'
import { referenceEvaluator } from '../../dist/engine/reference.js'
import { loadKnowledge } from '../../dist/knowledge/load.js'
import { lay, tiny } from '../helpers/tiny.js'

const knowledge = await loadKnowledge(lay(t, tiny()), operators)
const program = programOf(knowledge)
const compiled = compiledEvaluator(program)

/** What the check says of an evaluator that tampers with its own matches. */
const checkOf = (tamper: (matches: Matches) => Matches) =>
  selfCheck(knowledge, { evaluate: (facts) => tamper(compiled.evaluate(facts)) }, program, referenceEvaluator)

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
