import { flatMap } from '../lists.js'
import type { ArchitectureEdge, ArchitectureNode } from './architecture.js'
import type { Blueprint } from './blueprint.js'
import type { Joined } from './draft.js'
import type { Link } from './graph.js'
import type { Joint } from './joint.js'

/** The edges of joints, each once, and what stands in connections outside the catalog. */
export function edgesOf(
  joints: readonly Joint[],
  joined: Joined,
  { graph }: Blueprint,
  name: (id: string) => string,
): { edges: ArchitectureEdge[]; carriers: ArchitectureNode[] } {
  const edges = new Map<string, ArchitectureEdge>()
  const carriers: ArchitectureNode[] = []
  const add = (from: string, to: string, { carries, kind, how, evidence }: Omit<ArchitectureEdge, 'from' | 'to'>) => {
    const key = `${from} ${to} ${kind}`
    if (from !== to && !edges.has(key)) edges.set(key, { from, to, carries, kind, how, evidence: [...evidence] })
  }
  const carry = (id: string, because: string) => void carriers.push({ id, name: name(id), role: 'carrier', because })
  /** By way of what stands between, and of what stands between that and the end. */
  const pass = (start: string, through: string, end: string, link: Link): void => {
    carry(through, link.how)
    add(start, through, link)
    const next = graph.get(through)?.get(link.to)?.[0]
    if (next?.through === undefined) add(through, end, next ?? link)
    else pass(through, next.through, end, next)
  }
  /** Where data of a source comes by another thing first, that is shown: gives the node from which the edge starts. */
  const leave = (from: string, { from: outlet, kind }: Link): string => {
    const outlets = flatMap(joined.entering.sources, ({ node, plan }) => (node === from ? plan.outlets : []))
    const stated = outlets.find(({ id, how }) => id === outlet && how !== undefined)
    if (!stated?.how) return from
    carry(outlet, stated.how)
    add(from, outlet, { carries: stated.what ?? 'records', kind: kind === 'batch' ? kind : 'stream', how: stated.how, evidence: stated.evidence })
    return outlet
  }

  for (const { from, to, links } of joints) {
    for (const [at, link] of links.entries()) {
      const start = at === 0 ? leave(from, link) : link.from
      const end = at === links.length - 1 ? to : link.to
      const passage = joined.circumstances.passages.find((one) => one.from === link.from && one.to === link.to)
      const through = passage?.through ?? link.through
      if (through === undefined) {
        add(start, end, link)
        continue
      }
      pass(start, through, end, { ...link, how: passage?.because ?? link.how })
    }
  }
  return { edges: [...edges.values()], carriers }
}
