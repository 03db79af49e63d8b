import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import { type Conditions, elimination, type Leaf, leavesOf, strengths } from '../knowledge/shape/rule.js'
import type { Weighted } from './layout.js'
import { baseOf, regionsOf } from './regions.js'
import type { FactShape } from './terms.js'

/** What terms are made of: a rule of the decision, or a companion that a candidate needs. */
export interface Source extends Weighted {
  readonly conditions: Conditions
  readonly companion?: string
}

/** All that can move a decision, its own rules first. */
export const sourcesOf = (decision: Decision, knowledge: Pick<Knowledge, 'services'>): Source[] => [
  ...rulesOf(decision),
  ...requirementsOf(decision, knowledge),
]

const rulesOf = ({ rules, candidates }: Decision): Source[] =>
  rules.map(({ conditions, concern, event }) => ({
    conditions,
    concern,
    candidate: candidates.indexOf(event.params.service),
    kind: event.type,
    points: event.type === 'eliminates' ? elimination : strengths[event.params.strength],
  }))

/** Companions that a candidate needs only under conditions: they matter where policy excludes the companion. */
const requirementsOf = ({ candidates }: Decision, { services }: Pick<Knowledge, 'services'>): Source[] =>
  candidates.flatMap((id, candidate) =>
    (services.get(id)?.rules ?? []).flatMap(({ event, conditions, concern }) =>
      event.type === 'requires' && conditions && !('without' in event.params)
        ? [{ conditions, concern, candidate, kind: 'requires' as const, companion: event.params.service, points: elimination }]
        : [],
    ),
  )

/** What can be told of each fact that rules test, in the order of the dictionary. */
export function shapesOf(sources: readonly Source[], { dictionary }: Pick<Knowledge, 'dictionary'>): Map<string, FactShape> {
  const byFact = new Map<string, Leaf[]>()
  for (const leaf of sources.flatMap(({ conditions }) => [...leavesOf(conditions)]))
    byFact.set(baseOf(leaf.fact), [...(byFact.get(baseOf(leaf.fact)) ?? []), leaf])
  const shapes = new Map<string, FactShape>()
  for (const [fact, definition] of dictionary) {
    const own = byFact.get(fact)
    if (!own) continue
    const tested = new Set(own.map(({ value }) => value))
    const members = (definition.values ?? []).filter((member) => tested.has(member))
    shapes.set(fact, definition.type === 'set' ? { members } : { regions: regionsOf(definition, own) })
  }
  return shapes
}
