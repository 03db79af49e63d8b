import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import type { Places } from './places.js'
import type { Entry, Outlet, SourcePlan } from './plan.js'

/** The stated sources, each with the outlets that it has here. */
export const plansOf = ({ sources, exists, meets }: Commission, blueprint: Blueprint): SourcePlan[] =>
  sources.flatMap((stated) => {
    const plan = blueprint.sources.get(stated)
    if (!plan) return []
    const { value, name, lies } = plan
    const isOpen = ({ value, when, except }: Entry) =>
      (value === undefined || value === plan.value) && (when === undefined || meets(when)) && !(except !== undefined && meets(except))
    const entries = plan.entries.filter(isOpen)
    const required = plan.outlets.filter(({ rules }) => rules.some(meets))
    // What comes by several things that stand between enters by each of them.
    if (required.length > 0 && required.every(({ how }) => how !== undefined))
      return required.map((outlet) => ({ value, name, lies, outlets: [outlet], entries }))
    const isThere = ({ id, kept, unlessNamed }: Outlet) => !kept || exists.includes(id) || (unlessNamed !== undefined && !exists.includes(unlessNamed))
    const outlets = required.length > 0 ? required : plan.outlets.filter((outlet) => outlet.rules.length === 0 && isThere(outlet))
    return [{ value, name, lies, outlets, entries }]
  })

/** A source without what nobody says that it comes by, unless that stands here by a decision. */
export function asItStands(plan: SourcePlan, { parts }: Pick<Places, 'parts'>, { exists }: Commission): SourcePlan {
  const outlets = plan.outlets.filter(({ id, unlessNamed }) => unlessNamed === undefined || exists.includes(id) || parts.has(id))
  return outlets.length === plan.outlets.length ? plan : { ...plan, outlets }
}
