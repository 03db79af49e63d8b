import type { Architecture, ArchitectureEdge, ArchitectureNode, Gap } from './architecture.js'
import type { Blueprint } from './blueprint.js'
import type { Link } from './graph.js'
import type { Joined, Missing } from './joining.js'
import { isVacant } from './places.js'
import { withResultsApart } from './results.js'
import { withOneCaller } from './callers.js'
import { withoutYielded } from './yielded.js'

/** The joined parts as nodes and edges, in the order in which data meets them. */
export function draw(joined: Joined, blueprint: Blueprint): Pick<Architecture, 'nodes' | 'edges' | 'gaps'> {
  const nodes = new Map<string, ArchitectureNode>()
  const name = (id: string) => nodes.get(id)?.name ?? blueprint.names.get(id) ?? id
  const put = (node: ArchitectureNode) => {
    if (!nodes.has(node.id)) nodes.set(node.id, node)
  }
  putParts(joined, blueprint, put)
  // Where nothing was decided and nothing is to be served, there is nothing that a source could be joined to.
  const sources = joined.places.parts.size + joined.uses.length > 0 ? joined.entering.sources : []
  for (const { plan, node } of sources) {
    const service = plan.outlets[0]?.id
    const own = service !== undefined && blueprint.services.has(service) ? { service } : {}
    put({ id: node, ...own, name: plan.name, role: 'source' })
  }
  for (const use of joined.uses) put({ id: use, ...(blueprint.services.has(use) ? { service: use } : {}), name: name(use), role: 'use' })
  const { joints, places: results } = withResultsApart(withOneCaller(withoutYielded(joined, joined.yielding), joined.places, blueprint), joined, blueprint)
  for (const { id, of } of results) put(resultNode(id, of, joined, blueprint))
  for (const { between, from, to } of joints)
    for (const { service, role } of between)
      put({ id: service, service, name: name(service), role, because: `It carries what flows from ${name(from)} to ${name(to)}.` })

  const edges = new Map<string, ArchitectureEdge>()
  const edge = (from: string, to: string, { carries, kind, how, evidence }: Omit<ArchitectureEdge, 'from' | 'to'>) => {
    const key = `${from} ${to} ${kind}`
    if (from !== to && !edges.has(key)) edges.set(key, { from, to, carries, kind, how, evidence: [...evidence] })
  }
  for (const { from, to, links } of joints) {
    links.forEach((link, at) => {
      const start = at === 0 ? leave(from, link, edge, put, joined, name) : link.from
      const end = at === links.length - 1 ? to : link.to
      const passage = joined.passages.find((one) => one.from === link.from && one.to === link.to)
      const through = link.through ?? passage?.through
      if (through === undefined) return edge(start, end, link)
      const how = passage?.because ?? link.how
      put({ id: through, name: name(through), role: 'carrier', because: how })
      edge(start, through, { ...link, how })
      edge(through, end, blueprint.graph.get(through)?.get(link.to)?.[0] ?? link)
    })
  }
  for (const [service, because] of blueprint.oneForEach) {
    const node = nodes.get(service)
    const given = joints.flatMap(({ links }) => links.flatMap(({ from, to, returns }) => (from === service && !returns ? [to] : [])))
    if (node && new Set(given).size > 1) nodes.set(service, { ...node, because: node.because === undefined ? because : `${node.because} ${because}` })
  }
  const order = [...nodes.values()].sort((a, b) => blueprint.roles.indexOf(a.role) - blueprint.roles.indexOf(b.role))
  const places = new Map(order.map(({ id }, at) => [id, at]))
  const place = (id: string) => places.get(id) ?? order.length
  return {
    nodes: order,
    edges: [...edges.values()].sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to)),
    gaps: joined.missing.filter(isFirst).map((one) => vacancyOf(one, joined, name) ?? closureOf(one, joined) ?? gapOf(one, name)),
  }
}

function putParts({ places }: Joined, { names, services }: Blueprint, put: (node: ArchitectureNode) => void): void {
  for (const { service, role, decisions, because } of places.parts.values()) {
    const [decision, ...others] = decisions
    const also = others.length > 0 ? `It answers ${others.join(', ')} as well.` : undefined
    const why = because ?? also
    const own = services.has(service) ? { service } : {}
    // What fills a place answers no decision: nobody is viable for it.
    const answers = decision === undefined || !services.has(service) ? {} : { decision }
    put({ id: service, ...own, name: names.get(service) ?? service, role, ...answers, ...(why === undefined ? {} : { because: why }) })
  }
  for (const role of places.holders.keys())
    if (isVacant(places, role)) put({ id: role, name: `Nobody for ${role}`, role, decision: role, because: 'Every candidate is eliminated.' })
}

/** What was computed lies apart from what came in, though in a part of the same kind. */
function resultNode(id: string, of: string, { places: { holders } }: Joined, { names, services, results }: Blueprint): ArchitectureNode {
  const role = [...holders].find(([, holder]) => holder === of)?.[0] ?? 'carrier'
  const { name, because } = results.get(of) ?? { name: '', because: '' }
  return { id, ...(services.has(of) ? { service: of } : {}), name: `${names.get(of) ?? of}, ${name}`, role, because }
}

/** Where data of a source comes by another thing first, that is shown: gives the node from which the edge starts. */
function leave(
  from: string,
  { from: outlet, kind }: Link,
  edge: (from: string, to: string, told: Omit<ArchitectureEdge, 'from' | 'to'>) => void,
  put: (node: ArchitectureNode) => void,
  { entering }: Joined,
  name: (id: string) => string,
): string {
  const site = entering.sources.find(({ node }) => node === from)
  const stated = site?.plan.outlets.find(({ id, how }) => id === outlet && how !== undefined)
  if (!stated?.how) return from
  put({ id: outlet, name: name(outlet), role: 'carrier', because: stated.how })
  edge(from, outlet, { carries: stated.what ?? 'records', kind: kind === 'batch' ? kind : 'stream', how: stated.how, evidence: stated.evidence })
  return outlet
}

/** Both ends may miss the same connection. */
const isFirst = ({ from, to }: Missing, at: number, all: readonly Missing[]) => all.findIndex((one) => one.from === from && one.to === to) === at

/** Where every candidate is ruled out, there is nobody to be joined. */
function vacancyOf({ from, to }: Missing, { places }: Joined, name: (id: string) => string): Gap | undefined {
  if (isVacant(places, from)) return { from, to, because: `Every candidate for ${from} is eliminated, so nothing leads to ${name(to)}.` }
  return isVacant(places, to) ? { from, to, because: `Every candidate for ${to} is eliminated, so nothing takes what comes from ${name(from)}.` } : undefined
}

/** A connection that is documented, and does not count here. */
function closureOf({ from, to }: Missing, { closings }: Joined): Gap | undefined {
  const closing = closings.find((one) => one.from === from && one.to === to)
  return closing && { from, to, because: closing.because }
}

const gapOf = ({ from, to, carries, origin, isStray, isIdle }: Missing, name: (id: string) => string): Gap => {
  if (isStray) return { from, to, because: `Nothing that stands here is documented to connect with ${name(to)}.` }
  if (isIdle) return { from, to, because: `${name(to)} has its data from elsewhere, and ${name(from)} would bring nothing.` }
  const what = origin === undefined ? '' : ` what comes from ${name(origin)}`
  const leads = carries === undefined ? (origin === undefined ? 'leads' : 'brings') : `brings ${carries}`
  return { from, to, because: `No documented connection ${leads}${carries === undefined ? what : ''} from ${name(from)} to ${name(to)}.` }
}
