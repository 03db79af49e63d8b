import { fileOf, placedRules } from '../knowledge/library.js'
import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import type { Service } from '../knowledge/shape/service.js'
import { placedCitations } from './citations.js'
import type { Shelf } from './cite.js'
import { compare } from './compare.js'
import type { Comparison, DecisionView, EvidenceView, RuleView, ServiceSummary, ServiceView } from './view-shapes.js'

/** Read views of the knowledge, for people who browse it. */
export interface Views {
  readonly services: readonly ServiceSummary[]
  readonly service: (id: string) => ServiceView | undefined
  /** Sets services side by side, in the order given; each id must be of the catalog. */
  readonly compare: (ids: readonly string[]) => Comparison
  readonly decisions: readonly DecisionView[]
  readonly decision: (id: string) => DecisionView | undefined
  readonly rule: (name: string) => RuleView | undefined
  readonly ruleNames: readonly string[]
  readonly evidence: readonly EvidenceView[]
  readonly evidenceOf: (id: string) => EvidenceView | undefined
}

export function viewsOf(knowledge: Knowledge, shelf: Shelf): Views {
  const services = new Map([...knowledge.services.values()].map((service) => [service.id, serviceView(service, knowledge)]))
  const decisions = new Map([...knowledge.decisions.values()].map((decision) => [decision.id, decisionView(decision)]))
  const rules = new Map([...fileRules(knowledge), ...standingRules(knowledge)].map((rule) => [rule.name, rule]))
  const evidence = evidenceViews(knowledge, shelf)
  return {
    services: [...services.values()].map(({ id, name, summary, roles, lifecycle: { status } }) => ({ id, name, summary, status, roles })),
    service: (id) => services.get(id),
    compare: (ids) =>
      compare(
        ids.flatMap((id) => knowledge.services.get(id) ?? []),
        knowledge,
      ),
    decisions: [...decisions.values()],
    decision: (id) => decisions.get(id),
    rule: (name) => rules.get(name),
    ruleNames: [...rules.keys()],
    evidence: [...evidence.values()],
    evidenceOf: (id) => evidence.get(id),
  }
}

const rolesOf = (id: string, { decisions }: Knowledge) =>
  [...decisions.values()].filter(({ candidates }) => candidates.includes(id)).map((decision) => decision.id)

function serviceView(service: Service, knowledge: Knowledge): ServiceView {
  const { settings, rules, ...rest } = service
  return {
    ...rest,
    roles: rolesOf(service.id, knowledge),
    settings: settings.map(({ rules: choosing, ...setting }) => ({ ...setting, rules: choosing.map(({ name }) => name) })),
    rules: [
      ...rules.map(({ name }) => name),
      ...[...knowledge.decisions.values()].flatMap((decision) =>
        decision.rules.filter(({ event }) => event.params.service === service.id).map(({ name }) => name),
      ),
    ],
  }
}

const decisionView = ({ id, question, candidates, order, raisedBy, rules }: Decision): DecisionView => ({
  id,
  question,
  candidates,
  order,
  raisedBy,
  rules: rules.map(({ name, because, event: { type, params } }) => ({ name, because, effect: type, service: params.service })),
})

const fileRules = (knowledge: Knowledge): RuleView[] =>
  [...placedRules(knowledge)].map(({ file, owner, rule }) => {
    const { name, because, concern, conditions, event, evidence } = rule
    return { name, owner, file, because, concern, event, evidence, ...(conditions ? { conditions } : {}) }
  })

/** Reasons that no rule file holds, but that answers name like rules. */
function standingRules(knowledge: Knowledge): RuleView[] {
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
  return [
    ...orders,
    ...lifecycles,
    ...defaults,
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

function evidenceViews(knowledge: Knowledge, shelf: Shelf): Map<string, EvidenceView> {
  const citedBy = placedCitations(knowledge)
  const claims = new Map(knowledge.claims.map((claim) => [claim.id, claim]))
  return new Map(
    [...shelf.values()].map((entry) => {
      const claim = claims.get(entry.id)
      const ofClaim = claim
        ? {
            section: claim.section,
            line: claim.line,
            verified: claim.verified,
            decisionRelevant: claim.decisionRelevant,
            evidence: claim.evidence,
            ...(claim.note === undefined ? {} : { note: claim.note }),
          }
        : {}
      return [entry.id, { ...entry, ...ofClaim, citedBy: citedBy.get(entry.id) ?? [] }]
    }),
  )
}
