import { flatMap } from '../lists.js'
import type { Draft, Missing, Site } from './draft.js'
import { isBulk } from './flows.js'
import { meet } from './meet.js'
import { destinationsHere, needsHere } from './sites.js'
import { isOneOfSeveral, jointsFrom } from './sources.js'

/**
 * Brings what comes from each source to every destination, where only others had brought theirs; tells what does not get there. What
 * is asked where it lies stays there, and so does what waits beside the others.
 */
export function toEveryDestination(draft: Draft, unserved: readonly Missing[]): Missing[] {
  const { places, entering, joints, flows } = draft
  // A destination that nobody reaches is told by itself.
  const served = new Set(destinationsHere(draft).filter((id) => !unserved.some(({ to }) => to === id)))
  const needs = needsHere(draft, 'destination')
  const missing: Missing[] = []
  for (const site of entering.sources) {
    const { node, plan } = site
    const own = jointsFrom(site, entering, joints)
    const isMoved = own.length === 0 ? places.parts.has(node) : own.some(({ links }) => links.every(({ kind }) => isBulk(kind) || kind === 'trigger'))
    if (!isMoved || entering.aside.has(node)) continue
    for (const id of served) {
      const reached = flows.reached(own.length === 0 ? [node] : flatMap(own, ({ links }) => links.map(({ to }) => to)))
      if (reached.has(id) || plan.outlets.some((outlet) => outlet.id === id)) continue
      const isOut = (other: Site) => (other.node === node ? !plan.outlets.some((outlet) => outlet.id === other.part) : !reached.has(other.node))
      if (needs.some((need) => meet(draft, need, { part: id, node: id }, isOut) === true)) continue
      missing.push({ from: node, to: id, by: isOneOfSeveral(site, entering) ? plan.outlets[0]?.id : undefined, isApart: true })
    }
  }
  return missing
}
