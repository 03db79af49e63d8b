import { flatMap } from '../lists.js'
import type { Draft, Missing, Site } from './draft.js'
import { meet } from './meet.js'
import type { NeedPlan } from './plan.js'
import { applies, isDestination, needsHere, stands } from './sites.js'

/** Joins what holds copies of what is held here, once all else is joined. */
export function serveCopies(draft: Draft): void {
  const { circumstances, joints, uses } = draft
  for (const use of circumstances.copies) {
    const before = joints.length
    for (const need of needsHere(draft, use)) meet(draft, need, { part: use, node: use })
    if (joints.length > before) uses.push(use)
  }
}

/** Brings data to the stated destinations, to what rules say is loaded, and to the uses that they ask for; tells what reaches none. */
export function serveUses(draft: Draft): Missing[] {
  const { places, commission, blueprint, circumstances, entering, joints, flows, uses } = draft
  const missing: Missing[] = []

  const isReworked = [...blueprint.reworks].some((role) => stands(draft, role))
  const worksElsewhere = [...blueprint.reworks].every((role) => !stands(draft, role) || isDestination(draft, places.holders.get(role) ?? ''))

  /** Fills a part that stands there anyway, where it has nothing of its own yet. */
  const fill = (held: string, needs: readonly NeedPlan[], takesResults: boolean): void => {
    const reached = flows.reached(entering.nodes)
    const isIdle = (node: string) => entering.nodes.size > 0 && !reached.has(node)
    // Who only asks another store where it lies has nothing, nor has what only a job fills that reads nothing else.
    const isFilled = () => flows.fills(held, takesResults ? entering.joints : []) && !isIdle(held)
    const isOut = ({ part, node }: Site) => isIdle(node) || (takesResults && (part === held || node === held))
    for (const need of needs) {
      const lack = isFilled() || meet(draft, need, { part: held, node: held }, isOut)
      if (takesResults && typeof lack !== 'boolean' && !need.optional) missing.push(lack)
    }
  }

  /** Serves a use at the first of what it can be that is reached. */
  const serve = (use: string, is: readonly string[], takesResults = false): void => {
    const all = circumstances.needsOf(use)
    if (all.some((need) => !need.optional && !applies(draft, need))) return
    const needs = needsHere(draft, use)
    // What is there already, and is worked on only for elsewhere, has nowhere to go.
    if (worksElsewhere && entering.sources.some(({ plan }) => plan.outlets.some(({ id }) => is.includes(id)))) return
    const held = is.find((id) => places.parts.has(id))
    if (held !== undefined) return fill(held, needs, takesResults)
    let left: Missing | undefined
    // Of several that it can be, the one that the data comes from is there already.
    const isThere = (id: string) => entering.nodes.has(id)
    for (const id of [...is.filter(isThere), ...is.filter((one) => !isThere(one))]) {
      const before = joints.length
      const lacks = flatMap(needs, (need) => {
        // What has to be handed something first gives nothing where nobody hands it that.
        if (need.side === 'gives' && needs.some(({ side }) => side === 'takes') && !joints.some(({ to }) => to === id)) return []
        const lack = meet(draft, need, { part: id, node: id })
        return typeof lack === 'boolean' || need.optional ? [] : [lack]
      })
      if (lacks.length === 0 && joints.length > before) return void uses.push(id)
      left ??= lacks[0]
    }
    const [id] = is
    if (id === undefined || !left) return
    uses.push(id)
    missing.push(left)
  }

  for (const value of commission.destinations) serve('destination', blueprint.destinations.get(value) ?? [], isReworked && blueprint.takeResults.has(value))
  const delivering = needsHere(draft, 'destination')
  for (const service of circumstances.loads) if (places.parts.has(service)) fill(service, delivering, false)
  for (const use of circumstances.serves) serve(use, [use])
  return missing
}
