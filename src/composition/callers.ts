import type { Blueprint } from './blueprint.js'
import type { Joint } from './joints.js'
import type { Places } from './places.js'

/** Joints in which whoever is called by an orchestrator is called by nobody else: where another would start it, that one only hands over data. */
export function withOneCaller(joints: readonly Joint[], { holders }: Places, { callers: roles, graph }: Blueprint): readonly Joint[] {
  const callers = roles.flatMap((role) => holders.get(role) ?? [])
  if (callers.length === 0) return joints
  const called = new Set(joints.flatMap(({ from, to, links }) => (callers.includes(from) && links.at(-1)?.kind === 'trigger' ? [to] : [])))
  return joints.map((joint) => {
    const last = joint.links.at(-1)
    if (!last || last.kind !== 'trigger' || !called.has(joint.to) || callers.includes(joint.from)) return joint
    const handed = graph
      .get(last.from)
      ?.get(last.to)
      ?.find(({ whenCalled }) => whenCalled)
    return handed ? { ...joint, links: [...joint.links.slice(0, -1), handed] } : joint
  })
}
