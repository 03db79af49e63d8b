import type { Facts, FactValue } from '../scenario/facts.js'
import type { Clusters } from './clusters.js'
import type { Contradicting } from './contradictions.js'

/** What is known of a scenario. */
export interface Known {
  readonly stated: Facts
  /** Stated and derived facts. */
  readonly facts: Facts
  /** The same two by the place of each fact in the dictionary. */
  readonly statedAt: readonly (FactValue | undefined)[]
  readonly knownAt: readonly (FactValue | undefined)[]
  /** For each derived fact in use the stated facts it follows from. */
  readonly derivedFrom: ReadonlyMap<string, readonly string[]>
  /** What would follow if something else were stated. */
  readonly clusters: Clusters
  /** What would contradict it if it were stated besides. */
  readonly contradicting: Contradicting
}
