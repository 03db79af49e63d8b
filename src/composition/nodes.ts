import { flatMap } from '../lists.js'
import type { ArchitectureNode } from './architecture.js'
import type { Blueprint } from './blueprint.js'
import type { Joined } from './draft.js'
import type { Joint } from './joint.js'
import { isVacant } from './places.js'
import type { Start } from './plan.js'
import type { SecondPlace } from './results.js'

/** Parts, open places, sources, uses, second places of parts and what stands between, each once. */
export function nodesOf(joined: Joined, joints: readonly Joint[], places: readonly SecondPlace[], blueprint: Blueprint): Map<string, ArchitectureNode> {
  const nodes = new Map<string, ArchitectureNode>()
  const name = (id: string) => nodes.get(id)?.name ?? blueprint.names.get(id) ?? id
  const serviceOf = (id: string) => (blueprint.services.has(id) ? { service: id } : {})
  const put = (node: ArchitectureNode) => {
    if (!nodes.has(node.id)) nodes.set(node.id, node)
  }
  for (const node of partNodes(joined, blueprint)) put(node)
  // Where nothing was decided and nothing is to be served, there is nothing that a source could be joined to.
  const sources = joined.places.parts.size + joined.uses.length > 0 ? joined.entering.sources : []
  for (const { plan, node } of sources) put({ id: node, ...serviceOf(plan.outlets[0]?.id ?? node), name: plan.name, role: 'source' })
  for (const use of joined.uses) put({ id: use, ...serviceOf(use), name: name(use), role: 'use' })
  for (const place of places) put(placeNode(place, joined, joints, blueprint))
  for (const { between, from, to } of joints)
    for (const { service, role } of between)
      put({ id: service, service, name: name(service), role, because: `It carries what flows from ${name(from)} to ${name(to)}.` })
  const { holders, parts } = joined.places
  /** What is said of the role that a part stands in first goes before what is said of others. */
  const isFirstRole = ({ role }: Start) => parts.get(holders.get(role) ?? '')?.role === role
  for (const { by, role, because } of [...blueprint.starts].sort((a, b) => Number(isFirstRole(b)) - Number(isFirstRole(a))))
    if (joints.some(({ from, to }) => from === by && to === holders.get(role))) put({ id: by, name: name(by), role: 'carrier', because })
  return nodes
}

function partNodes({ places }: Joined, { names, services }: Blueprint): ArchitectureNode[] {
  const parts = [...places.parts.values()].map(({ service, role, decisions, because }): ArchitectureNode => {
    const [decision, ...others] = decisions
    const also = others.length > 0 ? `It answers ${others.join(', ')} as well.` : undefined
    const why = because ?? also
    const own = services.has(service) ? { service } : {}
    // What fills a place answers no decision: nobody is viable for it.
    const answers = decision === undefined || !services.has(service) ? {} : { decision }
    return { id: service, ...own, name: names.get(service) ?? service, role, ...answers, ...(why === undefined ? {} : { because: why }) }
  })
  const vacant = [...places.holders.keys()].filter((role) => isVacant(places, role))
  return [...parts, ...vacant.map((role) => ({ id: role, name: `Nobody for ${role}`, role, decision: role, because: 'Every candidate is eliminated.' }))]
}

/** What lies, or is taken, apart, though in a part of the same kind. */
function placeNode(
  { id, of, name, because }: SecondPlace,
  { places: { holders } }: Joined,
  joints: readonly Joint[],
  { names, services }: Blueprint,
): ArchitectureNode {
  const held = [...holders].find(([, holder]) => holder === of)?.[0]
  const role = held ?? flatMap(joints, ({ between }) => between).find(({ service }) => service === id)?.role ?? 'carrier'
  return { id, ...(services.has(of) ? { service: of } : {}), name: `${names.get(of) ?? of}, ${name}`, role, because }
}

/** Whether a part is one that nobody misses: it comes along with one of the others. */
export function comesAlong(part: string, needs: Blueprint['needs']): boolean {
  const own = needs.filter(({ role }) => role === part)
  return own.length > 0 && own.every(({ optional }) => optional)
}

/** A node that stands for several, as it is set up once for each part that it gives to, says so. */
export const withSeveralTold = (node: ArchitectureNode, joints: readonly Joint[], { oneForEach, needs }: Blueprint): ArchitectureNode => {
  const told = oneForEach.get(node.id)
  if (told === undefined) return node
  const given = flatMap(joints, ({ links }) => flatMap(links, ({ from, to, returns }) => (from === node.id && !returns && !comesAlong(to, needs) ? [to] : [])))
  return new Set(given).size < 2 ? node : { ...node, because: node.because === undefined ? told : `${node.because} ${told}` }
}
