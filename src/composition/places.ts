import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import { circumstancesOf } from './circumstances.js'
import { asItStands } from './stated.js'

/** A service that stands in the architecture, or what fills a place outside the catalog, and in which roles. */
export interface Part {
  readonly service: string
  /** The role that it stands in first. */
  readonly role: string
  /** The decisions that it answers. */
  readonly decisions: string[]
  /** Why it is there, where no decision says so. */
  readonly because: string | undefined
}

/** A part that does not work without another. */
export interface Tie {
  readonly part: string
  readonly needs: string
}

/** Who stands where. */
export interface Places {
  readonly parts: Map<string, Part>
  /** For each role who stands in it; a decision that no candidate is viable for has an open place under its own name. */
  readonly holders: ReadonlyMap<string, string>
  readonly ties: readonly Tie[]
  /** Parts that stand elsewhere by a decision and were added in this role, too. */
  readonly besides: readonly Pick<Part, 'service' | 'role'>[]
}

/** Whether a decision has nobody to stand in its place. */
export const isVacant = ({ holders, parts }: Pick<Places, 'holders' | 'parts'>, role: string): boolean => holders.get(role) === role && !parts.has(role)

/** Puts what was taken in each decision in its place, with the parts that it does not work without. */
export function placesOf(taken: readonly (string | undefined)[], commission: Commission, blueprint: Blueprint): Places {
  const { choices } = commission
  const parts = new Map<string, Part>()
  const holders = new Map<string, string>()
  const ties: Tie[] = []
  const besides: Pick<Part, 'service' | 'role'>[] = []
  const settle = (service: string, because: string) => {
    const role = blueprint.stands.get(service) ?? 'carrier'
    if (parts.has(service)) return
    parts.set(service, { service, role, decisions: [], because })
    if (!holders.has(role)) holders.set(role, service)
  }
  choices.forEach(({ decision, isBeyond }, at) => {
    const filling = isBeyond ? blueprint.fillings.find(({ role, rule }) => role === decision && commission.meets(rule)) : undefined
    const service = taken[at] ?? filling?.with
    holders.set(decision, service ?? decision)
    if (service === undefined) return
    const part = parts.get(service) ?? { service, role: decision, decisions: [], because: filling?.because }
    part.decisions.push(decision)
    parts.set(service, part)
  })
  const company = (service: string) => {
    for (const { service: needed, because } of commission.companions(service)) {
      if (ties.some(({ part, needs }) => part === service && needs === needed)) continue
      ties.push({ part: service, needs: needed })
      settle(needed, because)
      company(needed)
    }
  }
  for (const service of [...parts.keys()]) company(service)
  for (const { rule, service, beside, by, except, because } of blueprint.adds) {
    const role = blueprint.stands.get(service) ?? 'carrier'
    // Beside another it does other work than a decision may have ruled it out of.
    const isWanted = by === undefined ? holders.has(beside) && !holders.has(role) : holders.get(beside) === by
    if (
      !isWanted ||
      commission.barred(service, by === undefined ? role : 'carrier') ||
      !commission.meets(rule) ||
      (except !== undefined && commission.meets(except))
    )
      continue
    if (parts.has(service)) besides.push({ service, role })
    settle(service, because)
    company(service)
  }
  for (const plan of circumstancesOf(commission, blueprint).sources) {
    const [outlet] = asItStands(plan, { parts }, commission).outlets
    if (outlet?.holds !== undefined && !holders.has(outlet.holds)) holders.set(outlet.holds, outlet.id)
  }
  return { parts, holders, ties, besides }
}
