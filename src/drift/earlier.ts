import { z } from 'zod'
import { day } from '../advisor/options.js'
import { readBlock } from '../forms/block.js'
import { type Fault, faultsOf } from '../scenario/faults.js'

const evidence = z.array(z.string()).optional()
const because = z.string().optional()

/** Of an earlier answer, what is compared. Answers of other versions may hold more or tell less. */
const earlierAnswer = z
  .looseObject({
    id: z.string(),
    ruleset: z.looseObject({ version: z.string(), digest: z.string(), asOf: z.string() }),
    decisions: z.array(
      z.looseObject({
        decision: z.string(),
        status: z.string().optional(),
        recommended: z.string().nullable(),
        companions: z.array(z.looseObject({ service: z.string(), rule: z.string() })).optional(),
        configuration: z.array(z.looseObject({ setting: z.string(), value: z.string(), rule: z.string(), because, evidence })).optional(),
        candidates: z
          .array(
            z.looseObject({
              service: z.string(),
              reasons: z.array(z.looseObject({ rule: z.string(), effect: z.string(), strength: z.string().optional(), because, evidence })),
              warnings: z.array(z.looseObject({ code: z.string(), rule: z.string() })).optional(),
            }),
          )
          .optional(),
      }),
    ),
    architecture: z
      .looseObject({
        nodes: z.array(z.looseObject({ id: z.string() })),
        edges: z.array(z.looseObject({ from: z.string(), to: z.string(), kind: z.string(), evidence })),
      })
      .optional(),
    referrals: z.array(z.looseObject({ to: z.string(), rule: z.string() })).optional(),
    warnings: z.array(z.looseObject({ code: z.string(), message: z.string(), rule: z.string().optional() })).optional(),
    evidence: z.array(z.looseObject({ id: z.string(), status: z.string().optional() })).optional(),
  })
  .meta({ description: 'The answer as it was given, in any detail. What stands here is compared; it may hold more.' })

/** An answer as it was given, beside the scenario it was given to. */
export const earlierPair = z.strictObject({
  // What stands in it is for the advisor to say.
  scenario: z
    .unknown()
    .refine((scenario) => scenario !== undefined, 'Give the scenario that the answer was given to.')
    .meta({ type: 'object', description: 'The scenario that the answer was given to.' }),
  answer: earlierAnswer,
  asOf: day.optional().meta({ description: 'The as-of day that it was asked for with, YYYY-MM-DD.' }),
})

export type EarlierAnswer = z.infer<typeof earlierAnswer>
export type EarlierDecision = EarlierAnswer['decisions'][number]

/** What can be compared with today, and what is known of its having been altered. */
export interface Earlier {
  readonly scenario: unknown
  readonly answer: EarlierAnswer
  readonly asOf?: string | undefined
  /** Of a record: whether block and text are as they were written. */
  readonly record?: { readonly blockAltered: boolean; readonly textAltered: boolean }
}

/** An earlier answer or record that cannot be read, with every fault and its place: of a record, the place in its block. */
export class EarlierError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(({ pointer, message }) => (pointer === '' ? message : `${pointer}: ${message}`)).join(' '))
    this.name = 'EarlierError'
  }
}

/** Reads a record (its Markdown) or a pair of scenario and answer. Throws an {@link EarlierError}. */
export function readEarlier(given: unknown): Earlier {
  if (isAnswer(given)) throw new EarlierError([answerAlone])
  if (typeof given !== 'string') return { ...parsed(earlierPair, given) } as Earlier
  const reading = readBlock(given)
  if ('broken' in reading) throw new EarlierError([{ pointer: '', code: `record-${reading.broken}`, message: `${reading.detail} ${left(given)}` }])
  const { scenario, answer, asOf } = reading.block
  const read = parsed(earlierPair, { scenario, answer, ...(asOf === undefined ? {} : { asOf }) })
  return { ...read, record: { blockAltered: reading.blockAltered, textAltered: reading.textAltered } }
}

const isAnswer = (given: unknown) =>
  typeof given === 'object' && given !== null && 'decisions' in given && 'ruleset' in given && !('answer' in given) && !('scenario' in given)

const answerAlone: Fault = {
  pointer: '',
  code: 'answer-alone',
  message:
    'This is an answer alone: give { "scenario", "answer" }, with the scenario that it was given to, as the command prints them by `recommend --format pair`.',
}

/** What can still be told of a record whose block is lost. */
function left(text: string): string {
  const [id] = /rec_[0-9a-f]{24}/.exec(text) ?? []
  return id === undefined
    ? 'Nothing can be checked.'
    : `It names the answer ${id}, but neither its scenario nor its reasons can be read, so nothing can be checked: have it written again from the scenario.`
}

function parsed<S extends z.ZodType>(schema: S, given: unknown): z.infer<S> {
  const read = schema.safeParse(given)
  if (read.success) return read.data
  throw new EarlierError(faultsOf(read.error, schema, given))
}
