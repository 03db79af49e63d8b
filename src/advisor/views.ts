import { deepFreeze } from '../knowledge/freeze.js'
import { placedRules } from '../knowledge/library.js'
import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import type { Service } from '../knowledge/shape/service.js'
import { once } from '../memory.js'
import { placedCitations } from './citations.js'
import type { Shelf } from './cite.js'
import { compare } from './compare.js'
import { standingRules } from './views-standing.js'
import type { Comparison, DecisionView, EvidenceView, RuleView, ServiceSummary, ServiceView } from './view-shapes.js'

/** Read views of the knowledge, for people who browse it. Deep-frozen, and made when first asked for. */
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
  const services = once(() =>
    keyed(
      [...knowledge.services.values()].map((service) => serviceView(service, knowledge)),
      ({ id }) => id,
    ),
  )
  const summaries = once(() =>
    deepFreeze([...services().values()].map(({ id, name, summary, roles, lifecycle: { status } }) => ({ id, name, summary, status, roles }))),
  )
  const decisions = once(() => keyed([...knowledge.decisions.values()].map(decisionView), ({ id }) => id))
  const rules = once(() => keyed([...fileRules(knowledge), ...standingRules(knowledge)], ({ name }) => name))
  const ruleNames = once(() => deepFreeze([...rules().keys()]))
  const evidence = once(() => deepFreeze(evidenceViews(knowledge, shelf)))
  const [listedDecisions, listedEvidence] = [once(() => deepFreeze([...decisions().values()])), once(() => deepFreeze([...evidence().values()]))]
  return Object.freeze({
    get services() {
      return summaries()
    },
    service: (id: string) => services().get(id),
    compare: (ids: readonly string[]) =>
      compare(
        ids.flatMap((id) => knowledge.services.get(id) ?? []),
        knowledge,
      ),
    get decisions() {
      return listedDecisions()
    },
    decision: (id: string) => decisions().get(id),
    rule: (name: string) => rules().get(name),
    get ruleNames() {
      return ruleNames()
    },
    get evidence() {
      return listedEvidence()
    },
    evidenceOf: (id: string) => evidence().get(id),
  })
}

const keyed = <T>(entries: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, T> =>
  deepFreeze(new Map(entries.map((entry) => [keyOf(entry), entry])))

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
