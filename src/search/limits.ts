import type { Check } from '../knowledge/check.js'
import { placedLeaves } from '../knowledge/checks/conditions.js'
import { withShared } from '../knowledge/shared.js'
import { leavesOf } from '../knowledge/shape/rule.js'
import { baseOf } from './regions.js'
import { shapesOf, sourcesOf } from './sources.js'
import type { FactShape } from './terms.js'

/** A term holds a bit for each region or member in a 32-bit figure. */
const most = 30

/** What a ruleset must keep to beside the checks of its own, so that the searches can work on it. */
export const searchable: Check = {
  name: 'searchable',
  description: `The rules of a decision tell no more than ${most} ranges or members of one fact apart.`,
  *find(context) {
    const whole = withShared(context)
    for (const decision of whole.decisions.values()) {
      const sources = sourcesOf(decision, whole)
      const own = new Set(sources.flatMap(({ conditions }) => [...leavesOf(conditions)]))
      for (const [fact, shape] of shapesOf(sources, context)) {
        const count = told(shape)
        if (count <= most) continue
        const asking = placedLeaves(context).filter(({ leaf }) => own.has(leaf) && baseOf(leaf.fact) === fact)
        const what = 'members' in shape ? 'members' : 'ranges'
        const message = `the rules of ${decision.id} tell ${count} ${what} of ${fact} apart; the search takes ${most}`
        for (const { file, pointer } of asking.slice(-1)) yield { file, pointer, message }
      }
    }
  },
}

/** Region 0 is "not stated". */
const told = (shape: FactShape) => ('members' in shape ? shape.members.length : shape.regions.length - 1)
