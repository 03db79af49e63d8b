import { fileOf } from '../knowledge/library.js'
import type { Knowledge } from '../knowledge/load.js'
import type { Service, Setting } from '../knowledge/shape/service.js'
import type { RuleView } from './view-shapes.js'

/** Reasons that no rule file holds, but that answers name like rules. */
export function standingRules(knowledge: Knowledge): RuleView[] {
  const orders = [...knowledge.decisions.values()].map(({ id, order }): RuleView => ({
    name: `${id}.order`,
    owner: id,
    file: fileOf.decision(id),
    because: order.because,
    concern: 'operations',
    event: { type: 'favors', params: { strength: 'slight' } },
    evidence: order.evidence,
  }))
  const lifecycles = [...knowledge.services.values()].flatMap(({ id, lifecycle: { status, because, evidence } }): RuleView[] =>
    status === 'available'
      ? []
      : [
          {
            name: `lifecycle.${id}`,
            owner: id,
            file: fileOf.service(id),
            because: because ?? '',
            concern: 'lifecycle',
            event: { type: 'eliminates', params: { service: id } },
            evidence,
          },
        ],
  )
  const settings = [...knowledge.services.values()].flatMap((service) =>
    service.settings.flatMap((setting): RuleView[] => {
      const { default: fallback, drawn } = setting
      return [...(fallback ? [settingRule(service, setting, 'default', fallback)] : []), ...(drawn ? [settingRule(service, setting, 'drawn', drawn)] : [])]
    }),
  )
  return [
    ...orders,
    ...lifecycles,
    ...settings,
    policyRule('policy.exclude', 'eliminates', 'The caller’s policy excludes a service, or one that it does not work without.'),
    policyRule('policy.prefer', 'favors', 'The caller’s policy prefers a service where it is feasible.'),
  ]
}

/** What a setting falls back to, or follows. */
const settingRule = (
  { id }: Pick<Service, 'id'>,
  { setting }: Pick<Setting, 'setting'>,
  kind: 'default' | 'drawn',
  { value, because, evidence }: { readonly value?: string; readonly because: string; readonly evidence: string[] },
): RuleView => ({
  name: `${id}.${setting}.${kind}`,
  owner: id,
  file: fileOf.service(id),
  because,
  concern: 'operations',
  event: { type: 'configures', params: { setting, ...(value === undefined ? {} : { value }) } },
  evidence,
})

const policyRule = (name: string, type: string, because: string): RuleView => ({
  name,
  owner: 'policy',
  because,
  concern: 'policy',
  event: { type, params: {} },
  evidence: [],
})
