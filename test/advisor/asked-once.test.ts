import t from 'tap'
import { askedOnce } from '../../dist/advisor/asked-once.js'
import { programOf } from '../../dist/advisor/program.js'
import type { EvaluatorFactory } from '../../dist/engine/evaluator.js'
import { referenceEvaluator } from '../../dist/engine/reference.js'
import { derive } from '../../dist/scenario/derived.js'
import { statedFacts } from '../../dist/scenario/normalise.js'
import { rule } from '../helpers/tiny.js'
import { knowledge } from '../helpers/knowledge.js'

const program = programOf(knowledge)
const leaf = (fact: string, value: unknown) => ({ fact, operator: 'equal', value })
const event = { type: 'favors', params: { service: 'queue' } }

/** The evaluator of record, and the names of the rules that it was asked about. */
function watched() {
  const asked: string[] = []
  const factory: EvaluatorFactory = (rules) => {
    const { evaluate } = referenceEvaluator(rules)
    return {
      evaluate(facts) {
        asked.push(...rules.map(({ name }) => name))
        return evaluate(facts)
      },
    }
  }
  return { asked, factory }
}

/** Asking all rules about all of them takes seconds. */
const scenarios = knowledge.scenarios.slice(0, 10)

t.test('over worked scenarios it says what json-rules-engine says of all rules, which is asked far less', async (t) => {
  const { asked, factory } = watched()
  const [once, whole] = [askedOnce(factory)(program), referenceEvaluator(program)]
  for (const { id, scenario } of scenarios) {
    const { facts } = derive(statedFacts(scenario, knowledge.dictionary))
    t.same([...(await once.evaluate(facts))], [...(await whole.evaluate(facts))], id)
  }
  t.ok(asked.length < (program.length * scenarios.length) / 3, `it was asked ${asked.length} times`)
})

t.test('another value of any fact of a rule is another question, a fact of other rules is none, and an unknown fact is not asked about', async (t) => {
  const { asked, factory } = watched()
  const any = { any: [leaf('a', 1), leaf('b', '1')] }
  const { evaluate } = askedOnce(factory)([rule('first', any, event), rule('alike', any, event), rule('other', { all: [leaf('c', true)] }, event)])
  const met = async (facts: Record<string, string | number | boolean>) => {
    asked.length = 0
    return [[...(await evaluate(facts)).keys()], [...asked]]
  }
  t.same(await met({ a: 1 }), [['first', 'alike'], ['first']])
  t.same(await met({ a: 2 }), [[], ['first']])
  t.same(await met({ a: 2, b: '1' }), [['first', 'alike'], ['first']])
  t.same(await met({ b: '1' }), [['first', 'alike'], ['first']])
  t.same(await met({ b: 1 }), [[], ['first']])
  t.same(await met({ a: 1, c: true }), [['first', 'alike', 'other'], ['other']])
  t.same(await met({ c: true }), [['other'], []])
})
