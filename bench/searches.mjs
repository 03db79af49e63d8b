// What the searches cost, by how much is known: microseconds a decision, and how often each ends within its bound.

import { ownRules } from '../dist/advisor/advisor.js'
import { operators } from '../dist/engine/operators.js'
import { loadKnowledge } from '../dist/knowledge/load.js'
import { derive } from '../dist/scenario/derived.js'
import { statedFacts } from '../dist/scenario/normalise.js'
import { analyse } from '../dist/search/analyse.js'
import { modelOf } from '../dist/search/model.js'
import { createScorer } from '../dist/search/scorer.js'
import { distinctScenarios } from './scenarios.mjs'

const knowledge = await loadKnowledge(ownRules, operators)
const models = [...knowledge.decisions.values()].map((decision) => modelOf(decision, knowledge))
const scenarios = (await distinctScenarios(1000)).map((text) => JSON.parse(text))
const positions = scenarios.flatMap((scenario) => {
  const stated = statedFacts(scenario, knowledge.dictionary)
  const { facts } = derive(stated)
  return models.flatMap((model) => {
    const tested = [...model.variablesOf.keys()]
    const known = tested.filter((fact) => facts[fact] !== undefined).length / tested.length
    if (known === 0) return []
    const standing = {
      eliminated: model.candidates.map(({ id }) => knowledge.services.get(id)?.lifecycle.status !== 'available'),
      points: model.candidates.map(() => 0),
      excluded: new Set(),
    }
    return [{ model, standing, stated, facts, known }]
  })
})
const groups = { 'less than 20 % known': [0, 0.2], '20 to 40 % known': [0.2, 0.4], 'more than 40 % known': [0.4, 1.01] }
const rows = Object.entries(groups).map(([name, [from, to]]) => {
  const own = positions.filter(({ known }) => known >= from && known < to)
  const times = []
  let exact = 0
  for (const position of own) {
    const winner = createScorer(position.model, position.standing, position.facts, 'unknown').certain()
    const begun = performance.now()
    const { settled, counterfactuals } = analyse(position, winner)
    times.push((performance.now() - begun) * 1000)
    if (settled.kind !== 'bounded' && !counterfactuals.outOfReach.some(({ because }) => because === 'bounded')) exact++
  }
  times.sort((a, b) => a - b)
  const at = (share) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  return {
    known: name,
    decisions: own.length,
    'median µs': at(0.5),
    'p99 µs': at(0.99),
    'slowest µs': at(1),
    'exact within bounds %': Number(((100 * exact) / own.length).toFixed(2)),
  }
})
console.table(rows)
