import { z } from 'zod'
import { concerns, type Strength, strengths } from '../knowledge/shape/rule.js'

const strength = z.enum(Object.keys(strengths) as [Strength, ...Strength[]])
const evidenceIds = z.array(z.string()).meta({ description: 'Ids of evidence; see `evidence` of the answer, or `GET /v1/evidence/{id}`.' })
const because = z.string().meta({ description: 'The principle, in a sentence.' })
const rule = z.string().meta({ description: 'The rule that says so; see `GET /v1/rules/{name}`.' })
const factValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

export const metCondition = z
  .strictObject({
    fact: z.string().meta({ description: 'The fact, named by its path in the scenario.' }),
    operator: z.string(),
    required: factValue.meta({ description: 'What the rule asks for.' }),
    actual: factValue.meta({ description: 'What the fact is.' }),
    derivedFrom: z.array(z.string()).optional().meta({ description: 'For a derived fact: the stated facts it follows from.' }),
  })
  .meta({ description: 'A condition that the scenario meets.' })
const matched = z.array(metCondition)

export const reason = z
  .strictObject({
    rule,
    effect: z.enum(['eliminates', 'favors', 'disfavors']),
    strength: strength.optional().meta({ description: 'decisive 16, strong 8, moderate 4, slight 1 points. Left out where the effect is `eliminates`.' }),
    concern: z.enum(concerns),
    counted: z
      .boolean()
      .meta({ description: 'Whether it entered the score: of each concern only the strongest reason for and the strongest against a candidate do.' }),
    because,
    matched,
    evidence: evidenceIds,
  })
  .meta({ description: 'One rule that matched.' })

export const companion = z
  .strictObject({ service: z.string(), because, rule, evidence: evidenceIds })
  .meta({ description: 'A service that the recommended one does not work without.' })

export const chosenSetting = z
  .strictObject({ setting: z.string(), value: z.string(), because, rule, matched, evidence: evidenceIds })
  .meta({ description: 'How to run the recommended service here.' })

export const candidateWarning = z
  .strictObject({ code: z.string(), message: z.string(), rule, evidence: evidenceIds })
  .meta({ description: 'What whoever takes this service should know.' })

export const candidate = z
  .strictObject({
    service: z.string(),
    name: z.string(),
    verdict: z.enum(['recommended', 'alternative', 'eliminated']),
    score: z.number().meta({ description: 'Sum of the counted reasons. Compares candidates of one decision, nothing else.' }),
    reasons: z.array(reason),
    warnings: z.array(candidateWarning),
  })
  .meta({ description: 'A candidate of the decision with every reason for and against it.' })

export const collision = z
  .strictObject({ facts: z.array(z.string()), rules: z.array(z.string()), because: z.string() })
  .meta({ description: 'Facts that together rule out every candidate, and the rules by which they do.' })

export const decisionAnswer = z
  .strictObject({
    decision: z.string(),
    question: z.string(),
    raisedBy: z.array(z.string()).meta({ description: 'The stated facts that raised the decision, or `decide`.' }),
    status: z.enum(['decided', 'tied', 'none-viable']).meta({
      description:
        '- `decided`: one candidate leads\n- `tied`: the top scores are equal, the order of candidates decides\n- `none-viable`: every candidate is eliminated',
    }),
    recommended: z.string().nullable(),
    companions: z.array(companion),
    configuration: z.array(chosenSetting),
    candidates: z.array(candidate).meta({ description: 'Best first, eliminated last.' }),
    collisions: z.array(collision),
  })
  .meta({ title: 'DecisionAnswer' })

export const referral = z
  .strictObject({ to: z.string(), because, rule, matched, evidence: evidenceIds })
  .meta({ description: 'A need that lies outside the catalog, and the service that meets it.' })

const outcome = z
  .strictObject({ without: z.string(), winners: z.record(z.string(), z.string().nullable()) })
  .meta({ description: 'What the decisions would be without one of the statements. Only those that change.' })

export const warning = z.strictObject({
  code: z.string(),
  message: z.string(),
  facts: z.array(z.string()),
  rule: rule.optional(),
  evidence: evidenceIds.optional(),
  outcomes: z.array(outcome).optional(),
})

export const citedEvidence = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['notes', 'aws', 'service-model', 'secondary']),
    title: z.string(),
    url: z.string().optional(),
    asOf: z.string().meta({ description: 'The date of the source, as precisely as it is known; for a claim of the notes, of the ruleset it was checked for.' }),
    reviewBy: z.string().optional().meta({ description: 'When somebody should look again.' }),
    status: z.enum(['current', 'outdated', 'wrong', 'imprecise']).optional().meta({ description: 'Of a claim of the notes: whether it holds today.' }),
    correction: z.string().optional().meta({ description: 'Of a claim of the notes: what holds instead.' }),
  })
  .meta({ title: 'Evidence', description: 'A claim of the notes, an AWS page, an AWS service model, or somebody else’s text.' })

export const recommendation = z
  .strictObject({
    id: z.string().meta({ description: 'Of the normalised scenario and the ruleset: the same question has the same id.' }),
    ruleset: z.strictObject({ version: z.string(), digest: z.string(), asOf: z.string() }),
    summary: z.string(),
    decisions: z.array(decisionAnswer),
    referrals: z.array(referral),
    warnings: z.array(warning),
    nextQuestions: z
      .array(z.strictObject({ fact: z.string(), question: z.string() }))
      .meta({ description: 'What is most useful to state next, most telling first.' }),
    evidence: z.array(citedEvidence).meta({ description: 'Everything cited above, by id.' }),
  })
  .meta({ title: 'Recommendation', description: 'The decisions that the scenario raises, each with its winner, its rivals, the reasons and the evidence.' })

export type Recommendation = z.infer<typeof recommendation>
export type DecisionAnswer = z.infer<typeof decisionAnswer>
export type CandidateAnswer = z.infer<typeof candidate>
export type Reason = z.infer<typeof reason>
export type MetCondition = z.infer<typeof metCondition>
export type Warning = z.infer<typeof warning>
export type Companion = z.infer<typeof companion>
export type ChosenSetting = z.infer<typeof chosenSetting>
export type Referral = z.infer<typeof referral>
export type CitedEvidence = z.infer<typeof citedEvidence>
export type Collision = z.infer<typeof collision>
