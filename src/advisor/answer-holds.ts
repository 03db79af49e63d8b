import { z } from 'zod'
import { concerns } from '../knowledge/shape/rule.js'
import { because, factValue, rule, strength } from './answer-words.js'

export const boundary = z
  .union([
    z.strictObject({ from: z.number() }),
    z.strictObject({ above: z.number() }),
    z.strictObject({ upTo: z.number() }),
    z.strictObject({ below: z.number() }),
  ])
  .meta({ description: 'Where it turns: from this figure on (`from`, `upTo`) or only beyond it (`above`, `below`).' })

export const openQuestion = z
  .strictObject({
    fact: z.string(),
    question: z.string(),
    couldChangeTo: z
      .array(z.string())
      .meta({ description: 'Services that an answer could bring to the front. Empty: it could only rule out every candidate.' }),
    share: z.number().meta({
      description:
        'Of the regions that the rules of the decision tell apart for this fact (of a set: none of its members, and each alone), the share that changes the winner while all else stays unstated.',
    }),
    together: z.boolean().meta({ description: 'Whether it changes the winner only together with the other facts marked so.' }),
    seldom: z.literal(true).optional().meta({
      description:
        'Few would answer so that it tells: the workload stays on premises, say. Where all open questions are marked so, the decision is as good as settled for the rest.',
    }),
  })
  .meta({ description: 'A fact that is not stated and could change the winner. Answers change what is open: ask again after each.' })

export const counterfactual = z
  .strictObject({
    service: z.string(),
    changes: z.array(z.strictObject({ fact: z.string(), from: factValue, to: factValue, boundary: boundary.optional() })),
    needsDecide: z
      .literal(true)
      .optional()
      .meta({ description: 'With the change nothing raises the decision any more: a request with it has to name the decision in `decide`.' }),
  })
  .meta({
    description:
      'The smallest change of what is stated, of up to three facts, that makes a rival win the decision as it was raised. Of a set, one member is added, dropped or exchanged. Of single changes one after which the decision is still raised is told before others.',
  })

export const ledgerEntry = z
  .strictObject({
    rule,
    service: z.string(),
    effect: z.enum(['eliminates', 'favors', 'disfavors']),
    strength: strength.optional(),
    concern: z.enum(concerns),
    state: z
      .enum(['met', 'not-met', 'unknown'])
      .meta({ description: '- `met`: the scenario meets it\n- `not-met`: nothing more that could be stated meets it\n- `unknown`: it waits for facts' }),
    because,
    conditions: z.array(
      z.strictObject({ fact: z.string(), operator: z.string(), required: factValue, actual: factValue.nullable().meta({ description: 'null: not known.' }) }),
    ),
  })
  .meta({ description: 'One rule of the decision against its candidate.' })
