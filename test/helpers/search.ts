import { derive } from '../../dist/scenario/derived.js'
import type { Facts } from '../../dist/scenario/facts.js'
import { clustersOf } from '../../dist/search/clusters.js'
import { contradictingAt, contradictionsOf } from '../../dist/search/contradictions.js'
import { type DecisionModel, modelOf } from '../../dist/search/model.js'
import { type Position, positionOf } from '../../dist/search/position.js'
import { knowledge } from './knowledge.js'

export { knowledge }
export const models = [...knowledge.decisions.values()].map((decision) => modelOf(decision, knowledge))

interface Policy {
  readonly excluded: readonly string[]
  /** Of each candidate, beside those of rules. */
  readonly points: readonly number[]
}

/** A decision of the real rules at what is stated, without policy unless one is given. */
export function positionAt(model: DecisionModel, stated: Facts, policy?: Policy): Position {
  const derived = derive(stated)
  const order = [...knowledge.dictionary.keys()]
  const standing = {
    eliminated: model.candidates.map((id) => knowledge.services.get(id)?.lifecycle.status !== 'available' || policy?.excluded.includes(id) === true),
    points: policy?.points ?? model.candidates.map(() => 0),
    excluded: new Set(policy?.excluded),
  }
  return positionOf(model, standing, {
    ...derived,
    stated,
    statedAt: order.map((fact) => stated[fact]),
    knownAt: order.map((fact) => derived.facts[fact]),
    clusters: clustersOf(stated, derived),
    contradicting: contradictingAt(contradictionsOf(knowledge), stated, derived.facts),
  })
}
