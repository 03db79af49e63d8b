import { z } from 'zod'
import { claim, decision } from '../knowledge/shape/files.js'
import { concerns } from '../knowledge/shape/rule.js'
import { attribute, service, setting } from '../knowledge/shape/service.js'
import { citedEvidence } from './answer.js'

const ids = z.array(z.string())
/** JSON that json-rules-engine understands; its shape is recursive, so the document leaves it open. */
const conditions = z
  .looseObject({})
  .meta({ description: 'Conditions as json-rules-engine evaluates them: groups `all` and `any` of leaves with fact, operator and value.' })

export const serviceSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  status: service.shape.lifecycle.shape.status,
  roles: ids.meta({ description: 'Decisions in which it is a candidate.' }),
})

export const serviceView = z
  .strictObject({
    ...service.omit({ settings: true, rules: true }).shape,
    roles: ids.meta({ description: 'Decisions in which it is a candidate.' }),
    settings: z.array(z.strictObject({ ...setting.omit({ rules: true }).shape, rules: ids })),
    rules: ids.meta({ description: 'Rules that concern it; see `GET /v1/rules/{name}`.' }),
  })
  .meta({ title: 'Service' })

export const decisionView = z
  .strictObject({
    ...decision.omit({ rules: true, advice: true, raisedBy: true }).shape,
    raisedBy: conditions,
    rules: z.array(z.strictObject({ name: z.string(), because: z.string(), effect: z.string(), service: z.string() })),
  })
  .meta({ title: 'Decision' })

export const ruleView = z
  .strictObject({
    name: z.string(),
    owner: z.string().meta({ description: 'The decision or service it belongs to, `referral`, `contradiction`, `architecture` or `policy`.' }),
    file: z.string().optional().meta({ description: 'Where it stands under `rules/`.' }),
    because: z.string(),
    concern: z.enum(concerns),
    conditions: conditions.optional().meta({ description: 'Left out where it holds whatever the scenario says, or follows from catalog or policy.' }),
    event: z.strictObject({ type: z.string(), params: z.record(z.string(), z.string()) }),
    evidence: ids,
  })
  .meta({ title: 'Rule' })

export const evidenceView = z
  .strictObject({
    ...citedEvidence.shape,
    ...claim.pick({ section: true, line: true, decisionRelevant: true, verified: true, note: true, evidence: true }).partial().shape,
    citedBy: ids.meta({
      description:
        'What rests on it: rules, orders (`DECISION.order`), lifecycles (`lifecycle.SERVICE`), defaults of settings (`SERVICE.SETTING.default`) and claims by name, attributes and connections as SERVICE#place, and where a source comes from as `architecture#SOURCE`.',
    }),
  })
  .meta({ title: 'EvidenceDetail' })

export const comparison = z
  .strictObject({
    services: z.array(serviceSummary.omit({ roles: true })),
    attributes: z.array(
      z.strictObject({
        attribute: z.string(),
        meaning: z.string(),
        separates: z.boolean().meta({ description: 'Whether at least two of the services differ in it.' }),
        values: z
          .array(z.strictObject({ service: z.string(), ...attribute.partial().shape }))
          .meta({ description: 'In the order of the services; without `text` where nothing is known.' }),
      }),
    ),
    decisions: z
      .array(z.strictObject({ decision: z.string(), question: z.string(), candidates: ids }))
      .meta({ description: 'Decisions in which at least two of the services compete.' }),
    facts: z
      .array(
        z.strictObject({
          fact: z.string(),
          question: z.string(),
          rules: z.array(
            z.strictObject({
              rule: z.string(),
              decision: z.string(),
              service: z.string(),
              effect: z.string(),
              strength: z.string().optional(),
              because: z.string(),
            }),
          ),
        }),
      )
      .meta({ description: 'The facts that decide between them, the weightiest first, with the rules that do it.' }),
  })
  .meta({ title: 'Comparison' })

export type Comparison = z.infer<typeof comparison>
export type ServiceSummary = z.infer<typeof serviceSummary>
export type ServiceView = z.infer<typeof serviceView>
export type DecisionView = Omit<z.infer<typeof decisionView>, 'raisedBy'> & { raisedBy: unknown }
export type RuleView = Omit<z.infer<typeof ruleView>, 'conditions'> & { conditions?: unknown }
export type EvidenceView = z.infer<typeof evidenceView>
