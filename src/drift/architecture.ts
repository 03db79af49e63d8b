import type { ArchitectureAnswer } from '../advisor/answer-architecture.js'
import type { EarlierAnswer } from './earlier.js'
import { evidenceChange } from './reasons.js'
import type { RunningDifferences } from './running.js'
import type { Difference } from './shapes.js'

/** Parts and connections that came or went, and connections that stand on other evidence. */
export function architectureDifferences(before: EarlierAnswer['architecture'], now: ArchitectureAnswer): RunningDifferences {
  if (before === undefined) return { advice: [], reasons: [] }
  const part = ({ id }: { readonly id: string }) => id
  const way = ({ from, to, kind }: { readonly from: string; readonly to: string; readonly kind: string }) => `${from} to ${to} (${kind})`
  const later = new Map(now.edges.map((edge) => [way(edge), edge]))
  return {
    advice: [...moved('part', before.nodes.map(part), now.nodes.map(part)), ...moved('connection', before.edges.map(way), now.edges.map(way))],
    reasons: before.edges.flatMap((edge): Difference[] => {
      const evidence = evidenceChange(edge.evidence, later.get(way(edge))?.evidence)
      return evidence.length === 0 ? [] : [{ about: 'connection', change: 'changed', evidence, message: `${way(edge)}: its evidence changed.` }]
    }),
  }
}

const moved = (about: 'part' | 'connection', before: readonly string[], now: readonly string[]): Difference[] => [
  ...before.filter((one) => !now.includes(one)).map((one): Difference => ({ about, change: 'gone', message: `${one} is no longer in the architecture.` })),
  ...now.filter((one) => !before.includes(one)).map((one): Difference => ({ about, change: 'added', message: `${one} is new in the architecture.` })),
]
