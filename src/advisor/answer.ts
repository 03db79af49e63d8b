import { z } from 'zod'
import { architecture } from './answer-architecture.js'
import { candidate, chosenSetting, companion, metCondition } from './answer-candidate.js'
import { boundary, counterfactual, ledgerEntry, openQuestion } from './answer-holds.js'
import { because, evidenceIds, factValue, rule } from './answer-words.js'

const collision = z
  .strictObject({ facts: z.array(z.string()), rules: z.array(z.string()), because: z.string() })
  .meta({ description: 'Facts that together rule out every candidate, and the rules by which they do.' })

const decisionAnswer = z
  .strictObject({
    decision: z.string(),
    question: z.string(),
    raisedBy: z.array(z.string()).meta({ description: 'The stated facts that raised the decision, or `decide`.' }),
    status: z.enum(['settled', 'provisional', 'tied', 'none-viable']).meta({
      description:
        '- `settled`: nothing more that could be stated, and contradicts nothing that is, changes the winner, derived figures and your policy staying as they are\n- `provisional`: something would; `completion` shows it\n- `tied`: the top scores are equal, the order of candidates decides\n- `none-viable`: every candidate is eliminated',
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

const referral = z
  .strictObject({ to: z.string(), because, rule, matched: z.array(metCondition), evidence: evidenceIds })
  .meta({ description: 'A need that lies outside the catalog, and the service that meets it.' })

const outcome = z
  .strictObject({ without: z.string(), winners: z.record(z.string(), z.string().nullable()) })
  .meta({ description: 'What the decisions would be without one of the statements. Only those that change.' })

const warning = z.strictObject({
  code: z.string().meta({
    description:
      '- `disagreement`: a figure is stated otherwise than others give it\n- `kept-and-replaced`: a system is said both to stay and to be replaced\n- `setting-undecided`: two rules ask for different settings, just as strongly\n- `weak-winner`: more speaks against what is recommended than for it\n- `replaced-winner`: what is recommended was said to be replaced\n- `kept-not-drawn`: what stays stands nowhere in the architecture\n- `framework-not-drawn`: nothing that is drawn runs a framework that was stated\n- `evidence-expired`: sources should have been looked at again\n- any other: statements that cannot both be meant, named by the rule that says so',
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
    nextQuestions: z.array(z.strictObject({ fact: z.string(), question: z.string() })).meta({
      description:
        'What is most useful to state next: what a gap of the architecture names, what would change a decision, what a setting waits for, then whether there is more to decide.',
    }),
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
export type Warning = z.infer<typeof warning>
export type Referral = z.infer<typeof referral>
export type CitedEvidence = z.infer<typeof citedEvidence>
export type Collision = z.infer<typeof collision>
