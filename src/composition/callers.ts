import type { Blueprint } from './blueprint.js'
import type { Graph, Link } from './graph.js'
import type { Joint } from './joint.js'
import type { Places } from './places.js'

/** Joints in which whoever is called by an orchestrator or the clock is called by nobody else: where another would start it, that one only hands over data. */
export function withOneCaller(joints: readonly Joint[], { holders }: Places, { callers: roles, starts, graph }: Blueprint): readonly Joint[] {
  const callers = [...roles.flatMap((role) => holders.get(role) ?? []), ...starts.map(({ by }) => by)]
  if (callers.length === 0) return joints
  const called = new Set(joints.flatMap(({ from, to, links }) => (callers.includes(from) && links.at(-1)?.kind === 'trigger' ? [to] : [])))
  return joints.map((joint) => {
    const last = joint.links.at(-1)
    if (!last || last.kind !== 'trigger' || !called.has(joint.to) || callers.includes(joint.from)) return joint
    const handed = handedOver(last.from, last.to, graph)
    return handed ? { ...joint, links: [...joint.links.slice(0, -1), handed] } : joint
  })
}

/** How one part hands over data to another that is called by a third. */
export const handedOver = (from: string, to: string, graph: Graph): Link | undefined =>
  graph
    .get(from)
    ?.get(to)
    ?.find(({ whenCalled }) => whenCalled)
