import { ownRules } from '../../src/advisor/advisor.js'
import { operators } from '../../src/engine/operators.js'
import { loadKnowledge } from '../../src/knowledge/load.js'
import { derive } from '../../src/scenario/derived.js'
import type { Facts } from '../../src/scenario/facts.js'
import { clustersOf } from '../../src/search/clusters.js'
import { type DecisionModel, modelOf } from '../../src/search/model.js'
import { type Position, positionOf } from '../../src/search/position.js'

export const knowledge = await loadKnowledge(ownRules, operators)
export const models = [...knowledge.decisions.values()].map((decision) => modelOf(decision, knowledge))

/** A decision of the real rules at what is stated, without policy. */
export function positionAt(model: DecisionModel, stated: Facts): Position {
  const derived = derive(stated)
  const order = [...knowledge.dictionary.keys()]
  const standing = {
    eliminated: model.candidates.map((id) => knowledge.services.get(id)?.lifecycle.status !== 'available'),
    points: model.candidates.map(() => 0),
    excluded: new Set<string>(),
  }
  return positionOf(model, standing, {
    ...derived,
    stated,
    statedAt: order.map((fact) => stated[fact]),
    knownAt: order.map((fact) => derived.facts[fact]),
    clusters: clustersOf(stated, derived),
  })
}
