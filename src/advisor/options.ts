import { z } from 'zod'
import { type EvaluatorName, evaluators } from '../engine/evaluators.js'
import { type Fault, faultsOf } from '../scenario/faults.js'

/** A day that somebody gives. */
export const day = z.iso.date('Give a day as YYYY-MM-DD.')

/** How much an answer may tell. A summary is an answer of another form, which `summarise` gives. */
export const details = ['summary', 'standard', 'full'] as const

/** What can be asked of an answer besides the scenario. */
const recommendOptions = z.strictObject({
  asOf: day.optional(),
  detail: z.enum(details).exclude(['summary']).optional(),
})
const summariseOptions = recommendOptions.pick({ asOf: true })

const advisorOptions = z.strictObject({
  rules: z.string().min(1).optional(),
  evaluator: z.enum(Object.keys(evaluators) as [EvaluatorName, ...EvaluatorName[]]).optional(),
})

/** Options that cannot be taken, with every fault and its place in them. */
export class OptionsError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(`The options cannot be taken: ${faults.map(({ pointer, message }) => `${pointer || '(the whole)'}: ${message}`).join(' ')}`)
    this.name = 'OptionsError'
  }
}

export const readAdvisorOptions = (given: unknown = {}) => read(advisorOptions, given)
export function readRecommendOptions(given: unknown = {}): z.infer<typeof recommendOptions> {
  if ((given as { detail?: unknown } | null)?.detail === 'summary') throw new OptionsError([summaryElsewhere])
  return read(recommendOptions, given)
}
export const readSummariseOptions = (given: unknown = {}) => read(summariseOptions, given)

/** What is given, where the schema takes it. Throws an {@link OptionsError}. */
export function read<S extends z.ZodType>(schema: S, given: unknown): z.infer<S> {
  const { data, error } = schema.safeParse(given)
  if (error) throw new OptionsError(faultsOf(error, schema, given, 'option'))
  return data as z.infer<S>
}

const summaryElsewhere: Fault = {
  pointer: '/detail',
  code: 'unknown-value',
  message: '"summary" is no detail of recommend: summarise gives it.',
  allowed: ['standard', 'full'],
}
