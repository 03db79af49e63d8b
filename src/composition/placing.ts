import type { Blueprint } from './blueprint.js'
import { circumstancesOf } from './circumstances.js'
import type { Commission } from './commission.js'
import type { Dependency, Part, Places } from './places.js'
import { asItStands } from './stated.js'

/** Puts what was taken in each decision in its place, with the parts that it does not work without. */
export function placesOf(taken: readonly (string | undefined)[], commission: Commission, blueprint: Blueprint): Places {
  const { choices } = commission
  const parts = new Map<string, Part>()
  const holders = new Map<string, string>()
  const dependencies: Dependency[] = []
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
      if (dependencies.some(({ part, needs }) => part === service && needs === needed)) continue
      dependencies.push({ part: service, needs: needed })
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
  return { parts, holders, dependencies, besides }
}
