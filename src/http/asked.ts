import { z } from 'zod'
import type { Advisor } from '../advisor/advisor.js'
import { day, details } from '../advisor/options.js'

/** What a caller may ask of an answer besides the scenario. */
export const asked = z.strictObject({
  detail: z.enum(details).optional().meta({
    description:
      'How much to tell.\n\n- `summary`: winners and how far they hold, one sentence each\n- `standard`: the whole answer\n- `full`: besides, every rule against every candidate, and how the alternatives would be run',
  }),
  asOf: day.optional().meta({ description: 'The day to judge the age of evidence by, YYYY-MM-DD. Left out: the as-of date of the ruleset.' }),
})

/** The answer to one scenario in the detail asked for. */
export const answer = ({ recommend, summarise }: Pick<Advisor, 'recommend' | 'summarise'>, scenario: unknown, { asOf, detail }: z.infer<typeof asked>) =>
  detail === 'summary' ? summarise(scenario, { asOf }) : recommend(scenario, { asOf, detail })
