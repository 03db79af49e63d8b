import type { Draft, UnmetNeed } from './draft.js'
import { meet } from './meet.js'
import type { NeedPlan } from './plan.js'
import { addedIn, answersAs, applies, destinationsHere } from './sites.js'
import { loads } from './dependencies.js'

/** Meets what whoever stands in a role needs there. */
export function meetNeeds(draft: Draft): UnmetNeed[] {
  const { places, circumstances, entering, dependencies, answering } = draft
  const lacks: UnmetNeed[] = []
  const meetAt = (need: NeedPlan, part: string): void => {
    if (need.side === 'takes' && !need.called && (answering.has(part) || dependencies.some(({ from, to }) => to === part && entering.nodes.has(from)))) return
    // What it works on in another role flows on all the same.
    if (need.side === 'gives' && answering.has(part) && answersAs(draft, part, need.role)) return
    const site = { part, node: part }
    const missing = meet(draft, need, site)
    // Who is only needed by another is joined by that; what it takes besides is not missed.
    const isDecided = places.parts.get(part)?.decisions.includes(need.role) ?? true
    if (typeof missing !== 'boolean' && !need.optional && isDecided) lacks.push({ need, site, missing })
  }
  for (const need of circumstances.needs) {
    const holder = places.holders.get(need.role)
    const added = need.also ? addedIn(draft, need.role) : []
    if ((holder === undefined && added.length === 0) || !applies(draft, need)) continue
    if (holder !== undefined) meetAt(need, holder)
    for (const part of new Set(added)) if (part !== holder) meetAt(need, part)
  }
  return lacks
}

/**
 * Keeps records as they came beside what is made of them. After all other needs: a part that takes them in for that, too, may then not carry
 * elsewhere what it could before.
 */
export function keepAsItCame(draft: Draft): void {
  const { places, blueprint, circumstances, flows } = draft
  const { holders } = places
  const computes = new Set([...blueprint.reworks].map((role) => holders.get(role)))
  /** Whether who computes was decided to carry as well, and brings what came in beside what it makes of it. */
  const brings = (role: string, part: string) => computes.has(holders.get(role)) && flows.flows(holders.get(role) ?? '', part)
  for (const need of circumstances.keeping) {
    const own = holders.get(need.role)
    const parts = (own === undefined ? destinationsHere(draft) : [own]).filter((part) => need.asItCame.includes(part))
    const isBrought = (part: string) => need.of.some((group) => group.some(({ by }) => by.some((role) => brings(role, part))))
    for (const part of parts) if (applies(draft, need) && !isBrought(part)) meet(draft, need, { part, node: part })
  }
}

/** A store that a part does not work without, beside the one that was decided, is filled by whoever fills that. */
export function feedCompanions(draft: Draft): void {
  const { places, circumstances, entering, dependencies, flows } = draft
  for (const { part, needs: needed } of places.dependencies) {
    const role = places.parts.get(needed)?.role
    if (role === undefined || places.holders.get(role) === needed || entering.nodes.has(needed)) continue
    if (flows.fills(needed) || flows.fills(part, dependencies) || !loads(draft, part, needed)) continue
    for (const need of circumstances.needsOf(role))
      if (need.side === 'takes' && applies(draft, need)) meet(draft, need, { part: needed, node: needed }, (other) => other.part === part)
  }
}
