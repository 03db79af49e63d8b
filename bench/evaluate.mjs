// What an evaluation costs, on the real rules over the worked scenarios: `npm run build && node bench/evaluate.mjs`.
// Rounds of the competitors take turns and the medians of their ratios are told, because machines are noisy.
import { ownRules } from '../dist/advisor/advisor.js'
import { programOf } from '../dist/advisor/program.js'
import { compiledEvaluator } from '../dist/engine/compiled.js'
import { operators } from '../dist/engine/operators.js'
import { referenceEvaluator } from '../dist/engine/reference.js'
import { loadKnowledge } from '../dist/knowledge/load.js'
import { derive } from '../dist/scenario/derived.js'
import { statedFacts } from '../dist/scenario/normalise.js'

const rounds = 15
const knowledge = await loadKnowledge(ownRules, operators)
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

/** Evaluations a second over every worked scenario, as often as fits into the time. */
async function speed({ evaluate }, milliseconds) {
  const started = performance.now()
  let evaluations = 0
  do {
    for (const facts of situations) await evaluate(facts)
    evaluations += situations.length
  } while (performance.now() - started < milliseconds)
  return (evaluations / (performance.now() - started)) * 1000
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

const today = compiledEvaluator(rules)
const competitors = {
  reference: referenceEvaluator(rules),
  'compiled, 10 times the rules': compiledEvaluator(grown(10)),
  'compiled, 50 times the rules': compiledEvaluator(grown(50)),
}
await speed(today, 500)
const speeds = Object.fromEntries(['compiled', ...Object.keys(competitors)].map((name) => [name, []]))
for (let round = 0; round < rounds; round++) {
  speeds.compiled.push(await speed(today, 100))
  for (const [name, evaluator] of Object.entries(competitors)) speeds[name].push(await speed(evaluator, 100))
}
const ratio = (one, other) => median(speeds[one].map((value, round) => value / speeds[other][round]))

console.log(`${rules.length} rules, ${situations.length} worked scenarios, Node ${process.versions.node}, medians of ${rounds} rounds`)
for (const [name, values] of Object.entries(speeds)) console.log(`${name}: ${(1e6 / median(values)).toFixed(1)} µs an evaluation`)
console.log(`compiled ÷ reference: ${ratio('compiled', 'reference').toFixed(0)}`)
for (const name of Object.keys(competitors).slice(1)) console.log(`${name} ÷ compiled today: ${ratio(name, 'compiled').toFixed(2)}`)
