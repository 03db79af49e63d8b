import { z } from 'zod'

const ruleset = z.strictObject({ version: z.string(), digest: z.string(), asOf: z.string() })

export const verdicts = ['unchanged', 'same-winner-other-reasons', 'changed', 'retired'] as const

export const verdict = z.enum(verdicts).meta({
  description: [
    '- `unchanged`: today’s ruleset gives this answer for these reasons',
    '- `same-winner-other-reasons`: the same services, settings and referrals, but reasons, warnings or how far it holds differ',
    '- `changed`: another service, setting, companion, referral or part of the architecture, or another set of decisions',
    '- `retired`: a service that it leans on has been closed or retired since',
  ].join('\n'),
})

export const difference = z
  .strictObject({
    about: z.enum(['reason', 'setting', 'companion', 'warning', 'referral', 'part', 'connection', 'evidence', 'lifecycle', 'status']),
    change: z.enum(['added', 'gone', 'changed']),
    rule: z.string().optional().meta({ description: 'The rule that makes the difference.' }),
    service: z.string().optional().meta({ description: 'The service that it is about.' }),
    evidence: z.array(z.string()).optional().meta({ description: 'The evidence that came, went or changed.' }),
    before: z.string().optional(),
    now: z.string().optional(),
    message: z.string(),
  })
  .meta({ title: 'DriftDifference', description: 'One thing that is otherwise than it was.' })

export const decisionDrift = z.strictObject({
  decision: z.string(),
  verdict,
  before: z.string().nullable().optional().meta({ description: 'The service that was recommended, or null. Left out where the decision was not taken.' }),
  now: z
    .string()
    .nullable()
    .optional()
    .meta({ description: 'The service that is recommended today, or null. Left out where the decision is no longer raised.' }),
  differences: z.array(difference),
})

export const integrity = z
  .strictObject({
    of: z.enum(['block', 'text', 'scenario', 'answer']),
    state: z.enum(['intact', 'altered', 'unknown']),
    message: z.string(),
  })
  .meta({
    description:
      'What can be said of its having been altered.\n\n- `block`, `text`: of a record, by its checksums\n- `scenario`: whether id, scenario and ruleset belong together\n- `answer`: whether all that it tells is what its ruleset gives; both only under the same ruleset',
  })

export const driftCheck = z
  .strictObject({
    id: z.string().meta({ description: 'Id of the earlier answer.' }),
    title: z.string().optional().meta({ description: 'The label of its scenario.' }),
    verdict,
    summary: z.string().meta({ description: 'The verdict in a sentence.' }),
    ruleset: ruleset.meta({ description: 'The ruleset that gave the earlier answer.' }),
    decisions: z.array(decisionDrift).meta({ description: 'Every decision of either answer.' }),
    differences: z.array(difference).meta({ description: 'What differs besides the decisions: referrals, the architecture, warnings, evidence.' }),
    integrity: z.array(integrity),
  })
  .meta({ title: 'DriftCheck', description: 'An earlier answer against what today’s ruleset gives to the same scenario.' })

export type Verdict = z.infer<typeof verdict>
export type Difference = z.infer<typeof difference>
export type DecisionDrift = z.infer<typeof decisionDrift>
export type Integrity = z.infer<typeof integrity>
export type DriftCheck = z.infer<typeof driftCheck>
