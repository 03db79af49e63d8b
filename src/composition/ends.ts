import type { Draft, Missing } from './draft.js'
import { carriesData } from './flows.js'
import { isDestination } from './sites.js'

/** What goes nowhere: who takes data in, carries it or works on it, and keeps none, gives to nobody, as nobody has said where it must end up, and of whom nothing else is missed. */
export function openEnds(draft: Draft, missing: readonly Missing[]): Missing[] {
  const { places, commission, blueprint, entering, joints, flows, uses, answering } = draft
  /** Whoever also stands where data stays has taken what it made. */
  const stays = (part: string, decisions: readonly string[]) => [...decisions, blueprint.stands.get(part) ?? ''].some((role) => blueprint.keeps.has(role))
  // Where nobody has said what comes, it is taken to come; a function is called with it, and filled by nobody.
  const comes = (part: string) => entering.sources.length === 0 || joints.some(({ to, links }) => to === part && carriesData(links))
  const found: Missing[] = []
  for (const { rule, role, at, because } of blueprint.ends) {
    const part = places.holders.get(role)
    const decisions = part === undefined ? [] : (places.parts.get(part)?.decisions ?? [])
    if (part === undefined || !decisions.includes(role) || stays(part, decisions)) continue
    if (!commission.meets(rule) || !comes(part) || flows.flowsOn(part) || isDestination(draft, part) || answering.has(part)) continue
    if ([...missing, ...found].some(({ from }) => from === part)) continue
    if (!uses.includes(at)) uses.push(at)
    found.push({ from: part, to: at, because })
  }
  return found
}
