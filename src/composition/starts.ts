import { flatMap } from '../lists.js'
import type { Blueprint } from './blueprint.js'
import { handedOver } from './callers.js'
import type { Draft } from './draft.js'
import { carriesData } from './flows.js'
import type { Link } from './graph.js'
import type { Joint } from './joint.js'

/** Joins work that starts by itself to what starts it, where neither a flow nor what arrives does. */
export function startWork({ places, commission, blueprint, joints }: Draft): void {
  for (const { rule, role, by } of blueprint.starts) {
    const part = places.holders.get(role)
    if (part === undefined || !places.parts.get(part)?.decisions.includes(role) || !commission.meets(rule)) continue
    // Whoever can also hand over data to a part that is called need not start it, where the clock does.
    const isTold = [...blueprint.graph.keys()].some((from) => callOf(from, by, blueprint) !== undefined)
    const isStarted = joints.some(({ links }) =>
      links.some(({ from, to, kind }) => to === part && kind === 'trigger' && (isTold || handedOver(from, part, blueprint.graph) === undefined)),
    )
    const link = isStarted ? undefined : callOf(by, part, blueprint)
    const telling = tellersOf(part, by, joints, blueprint)
    if (!link || (isTold && telling.length === 0)) continue
    joints.push(...telling, { from: by, to: part, links: [link], between: [] })
    // A flow that starts by the clock starts what brings the data that its steps work on.
    for (const carrier of new Set(joints.flatMap(({ links }) => links.flatMap(({ through }) => through ?? [])))) {
      const call = callOf(part, carrier, blueprint)
      if (call) joints.push({ from: part, to: carrier, links: [call], between: [] })
    }
  }
}

/** What starts work on what arrives is told of it by whoever hands that to the worker; the clock needs nobody. */
function tellersOf(part: string, by: string, joints: readonly Joint[], blueprint: Blueprint): Joint[] {
  const giving = joints.filter(({ to, links }) => to === part && carriesData(links))
  const told = flatMap(giving, ({ from, links }): readonly Joint[] => {
    const giver = links.at(-1)?.from ?? from
    const call = callOf(giver, by, blueprint)
    return call ? [{ from: links.length > 1 ? giver : from, to: by, links: [call], between: [] }] : []
  })
  return told.filter(({ from }, at) => told.findIndex((one) => one.from === from) === at)
}

const callOf = (from: string, to: string, { graph }: Blueprint): Link | undefined =>
  graph
    .get(from)
    ?.get(to)
    ?.find(({ kind }) => kind === 'trigger')
