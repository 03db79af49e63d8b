import { fileOf } from '../knowledge/library.js'
import type { Knowledge } from '../knowledge/load.js'
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
  const defaults = [...knowledge.services.values()].flatMap(({ id, settings }) =>
    settings.flatMap(({ setting, default: fallback }): RuleView[] =>
      fallback
        ? [
            {
              name: `${id}.${setting}.default`,
              owner: id,
              file: fileOf.service(id),
              because: fallback.because,
              concern: 'operations',
              event: { type: 'configures', params: { setting, value: fallback.value } },
              evidence: fallback.evidence,
            },
          ]
        : [],
    ),
  )
  const drawn = [...knowledge.services.values()].flatMap(({ id, settings }) =>
    settings.flatMap(({ setting, drawn: told }): RuleView[] =>
      told
        ? [
            {
              name: `${id}.${setting}.drawn`,
              owner: id,
              file: fileOf.service(id),
              because: told.because,
              concern: 'operations',
              event: { type: 'configures', params: { setting } },
              evidence: told.evidence,
            },
          ]
        : [],
    ),
  )
  return [
    ...orders,
    ...lifecycles,
    ...defaults,
    ...drawn,
    policyRule('policy.exclude', 'eliminates', 'The caller’s policy excludes a service, or one that it does not work without.'),
    policyRule('policy.prefer', 'favors', 'The caller’s policy prefers a service where it is feasible.'),
  ]
}

const policyRule = (name: string, type: string, because: string): RuleView => ({
  name,
  owner: 'policy',
  because,
  concern: 'policy',
  event: { type, params: {} },
  evidence: [],
})
