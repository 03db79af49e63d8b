import type { ConnectionKind } from '../knowledge/shape/service.js'
import type { Graph, Link } from './graph.js'

/** A part that would stand between two others, and the role it would stand in. */
export interface Between {
  readonly service: string
  readonly role: string
}

/** How one part can be joined to another: directly, or with parts between. */
export interface Way {
  readonly links: readonly Link[]
  readonly between: readonly Between[]
  /** The smaller, the better it suits. */
  readonly cost: number
  /** Whether some part on it does not carry on whatever comes. */
  readonly isConditional: boolean
}

export interface WayOptions {
  readonly kinds: readonly ConnectionKind[]
  /** The kind that suits what flows, where one does. */
  readonly prefers?: ConnectionKind | undefined
  /** For each role that parts may be added in, in this order, the services that can stand in it. */
  readonly by: readonly { readonly role: string; readonly services: readonly string[] }[]
}

/** What makes a way less fit: each step, what must be set up besides, and most of all a kind that does not suit. */
const costs = { step: 1, outside: 2, otherKind: 3, query: 1 } as const

/** Every way from one part to another, the best first; ways that are as good in the order of what may stand between. */
export function waysBetween(from: string, to: string, graph: Graph, options: WayOptions): Way[] {
  return extend(from, to, graph, options, 0).sort((a, b) => a.cost - b.cost)
}

function extend(from: string, to: string, graph: Graph, options: WayOptions, start: number): Way[] {
  const found: Way[] = suited(graph.get(from)?.get(to), options).map((link) => wayOf([link], [], options))
  for (let at = start; at < options.by.length; at += 1) {
    const { role, services } = options.by[at] as WayOptions['by'][number]
    for (const service of services) {
      const step = service === from || service === to ? undefined : best(graph.get(from)?.get(service), options)
      if (!step || step.returns) continue
      for (const rest of extend(service, to, graph, options, at + 1)) {
        if (rest.between.some((other) => other.service === service) || rest.links.some((link) => link.to === from)) continue
        const links = [step, ...rest.links]
        found.push(wayOf(links, [{ service, role }, ...rest.between], options))
      }
    }
  }
  return found
}

const wayOf = (links: readonly Link[], between: readonly Between[], options: WayOptions): Way => ({
  links,
  between,
  cost: costOf(links, options),
  isConditional: links.some(({ notFrom, onlyFrom, beside }) => notFrom.length + onlyFrom.length + beside.length > 0),
})

const suited = (links: readonly Link[] = [], { kinds }: WayOptions): Link[] => links.filter(({ kind, whenCalled }) => !whenCalled && kinds.includes(kind))

/** The link that suits best. */
function best(links: readonly Link[] | undefined, options: WayOptions): Link | undefined {
  let found: Link | undefined
  for (const link of suited(links, options)) if (!found || costOf([link], options) < costOf([found], options)) found = link
  return found
}

function costOf(links: readonly Link[], { prefers }: WayOptions): number {
  const suits = ({ kind }: Link) => prefers === undefined || kind === prefers || (prefers === 'stream' && kind === 'trigger')
  const steps = links.map(({ kind, through }) => costs.step + (through === undefined ? 0 : costs.outside) + (kind === 'query' ? costs.query : 0))
  return steps.reduce((sum, cost) => sum + cost, 0) + (links.every(suits) ? 0 : costs.otherKind)
}
