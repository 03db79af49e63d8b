import { z } from 'zod'
import { concerns } from '../knowledge/shape/rule.js'
import { architecture } from './answer-architecture.js'
import { boundary, counterfactual, ledgerEntry, openQuestion } from './answer-holds.js'
import { because, evidenceIds, factValue, rule, strength } from './answer-words.js'

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
    configuration: z.array(chosenSetting).optional().meta({
      description: 'How an alternative would be run: with `detail=full`, and where the architecture is drawn with it.',
    }),
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
    status: z.enum(['settled', 'provisional', 'tied', 'none-viable']).meta({
      description:
        '- `settled`: nothing more that could be stated changes the winner, derived figures and your policy staying as they are\n- `provisional`: something would; `completion` shows it\n- `tied`: the top scores are equal, the order of candidates decides\n- `none-viable`: every candidate is eliminated',
    }),
    bounded: z.literal(true).optional().meta({ description: 'The search reached its bound before either was proved; it counts as provisional.' }),
    completion: z
      .strictObject({ states: z.array(z.strictObject({ fact: z.string(), value: factValue })), recommended: z.string().nullable() })
      .optional()
      .meta({ description: 'Of a provisional decision: what would have to be stated besides for another winner.' }),
    recommended: z.string().nullable(),
    companions: z.array(companion),
    configuration: z.array(chosenSetting),
    candidates: z.array(candidate).meta({ description: 'Best first, eliminated last.' }),
    collisions: z.array(collision),
    openQuestions: z.array(openQuestion).meta({ description: 'Most telling first.' }),
    counterfactuals: z.array(counterfactual),
    boundaries: z
      .array(z.strictObject({ fact: z.string(), stated: z.number(), loses: z.array(z.strictObject({ boundary, to: z.string().nullable() })) }))
      .meta({ description: 'How far each stated figure may move, all else as stated, before the winner loses, and to whom.' }),
    outOfReach: z.array(z.strictObject({ service: z.string(), because: z.enum(['no change of what is stated', 'bounded', 'more than three changes']) })).meta({
      description:
        'Rivals that no counterfactual was found for, and why: no value of the stated facts would do (or lifecycle or policy rule it out), the search reached its bound, or no change of up to three facts does, in a set one member at a time.',
    }),
    ledger: z.array(ledgerEntry).optional().meta({ description: 'With `detail=full`: every rule of the decision.' }),
  })
  .meta({ title: 'DecisionAnswer' })

export const referral = z
  .strictObject({ to: z.string(), because, rule, matched, evidence: evidenceIds })
  .meta({ description: 'A need that lies outside the catalog, and the service that meets it.' })

const outcome = z
  .strictObject({ without: z.string(), winners: z.record(z.string(), z.string().nullable()) })
  .meta({ description: 'What the decisions would be without one of the statements. Only those that change.' })

export const warning = z.strictObject({
  code: z.string().meta({
    description:
      '- `disagreement`: a figure is stated otherwise than others give it\n- `kept-and-replaced`: a system is said both to stay and to be replaced\n- `setting-undecided`: two rules ask for different settings, just as strongly\n- `weak-winner`: more speaks against what is recommended than for it\n- `replaced-winner`: what is recommended was said to be replaced\n- `kept-not-drawn`: what stays stands nowhere in the architecture\n- `evidence-expired`: sources should have been looked at again\n- any other: statements that cannot both be meant, named by the rule that says so',
  }),
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
    summary: z
      .string()
      .meta({ description: 'The answer in a few sentences; also where the architecture is drawn with another service than a decision recommends.' }),
    decisions: z.array(decisionAnswer),
    architecture,
    referrals: z.array(referral),
    warnings: z.array(warning),
    nextQuestions: z
      .array(z.strictObject({ fact: z.string(), question: z.string() }))
      .meta({ description: 'What is most useful to state next, most telling first.' }),
    evidence: z.array(citedEvidence).meta({ description: 'Everything cited above, by id.' }),
  })
  .meta({ title: 'Recommendation', description: 'The decisions that the scenario raises, each with its winner, its rivals, the reasons and the evidence.' })

export const recommendationSummary = z
  .strictObject({
    id: z.string(),
    ruleset: recommendation.shape.ruleset,
    summary: z.string(),
    decisions: z.array(
      z.strictObject({
        decision: z.string(),
        status: decisionAnswer.shape.status,
        bounded: z.literal(true).optional(),
        recommended: z.string().nullable(),
        because: z.string().meta({ description: 'The weightiest reason, in a sentence.' }),
      }),
    ),
  })
  .meta({ title: 'RecommendationSummary', description: 'With `detail=summary`: winners and how far they hold.' })

export type RecommendationSummary = z.infer<typeof recommendationSummary>
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
