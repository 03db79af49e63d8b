import { flatMap } from '../lists.js'
import type { PlacedDerivation } from './derivation.js'
import { derivations, places } from './derivations.js'
import { addFacts, byPlace, type Facts, type FactValue, membersOf, noFacts } from './facts.js'
import { databases, notRecords } from './streams.js'

/** What was stated and what follows from it; a stated value beats a derived one. */
export interface DerivedFacts {
  readonly facts: Facts
  /** For each derived fact in use, the stated facts it follows from. */
  readonly derivedFrom: ReadonlyMap<string, readonly string[]>
  /** Stated figures that disagree with what follows from other statements by a factor of two or more. */
  readonly disagreements: readonly Disagreement[]
}

export interface Disagreement {
  readonly fact: string
  readonly stated: number
  readonly derived: number
  readonly from: readonly string[]
}

/** What follows from stated facts, some of them stated anew, by all derivations or by some. */
export function derive(stated: Facts, by: readonly PlacedDerivation[] = derivations, anew: Facts = {}): DerivedFacts {
  const facts = addFacts(addFacts(noFacts(), stated), anew)
  const values = byPlace(facts, places)
  const derivedFrom = new Map<string, readonly string[]>()
  const disagreements: Disagreement[] = []
  for (const { fact, from, place, parts: own, derive, lowerEnd, besides } of by) {
    const known = values[place]
    // Only a figure that was stated can disagree with what follows.
    if (known !== undefined && (typeof known !== 'number' || derivedFrom.has(fact))) continue
    const parts = knownParts(own, values)
    if (!parts) continue
    const value = derive(...(parts as never[]))
    if (value === undefined) continue
    if (known === undefined) {
      facts[fact] = values[place] = value
      derivedFrom.set(fact, rootsOf(from, derivedFrom))
    } else if (typeof value === 'number') {
      const roots = rootsOf(from, derivedFrom)
      if (roots.includes(fact)) continue
      const isTold = disagreements.some((other) => other.from.includes(fact) && from.includes(other.fact))
      const mayDiffer = besides !== undefined && comesBesides(facts) && (besides === 'more') === known > value
      if (!isTold && !mayDiffer && disagree(known, lowerEnd?.(...(parts as never[])) ?? value, value))
        disagreements.push({ fact, stated: known, derived: value, from: roots })
    }
  }
  return { facts, derivedFrom, disagreements }
}

/** The stated facts behind the parts of a derived one. */
const rootsOf = (from: readonly string[], derivedFrom: DerivedFacts['derivedFrom']): readonly string[] =>
  from.some((part) => derivedFrom.has(part)) ? [...new Set(flatMap(from, (part) => derivedFrom.get(part) ?? [part]))] : from

/** The parts of a derived fact, if all are known. */
function knownParts(parts: readonly number[], values: readonly (FactValue | undefined)[]): FactValue[] | undefined {
  for (const part of parts) if (values[part] === undefined) return undefined
  return parts.map((part) => values[part] as FactValue)
}

/** What others send, mostly as files. */
const inFiles: ReadonlySet<string> = new Set(['partner-feed', 'third-party-data'])

/** Whether there are sources that add to a day and not to the rate of what streams. */
const comesBesides = (facts: Facts) => membersOf(facts['sources']).some((source) => notRecords.has(source) || databases.has(source) || inFiles.has(source))

const disagree = (stated: number, least: number, most: number) => stated !== most && (stated >= 2 * most || stated * 2 <= least)
