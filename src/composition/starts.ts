import type { Blueprint } from './blueprint.js'
import { handedOver } from './callers.js'
import type { Link } from './graph.js'
import type { Ground } from './ground.js'

/** Joins work that starts by itself to what starts it, where neither a flow nor what arrives does. */
export function startWork({ places, commission, blueprint, joints }: Ground): void {
  for (const { rule, role, by } of blueprint.starts) {
    const part = places.holders.get(role)
    if (part === undefined || !places.parts.get(part)?.decisions.includes(role) || !commission.meets(rule)) continue
    // Whoever can also hand over data to a part that is called need not start it.
    const isStarted = joints.some(({ links }) =>
      links.some(({ from, to, kind }) => to === part && kind === 'trigger' && handedOver(from, part, blueprint.graph) === undefined),
    )
    const link = isStarted ? undefined : callOf(by, part, blueprint)
    if (!link) continue
    joints.push({ from: by, to: part, links: [link], between: [] })
    // A flow that starts by the clock starts what brings the data that its steps work on.
    for (const carrier of new Set(joints.flatMap(({ links }) => links.flatMap(({ through }) => through ?? [])))) {
      const call = callOf(part, carrier, blueprint)
      if (call) joints.push({ from: part, to: carrier, links: [call], between: [] })
    }
  }
}

const callOf = (from: string, to: string, { graph }: Blueprint): Link | undefined =>
  graph
    .get(from)
    ?.get(to)
    ?.find(({ kind }) => kind === 'trigger')
