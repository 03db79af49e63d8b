import { z } from 'zod'
import { concerns } from '../knowledge/shape/rule.js'
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

const reason = z
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

const candidateWarning = z
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

export type CandidateAnswer = z.infer<typeof candidate>
export type Reason = z.infer<typeof reason>
export type MetCondition = z.infer<typeof metCondition>
export type Companion = z.infer<typeof companion>
export type ChosenSetting = z.infer<typeof chosenSetting>
