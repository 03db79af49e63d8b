import type { Knowledge } from '../knowledge/load.js'
import type { Service } from '../knowledge/shape/service.js'
import { flatMap } from '../lists.js'
import type { Scenario } from '../scenario/schema.js'
import type { Companion, Reason } from './answer-candidate.js'
import type { Situation } from './situation.js'

/** The caller's own policy, as stated under `services`. */
export type Policy = NonNullable<Scenario['services']>

/** Reasons that follow from a service's lifecycle and from the caller's policy, whatever the rules say. */
export function standingReasons(service: Service, policy: Policy, situation: Situation, knowledge: Knowledge): Reason[] {
  const reasons = service.lifecycle.status === 'available' ? [] : [lifecycleReason(service)]
  return (policy.exclude ?? policy.prefer) ? [...reasons, ...policyReasons(service, policy, companionsOf(service, situation), knowledge)] : reasons
}

/** The services that this one does not work without. */
export const companionsOf = (service: Service, { matches, excluded }: Situation): Companion[] =>
  flatMap(service.rules, ({ name, because, event, always, evidence }) => {
    if (event.type !== 'requires' || !(always || matches.has(name))) return []
    const { service: needed } = event.params
    return 'without' in event.params && excluded.includes(needed) ? [] : [{ service: needed, because, rule: name, evidence }]
  })

const lifecycleReason = ({ id, lifecycle: { status, because, evidence } }: Service): Reason => ({
  rule: `lifecycle.${id}`,
  effect: 'eliminates',
  concern: 'lifecycle',
  counted: true,
  because: because ?? `It is ${status}.`,
  matched: [],
  evidence,
})

function policyReasons({ id, name }: Service, policy: Policy, companions: readonly Companion[], { services }: Knowledge): Reason[] {
  const reasons: Reason[] = []
  const excluded = [id, ...companions.map(({ service }) => service)].filter((service) => policy.exclude?.includes(service))
  for (const service of excluded) {
    const needs = service === id ? '' : `${name} does not work without ${services.get(service)?.name ?? service}, and `
    reasons.push(
      policyReason(
        'exclude',
        'eliminates',
        `${needs}${needs ? 'your' : 'Your'} policy excludes ${services.get(service)?.name ?? service}.`,
        service,
        policy.exclude ?? [],
      ),
    )
  }
  if (policy.prefer?.includes(id)) reasons.push(policyReason('prefer', 'favors', `Your policy prefers ${name} where it is feasible.`, id, policy.prefer))
  return reasons
}

const policyReason = (list: 'exclude' | 'prefer', effect: 'eliminates' | 'favors', because: string, service: string, actual: readonly string[]): Reason => ({
  rule: `policy.${list}`,
  effect,
  ...(effect === 'favors' ? { strength: 'strong' } : {}),
  concern: 'policy',
  counted: true,
  because,
  matched: [{ fact: `services.${list}`, operator: 'contains', required: service, actual: [...actual] }],
  evidence: [],
})
