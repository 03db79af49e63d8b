import type { Evaluator, Matches, MetLeaf } from '../engine/evaluator.js'
import { remembered } from '../memory.js'
import { type DerivedFacts, derive } from '../scenario/derived.js'
import { byPlace, type Facts, plainValue, withMore } from '../scenario/facts.js'
import type { Knowledge } from '../knowledge/load.js'
import type { Dictionary } from '../scenario/dictionary.js'
import { clustersOf } from '../search/clusters.js'
import { contradictingAt, contradictionsOf } from '../search/contradictions.js'
import type { Known } from '../search/known.js'
import type { MetCondition } from './answer-candidate.js'

/** What is known of the workload and which rules it meets. */
export interface Situation extends DerivedFacts, Known {
  readonly matches: Matches
  /** The services that policy excludes. */
  readonly excluded: readonly string[]
}

export async function situationOf(stated: Facts, evaluator: Evaluator, knowledge: Knowledge, excluded: readonly string[] = []): Promise<Situation> {
  const derived = derive(stated)
  const { facts, derivedFrom, disagreements } = derived
  const places = placesOf(knowledge.dictionary)
  const statedAt = byPlace(stated, places)
  return {
    facts,
    derivedFrom,
    disagreements,
    stated,
    statedAt,
    knownAt: withMore(statedAt, derivedFrom.keys(), facts, places),
    clusters: clustersOf(stated, derived),
    contradicting: contradictingAt(contradictionsOf(knowledge), stated, facts),
    matches: await evaluator.evaluate(facts),
    excluded,
  }
}

const placesIn = new WeakMap<Dictionary, ReadonlyMap<string, number>>()

/** For each fact its place in the dictionary. */
export function placesOf(dictionary: Dictionary): ReadonlyMap<string, number> {
  return remembered(placesIn, dictionary, () => new Map([...dictionary.keys()].map((fact, place) => [fact, place])))
}

/** The leaves that met a rule, as the answer shows them. */
export const metConditions = (leaves: readonly MetLeaf[], { derivedFrom }: Situation): MetCondition[] =>
  leaves.map(({ fact, operator, required, actual }) => {
    const shown = { fact, operator, required: plainValue(required), actual: plainValue(actual) }
    const roots = derivedFrom.get(fact)
    return roots === undefined ? shown : { ...shown, derivedFrom: [...roots] }
  })
