import { derivations } from '../scenario/derivations.js'
import { type DerivedFacts, derive } from '../scenario/derived.js'
import { addFacts, type Facts, type FactValue, noFacts } from '../scenario/facts.js'

/** Facts that enter one derivation, directly or through others, have the same number: stating one can move the others. */
export const clusterOf: ReadonlyMap<string, number> = numbered(statableDerivations().map(({ fact, from }) => [fact, ...from]))

const inCluster = statableDerivations()

/** Those of facts that can be stated; rules that test the others are laid on what those follow from. */
function statableDerivations() {
  return derivations.filter(({ fact }) => !fact.startsWith('derived.'))
}

function numbered(links: readonly (readonly string[])[]): Map<string, number> {
  const clusters: Set<string>[] = []
  for (const link of links) {
    const touched = clusters.filter((cluster) => link.some((fact) => cluster.has(fact)))
    const merged = new Set([...touched.flatMap((cluster) => [...cluster]), ...link])
    for (const cluster of touched) clusters.splice(clusters.indexOf(cluster), 1)
    clusters.push(merged)
  }
  return new Map(clusters.flatMap((cluster, at) => [...cluster].map((fact) => [fact, at] as const)))
}

const members: readonly (readonly string[])[] = Array.from({ length: Math.max(-1, ...clusterOf.values()) + 1 }, (_, cluster) =>
  [...clusterOf].flatMap(([fact, own]) => (own === cluster ? [fact] : [])),
)

const derivationsIn = members.map((facts) => inCluster.filter(({ fact }) => facts.includes(fact)))

/** The facts of a cluster. */
export const factsOfCluster = (cluster: number): readonly string[] => members[cluster] ?? []

/** What would follow in a cluster if some of its facts were stated anew. Nothing outside it can change. */
export interface Clusters {
  readonly after: (cluster: number, changes: Facts) => Facts
  /** Whether anything would follow from another value of a fact, or follows from it now. */
  readonly moves: (fact: string) => boolean
}

/** Answers for one scenario; every decision asks the same of it, so single changes are worked out once. */
export function clustersOf(stated: Facts, { facts, derivedFrom }: Pick<DerivedFacts, 'facts' | 'derivedFrom'>): Clusters {
  const known = new Map<string, Map<FactValue, Facts>>()
  const derived = (cluster: number, changes: Facts): Facts => {
    const own = noFacts()
    for (const fact of factsOfCluster(cluster)) {
      const value = stated[fact]
      if (value !== undefined) own[fact] = value
    }
    return derive(addFacts(own, changes), derivationsIn[cluster]).facts
  }
  const moving = new Map<string, boolean>()
  return {
    after(cluster, changes) {
      const [fact, ...more] = Object.keys(changes)
      if (fact === undefined || more.length > 0) return derived(cluster, changes)
      const ofFact = known.get(fact) ?? new Map<FactValue, Facts>()
      known.set(fact, ofFact)
      const value = changes[fact] as FactValue
      const made = ofFact.get(value) ?? derived(cluster, changes)
      ofFact.set(value, made)
      return made
    },
    moves(fact) {
      const isKnown = moving.get(fact)
      if (isKnown !== undefined) return isKnown
      const does = inCluster.some(
        ({ fact: target, from }) =>
          from.includes(fact) && (stated[target] === undefined || derivedFrom.has(target)) && from.every((part) => part === fact || facts[part] !== undefined),
      )
      moving.set(fact, does)
      return does
    },
  }
}
