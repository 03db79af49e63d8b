import type { Ground } from './ground.js'

/** Joins work that starts by itself to what starts it, where neither a flow nor what arrives does. */
export function startWork({ places, commission, blueprint, joints }: Ground): void {
  for (const { rule, role, by } of blueprint.starts) {
    const part = places.holders.get(role)
    if (part === undefined || !places.parts.get(part)?.decisions.includes(role) || !commission.meets(rule)) continue
    const isStarted = joints.some(({ links }) => links.some(({ to, kind }) => to === part && kind === 'trigger'))
    const link = isStarted
      ? undefined
      : blueprint.graph
          .get(by)
          ?.get(part)
          ?.find(({ kind }) => kind === 'trigger')
    if (link) joints.push({ from: by, to: part, links: [link], between: [] })
  }
}
