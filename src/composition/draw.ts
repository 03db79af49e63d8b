import { withFeedersApart } from './apart.js'
import type { Architecture } from './architecture.js'
import type { Blueprint } from './blueprint.js'
import { withOneCaller } from './callers.js'
import type { Joined } from './draft.js'
import { withEachApart } from './each-apart.js'
import { edgesOf } from './edges.js'
import { gapsOf } from './gaps.js'
import { nodesOf, withSeveralTold } from './nodes.js'
import { withResultsApart } from './results.js'
import { withoutYielded } from './yielded.js'

/** The joined parts as nodes and edges, in the order in which data meets them; as a whole, what is set up once for each part that it gives to is one node. */
export function draw(joined: Joined, blueprint: Blueprint, isWhole = false): Pick<Architecture, 'nodes' | 'edges' | 'gaps'> {
  const called = withOneCaller(withoutYielded(joined, joined.circumstances.yielding), joined.places, blueprint)
  const results = withResultsApart(called, joined, blueprint)
  const feeders = withFeedersApart(results.joints, blueprint)
  const { joints, places: own } = isWhole ? { joints: feeders.joints, places: [] } : withEachApart(feeders.joints, blueprint)
  const nodes = nodesOf(joined, joints, [...results.places, ...feeders.places, ...own], blueprint)
  const name = (id: string) => nodes.get(id)?.name ?? blueprint.names.get(id) ?? id
  const { edges, carriers } = edgesOf(joints, joined, blueprint, name)
  for (const carrier of carriers) if (!nodes.has(carrier.id)) nodes.set(carrier.id, carrier)

  const rank = ({ role }: { readonly role: string }) => blueprint.roles.indexOf(role)
  const order = [...nodes.values()].map((node) => withSeveralTold(node, joints, blueprint)).sort((a, b) => rank(a) - rank(b))
  const places = new Map(order.map(({ id }, at) => [id, at]))
  const place = (id: string) => places.get(id) ?? order.length
  return {
    nodes: order,
    edges: edges.sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to)),
    gaps: gapsOf(joined, name),
  }
}
