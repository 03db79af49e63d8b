import { flatMap } from '../lists.js'
import type { Blueprint } from './blueprint.js'
import type { Draft, Missing } from './draft.js'
import type { Flows } from './flows.js'

/**
 * Parts that hold data, work on it or answer from it, and that nothing reaches of what is stated. What runs already has data of its
 * own, and where no source is stated, nothing is told of where data comes from.
 */
export function unreached({ places, commission, blueprint, entering, flows, answering }: Draft, missing: readonly Missing[]): Missing[] {
  const [first] = entering.nodes
  if (first === undefined) return []
  const reached = flows.reached(entering.nodes)
  return flatMap([...places.parts.values()], ({ service, role }) => {
    const isSelfSufficient = reached.has(service) || answering.has(service) || commission.exists.includes(service) || !blueprint.services.has(service)
    const isTold = missing.some(({ from, to }) => from === service || to === service)
    return (blueprint.taking.has(role) || readsNothing(service, role, blueprint, flows)) && !isSelfSufficient && !isTold
      ? [{ from: first, to: service, isUnreached: true }]
      : []
  })
}

/** Whether who finds out what lies somewhere has nothing to read. */
const readsNothing = (part: string, role: string, { finding }: Blueprint, flows: Flows) =>
  finding.some((need) => need.role === role && !flows.takes(part, need.kinds))
