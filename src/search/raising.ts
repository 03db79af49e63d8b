import { compiledEvaluator } from '../engine/compiled.js'
import type { GroupCondition } from '../engine/evaluator.js'
import type { Decision } from '../knowledge/shape/files.js'
import { leavesOf } from '../knowledge/shape/rule.js'
import { factsBehind } from '../scenario/behind.js'
import type { PlacedDerivation } from '../scenario/derivation.js'
import { derivations } from '../scenario/derivations.js'
import { derive } from '../scenario/derived.js'
import { once } from '../memory.js'
import { addFacts, type Facts, noFacts } from '../scenario/facts.js'
import type { Known } from './known.js'

/** What raises a decision. */
export interface Raising {
  /** Whether facts, stated and derived, raise it. */
  readonly isRaisedBy: (facts: Facts) => boolean
  /** The facts on which that can depend, and the derivations of those that are derived. */
  readonly facts: ReadonlySet<string>
  readonly derivations: readonly PlacedDerivation[]
  /** The facts that these derivations start from. */
  readonly parts: ReadonlySet<string>
}

/** Makes of a decision's conditions what can be asked of changed facts; the same rules as the engine's, and always at once. */
export function raisingOf({ id, raisedBy }: Pick<Decision, 'id' | 'raisedBy'>): Raising {
  const { evaluate } = compiledEvaluator([{ name: id, conditions: raisedBy as GroupCondition, event: { type: 'raises', params: { decision: id } } }])
  const facts = factsBehind([...leavesOf(raisedBy)].map(({ fact }) => fact))
  const own = derivations.filter(({ fact }) => facts.has(fact))
  return { isRaisedBy: (known) => evaluate(known).has(id), facts, derivations: own, parts: new Set(own.flatMap(({ from }) => from)) }
}

/** Whether a decision that is raised still is when some facts are stated anew, to be had as `to`; one that was asked for by name is in any case. */
export function stayingRaised(
  { isRaisedBy, facts, derivations: own, parts }: Raising,
  known: Pick<Known, 'stated' | 'facts'>,
): (changed: readonly string[], to: () => Facts) => boolean {
  const isRaised = once(() => isRaisedBy(known.facts))
  // Few facts count, and for every change they are copied.
  const statedOf = once(() => those(facts, known.stated))
  const knownOf = once(() => those(facts, known.facts))
  return (changed, to) => {
    if (!changed.some((fact) => facts.has(fact)) || !isRaised()) return true
    return isRaisedBy(changed.some((fact) => parts.has(fact)) ? derive(statedOf(), own, to()).facts : addFacts(addFacts(noFacts(), knownOf()), to()))
  }
}

function those(wanted: ReadonlySet<string>, from: Facts): Facts {
  const found = noFacts()
  for (const fact of wanted) if (from[fact] !== undefined) found[fact] = from[fact]
  return found
}
