// What an evaluation costs, on the real rules over the worked scenarios. Rounds of the competitors take turns and the medians of
// their ratios are told, because machines are noisy.
import { programOf } from '../dist/advisor/program.js'
import { compiledEvaluator } from '../dist/engine/compiled.js'
import { referenceEvaluator } from '../dist/engine/reference.js'
import { derive } from '../dist/scenario/derived.js'
import { statedFacts } from '../dist/scenario/normalise.js'
import { knowledge } from './grounds.mjs'
import { median, rounded, row } from './table.mjs'

const rules = programOf(knowledge)
const situations = knowledge.scenarios.map(({ scenario }) => derive(statedFacts(scenario, knowledge.dictionary)).facts)

/** The rules and (times - 1) copies of them about facts that nobody states. */
const grown = (times) => [
  ...rules,
  ...Array.from({ length: times - 1 }, (_, copy) =>
    rules.map(({ name, conditions, event }) => ({ name: `${name}-${copy}`, conditions: elsewhere(conditions, copy), event })),
  ).flat(),
]
const elsewhere = (condition, copy) => {
  if (condition.fact) return { ...condition, fact: `${condition.fact}-${copy}` }
  const [[group, members]] = Object.entries(condition)
  return { [group]: members.map((member) => elsewhere(member, copy)) }
}

/** Evaluations a second over every worked scenario, all matches with all their leaves, as often as fits into the time. */
async function speed({ evaluate }, milliseconds) {
  const started = performance.now()
  let evaluations = 0
  let met = 0
  do {
    for (const facts of situations) for (const [, leaves] of await evaluate(facts)) met += leaves.length
    evaluations += situations.length
  } while (performance.now() - started < milliseconds)
  if (met === 0) throw new Error('nothing was met')
  return (evaluations / (performance.now() - started)) * 1000
}

export async function evaluationRows(rounds = 15) {
  const today = compiledEvaluator(rules)
  const competitors = { reference: referenceEvaluator(rules), ten: compiledEvaluator(grown(10)), fifty: compiledEvaluator(grown(50)) }
  await speed(today, 500)
  const speeds = { today: [], reference: [], ten: [], fifty: [] }
  for (let round = 0; round < rounds; round++) {
    speeds.today.push(await speed(today, 100))
    for (const [name, evaluator] of Object.entries(competitors)) speeds[name].push(await speed(evaluator, 100))
  }
  const ratio = (one, other) => median(speeds[one].map((value, round) => value / speeds[other][round]))
  return [
    row('evaluation: compiled ÷ json-rules-engine', rounded(ratio('today', 'reference'), 0), '≥ 100', '≥ 300', `${rules.length} rules`),
    row('evaluation at 10 times the rules ÷ today', rounded(ratio('today', 'ten')), '≤ 2', '≤ 1.2'),
    row('evaluation at 50 times the rules ÷ today', rounded(ratio('today', 'fifty')), '≤ 3', '≤ 1.3'),
  ]
}
