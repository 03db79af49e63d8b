// What the benchmarks of the searches start from: the real ruleset, and positions as an answer makes them.
import { ownRules } from '../dist/advisor/advisor.js'
import { operators } from '../dist/engine/operators.js'
import { loadKnowledge } from '../dist/knowledge/load.js'
import { derive } from '../dist/scenario/derived.js'
import { clustersOf } from '../dist/search/clusters.js'
import { contradictingAt, contradictionsOf } from '../dist/search/contradictions.js'
import { modelOf } from '../dist/search/model.js'
import { positionOf } from '../dist/search/position.js'

export const knowledge = await loadKnowledge(ownRules, operators)
export const models = [...knowledge.decisions.values()].map((decision) => modelOf(decision, knowledge))
const order = [...knowledge.dictionary.keys()]

/** What is known when these facts are stated. */
export function knownOf(stated) {
  const derived = derive(stated)
  const { facts, derivedFrom, disagreements } = derived
  return {
    facts,
    derivedFrom,
    disagreements,
    stated,
    statedAt: order.map((fact) => stated[fact]),
    knownAt: order.map((fact) => derived.facts[fact]),
    clusters: clustersOf(stated, derived),
    contradicting: contradictingAt(contradictionsOf(knowledge), stated, facts),
  }
}

const standings = new Map(
  models.map((model) => [
    model.id,
    {
      eliminated: model.candidates.map((id) => knowledge.services.get(id).lifecycle.status !== 'available'),
      points: model.candidates.map(() => 0),
      excluded: new Set(),
    },
  ]),
)

/** A decision at what is known, and its winner. */
export function placed(model, known) {
  const position = positionOf(model, standings.get(model.id), known)
  return { position, winner: model.scales.winner(position.now) }
}
