import type { Blueprint } from '../composition/blueprint.js'
import { compose, type Composed } from '../composition/compose.js'
import type { Knowledge } from '../knowledge/load.js'
import { onceEach } from '../memory.js'
import { membersOf } from '../scenario/facts.js'
import type { ArchitectureAnswer } from './answer-architecture.js'
import type { Decided } from './decide.js'
import type { Situation } from './situation.js'
import { companionsOf, type Policy } from './standing.js'
import type { Weighed } from './weigh.js'

/** An architecture as it is shown, and with one node for what is set up several times. */
export type Drawn = { readonly [way in keyof Composed]: ArchitectureAnswer }

/** What was decided, joined into one architecture from the stated sources to the stated uses. */
export function architectureOf(decided: readonly Decided[], situation: Situation, { services }: Knowledge, policy: Policy, blueprint: Blueprint): Drawn {
  const { facts, matches } = situation
  const eliminated = new Map(decided.map(({ decision, candidates }) => [decision.id, candidates.filter((one) => one.eliminated)]))
  /** Ruled out of work that nobody is left for: none of them does it by the way. */
  const useless = new Set(decided.flatMap(({ candidates }) => (candidates.every((one) => one.eliminated) ? candidates.map((one) => one.service) : [])))
  const drawn = compose(
    {
      choices: decided.map(({ decision, candidates }) => ({
        decision: decision.id,
        candidates: candidates.filter((one) => !one.eliminated),
        isBeyond: candidates.every(isBeyondPolicy),
      })),
      sources: membersOf(facts['sources']),
      destinations: membersOf(facts['destinations']),
      exists: [...membersOf(facts['existing.keep']), ...membersOf(facts['existing.replace'])],
      barred: (service, role) =>
        services.get(service)?.lifecycle.status !== 'available' ||
        (policy.exclude?.includes(service) ?? false) ||
        membersOf(facts['existing.replace']).includes(service) ||
        useless.has(service) ||
        (eliminated.get(role)?.some((one) => one.service === service) ?? false),
      // The search for a choice asks the same again and again.
      meets: onceEach((rule) => blueprint.always.has(rule) || matches.has(rule)),
      companions: onceEach((id) => {
        const service = services.get(id)
        return service ? companionsOf(service, situation) : []
      }),
    },
    blueprint,
  )
  return drawn as Drawn
}

const isBeyondPolicy = ({ reasons }: Weighed) => reasons.some(({ effect, concern }) => effect === 'eliminates' && concern !== 'policy')
