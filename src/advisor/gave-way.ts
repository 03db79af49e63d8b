import type { Knowledge } from '../knowledge/load.js'
import type { ArchitectureAnswer } from './answer-architecture.js'
import type { Decided } from './decide.js'
import { listed } from './words.js'

type GaveWay = ArchitectureAnswer['gaveWay'][number]

/** Where the drawing takes another service than the decision, and why, for whoever reads no further than the summary. */
export const waysGivenTold = (gaveWay: readonly GaveWay[], { services }: Pick<Knowledge, 'services'>): string[] =>
  gaveWay.map((one) => {
    const [to, from] = [one.to, one.from].map((id) => services.get(id)?.name ?? id)
    return withReason(`For ${one.decision}, the architecture is drawn with ${to} in place of ${from}.`, one)
  })

/** What stands, outside the catalog, in the place of decisions that no candidate is viable for. */
export function fillingsTold({ nodes }: Pick<ArchitectureAnswer, 'nodes'>, decided: readonly Pick<Decided, 'decision' | 'winner'>[]): string[] {
  const open = new Set(decided.flatMap(({ decision, winner }) => (winner === null ? [decision.id] : [])))
  const names = nodes.flatMap(({ id, name, role }) => (open.has(role) && id !== role ? [name] : []))
  return names.length === 0 ? [] : [`Where no candidate is viable, the architecture is drawn with ${listed(names)}.`]
}

/** A sentence that says what stands in for what, and those of what would be missing otherwise. */
export const withReason = (sentence: string, { because }: Pick<GaveWay, 'because'>): string => `${sentence} ${because}`.trimEnd()
