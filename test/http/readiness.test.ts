import t from 'tap'
import { programOf } from '../../dist/advisor/program.js'
import { selfCheck } from '../../dist/advisor/self-check.js'
import { buildApp } from '../../dist/app.js'
import { compiledEvaluator } from '../../dist/engine/compiled.js'
import type { Evaluator } from '../../dist/engine/evaluator.js'
import { referenceEvaluator } from '../../dist/engine/reference.js'
import { advisor, post } from '../helpers/app.js'
import { knowledge } from '../helpers/knowledge.js'

const program = programOf(knowledge)
const victim = 'ingestion.raised'
const compiled = compiledEvaluator(program)
/** Never meets one of the rules. */
const sabotaged: Evaluator = { evaluate: (facts) => new Map([...compiled.evaluate(facts)].filter(([name]) => name !== victim)) }

t.test('an evaluator that passes the self-check makes the service ready', async (t) => {
  const app = await buildApp({ advisor })
  t.teardown(() => app.close())
  t.equal((await app.inject({ url: '/readyz' })).statusCode, 200)
})

t.test('one that fails it keeps the service from being ready and from recommending, and open to inspection', async (t) => {
  const app = await buildApp({ advisor: { ...advisor, selfCheck: () => selfCheck(knowledge, sabotaged, referenceEvaluator(program).evaluate) } })
  t.teardown(() => app.close())
  for (const response of [await app.inject({ url: '/readyz' }), await post(app, { messaging: { replay: true } })]) {
    t.equal(response.statusCode, 503)
    t.match(response.headers['content-type'], /problem\+json/)
    t.match(response.json(), { status: 503, detail: new RegExp(`the rule ${victim} is not met, while json-rules-engine says met as number 1 by `) })
  }
  for (const url of ['/livez', '/v1/rules/ingestion.order', '/v1/services', '/openapi.json']) t.equal((await app.inject({ url })).statusCode, 200, url)
})
