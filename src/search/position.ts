import type { Facts, FactValue } from '../scenario/facts.js'
import { clusterOf, factsOfCluster } from './clusters.js'
import { type FactModel, vectorOf } from './fact-model.js'
import type { Known } from './known.js'
import type { DecisionModel } from './model.js'
import type { Standing } from './scales.js'
import { clearBit, copy, narrow, release, type Vector } from './sheet.js'

/** A decision over one scenario: what is known, and which terms that leaves. It holds until the next one of the same decision. */
export interface Position extends Known {
  readonly model: DecisionModel
  readonly standing: Standing
  /** Terms that count at all. */
  readonly counting: Vector
  /** For each fact of the model the terms that it does not block as things are known. */
  readonly vectors: readonly Vector[]
  /** Terms that hold as things are known. */
  readonly now: Vector
  /** Terms that hold or may hold, whatever is stated besides. */
  readonly most: Vector
}

export function positionOf(model: DecisionModel, standing: Standing, known: Known): Position {
  const { sheet, scales, facts, indexes, unstated } = model
  sheet.top = model.top
  const counting = countingTerms(model, standing)
  const vectors = new Array<Vector>(indexes.length)
  const [most, now] = [copy(sheet, counting), copy(sheet, counting)]
  for (let place = 0; place < indexes.length; place++) {
    const value = known.knownAt[indexes[place] as number]
    const vector = value === undefined ? unstated + place * sheet.words : vectorOf(sheet, facts[place] as FactModel, value)
    vectors[place] = vector
    narrow(sheet, value === undefined ? now : most, vector)
  }
  narrow(sheet, now, most)
  scales.tare(standing, now)
  const { stated, facts: all, statedAt, knownAt, derivedFrom, clusters, contradicting } = known
  return { stated, facts: all, statedAt, knownAt, derivedFrom, clusters, contradicting, model, standing, counting, vectors, now, most }
}

/** Companions that are needed only under conditions matter where policy excludes them. */
function countingTerms({ sheet, used, requirements }: DecisionModel, { excluded }: Standing): Vector {
  const counting = copy(sheet, used)
  for (const { companion, bits } of requirements) if (!excluded.has(companion)) for (const bit of bits) clearBit(sheet, counting, bit)
  return counting
}

/**
 * The facts, by place, that have another vector when something is stated anew: its own, and what follows from it.
 * Undefined where a fact that is known by derivation would change, which no completion may do.
 */
export function vectorsAfter({ model, facts, clusters }: Position, changes: Facts, mayChange: boolean): Map<number, Vector> | undefined {
  const others = new Map<number, Vector>()
  const note = (fact: string, value: FactValue | undefined) => {
    const place = model.placeOf.get(fact)
    const known = place === undefined ? undefined : model.facts[place]
    if (place !== undefined && known) others.set(place, vectorOf(model.sheet, known, value))
  }
  const changed = Object.keys(changes)
  for (const [at, fact] of changed.entries()) {
    const cluster = clusterOf.get(fact)
    const isOfSame = (other: string) => other !== fact && clusterOf.get(other) === cluster
    if (cluster === undefined || !(clusters.moves(fact) || changed.some(isOfSame))) note(fact, changes[fact])
    else if (!changed.slice(0, at).some(isOfSame)) {
      const after = clusters.after(cluster, changes)
      for (const own of factsOfCluster(cluster)) {
        if (after[own] === facts[own]) continue
        if (!mayChange && facts[own] !== undefined) return undefined
        note(own, after[own])
      }
    }
  }
  return others
}

/** The winner when something is stated anew; undefined where a completion may not state it. */
export function winnerAfter(position: Position, changes: Facts, mayChange: boolean): number | undefined {
  const { model, counting, vectors } = position
  const { sheet, scales } = model
  const { top } = sheet
  const others = vectorsAfter(position, changes, mayChange)
  if (!others) return undefined
  const state = copy(sheet, counting)
  for (let place = 0; place < vectors.length; place++) narrow(sheet, state, others.get(place) ?? (vectors[place] as Vector))
  release(sheet, top)
  return scales.winner(state)
}
