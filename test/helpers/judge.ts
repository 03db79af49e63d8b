import { ask, type Grounds } from '../../dist/advisor/ask.js'
import { decideAll } from '../../dist/advisor/decide.js'
import { programOf } from '../../dist/advisor/program.js'
import { compiledEvaluator } from '../../dist/engine/compiled.js'
import type { Evaluator } from '../../dist/engine/evaluator.js'
import { readScenario } from '../../dist/scenario/read.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { knowledge } from './knowledge.js'

export { knowledge }
export const program = programOf(knowledge)
const served = compiledEvaluator(program)

/** Who wins one decision when its reasons are weighed. Nothing of the search is in it: what the search promises is held against it. */
export async function winnerOf(scenario: Record<string, unknown>, decision: string, evaluator: Evaluator = served): Promise<string | null> {
  const stated = readScenario({ ...scenario, decide: [decision] }, knowledge.schema) as Scenario
  const { raised, situation, policy } = await ask(stated, { knowledge, evaluator } as Grounds, undefined)
  const [one] = decideAll(raised, situation, knowledge, policy)
  if (!one) throw new Error(`${decision} was not taken`)
  return one.winner
}
