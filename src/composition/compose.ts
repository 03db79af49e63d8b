import type { Architecture, GaveWay } from './architecture.js'
import type { Blueprint } from './blueprint.js'
import { choose, type Chosen, joinedFor } from './choose.js'
import type { Commission } from './commission.js'
import { draw } from './draw.js'
import { isSetUpFor } from './each-apart.js'

/** The same architecture twice. */
export interface Composed {
  /** As it is shown. */
  readonly shown: Architecture
  /** With one node for what is set up several times: what a decision says of it is said of all. */
  readonly whole: Architecture
}

/** Joins what was decided from the stated sources to the stated uses, out of documented connections alone. */
export function compose(commission: Commission, blueprint: Blueprint): Composed {
  const chosen = choose(commission, blueprint)
  const besides = { gaveWay: waysGiven(chosen, commission, blueprint), ...(chosen.isBounded ? { bounded: true as const } : {}) }
  const drawn = (isWhole: boolean): Architecture => {
    const { nodes, edges, gaps } = draw(chosen.joined, blueprint, isWhole)
    return { nodes, edges, ...besides, gaps }
  }
  const shown = drawn(false)
  // Where nothing is set up several times, both are the same, and most are.
  const isApart = shown.nodes.some(({ id, service }) => service !== undefined && isSetUpFor(id, service))
  return { shown, whole: isApart ? drawn(true) : shown }
}

/** Where another than the best was taken: what would be missing with the best in its place. */
function waysGiven({ taken, joined }: Chosen, commission: Commission, blueprint: Blueprint): GaveWay[] {
  return commission.choices.flatMap(({ decision, candidates }, at) => {
    const [top] = candidates
    const instead = candidates.find(({ service }) => service === taken[at])
    if (!top || !instead || top === instead) return []
    const { missing, ...rest } = joinedFor(taken.with(at, top.service), commission, blueprint)
    const known = new Set(joined.missing.map(({ from, to }) => `${from} ${to}`))
    // What nobody has said is no reason to take another.
    const lacking = missing.filter(
      ({ from, to, isUnreached, isApart, because }) => !isUnreached && !isApart && because === undefined && !known.has(`${from} ${to}`),
    )
    const reasons = draw({ ...rest, missing: lacking }, blueprint).gaps.map((gap) => gap.because)
    return [{ decision, from: top.service, to: instead.service, because: reasons.join(' '), cost: top.score - instead.score }]
  })
}
