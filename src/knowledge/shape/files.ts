import { z } from 'zod'
import { fullDate, partialDate } from './dates.js'
import { conditions, contradictionRule, decisionRule, evidenceIds, referralRule, sentence, slug } from './rule.js'
import { connection } from './service.js'

export const ruleset = z.strictObject({
  version: z.string().regex(/^\d{4}\.\d{1,2}\.\d+$/, 'must be a calendar version: YYYY.M.N'),
  asOf: fullDate,
  decisions: z.array(slug).min(1),
})

export const source = z.strictObject({
  id: z.string().regex(/^(aws|model|secondary)\.[a-z0-9]+(-[a-z0-9]+)*$/, 'must start with aws., model. or secondary.'),
  kind: z.enum(['aws', 'service-model', 'secondary']),
  title: z.string().min(5).max(200),
  url: z.url({ protocol: /^https?$/ }).optional(),
  asOf: partialDate,
  reviewBy: fullDate,
})
export const evidence = z.strictObject({ evidence: z.array(source) })

export const claim = z.strictObject({
  id: z.string().regex(/^notes\.[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must start with notes.'),
  section: z.string(),
  line: z.int().positive(),
  claim: z.string().min(5).max(400),
  decisionRelevant: z.boolean(),
  status: z.enum(['current', 'outdated', 'wrong', 'imprecise']),
  correction: z.string().min(5).max(600).optional(),
  note: z.string().min(5).max(400).optional(),
  evidence: evidenceIds,
  verified: z.boolean(),
})
export const notes = z.strictObject({ source: z.string(), claims: z.array(claim) })

export const decision = z.strictObject({
  id: slug,
  question: z.string().regex(/\?$/, 'must be a question'),
  /** The clause that the summary is made of; `{service}` stands for the name of the winner. */
  advice: z.string().regex(/\{service\}/, 'must contain {service}'),
  candidates: z.array(slug).min(2),
  order: z.strictObject({ because: sentence, evidence: evidenceIds }),
  raisedBy: conditions,
  rules: z.array(decisionRule),
})

/** A source or target outside the catalog that services connect to; it tells of what it gives to other endpoints, which no service tells of. */
export const endpoint = z.strictObject({
  id: slug,
  name: z.string().min(3).max(80),
  /** Values of `processing.frameworks`. */
  runs: z.array(slug).min(1).optional(),
  delivers: z.array(connection).optional(),
})
export const endpoints = z.strictObject({ endpoints: z.array(endpoint) })

/** What several rules ask, told once: a name, what it means, and the group that stands wherever `where` mentions it. */
export const sharedCondition = z.strictObject({ id: slug, means: sentence, conditions })
export const sharedConditions = z.strictObject({ conditions: z.array(sharedCondition) })

export const referrals = z.strictObject({ rules: z.array(referralRule) })
export const contradictions = z.strictObject({ rules: z.array(contradictionRule) })

/** The scenario inside is checked with the scenario schema, not here. */
export const workedScenario = z.strictObject({ id: slug, title: z.string().min(5).max(120), scenario: z.record(z.string(), z.unknown()) })

export type Ruleset = z.infer<typeof ruleset>
export type Source = z.infer<typeof source>
export type Claim = z.infer<typeof claim>
export type Decision = z.infer<typeof decision>
export type SharedCondition = z.infer<typeof sharedCondition>
export type Endpoint = z.infer<typeof endpoint>
export type WorkedScenario = z.infer<typeof workedScenario>
