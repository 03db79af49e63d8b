import { STATUS_CODES } from 'node:http'
import { z } from 'zod'
import type { Fault } from '../scenario/faults.js'

const detail = z.strictObject({
  pointer: z.string().optional().meta({ description: 'RFC 6901 pointer into the body; at an unknown key, the key itself.' }),
  parameter: z.string().optional().meta({ description: 'Name of the query or path parameter, or of the header.' }),
  code: z.string(),
  message: z.string(),
  allowed: z
    .union([z.array(z.string()), z.strictObject({ minimum: z.number().optional(), maximum: z.number().optional() })])
    .optional()
    .meta({ description: 'What is allowed there: the values, or the range of a figure.' }),
  didYouMean: z.string().optional().meta({ description: 'The nearest valid key or value.' }),
})

export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string(),
    errors: z.array(detail),
  })
  .meta({ title: 'Problem', description: 'What went wrong, as RFC 9457 has it.' })

export type ProblemDetail = z.infer<typeof detail>

/** A fault of the request that has an answer of its own. */
export class RequestProblem extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors: readonly ProblemDetail[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message)
    this.name = 'RequestProblem'
  }
}

/** Faults of a body as details of a problem. */
export const bodyErrors = (faults: readonly Fault[]): ProblemDetail[] =>
  faults.map(({ allowed, ...fault }) => ({
    ...fault,
    ...(allowed === undefined ? {} : { allowed: Array.isArray(allowed) ? [...allowed] : (allowed as { minimum?: number; maximum?: number }) }),
  }))

export const problemType = 'application/problem+json'

/** A problem as the document that callers get. */
export const documentOf = ({ status, message, errors }: RequestProblem, instance: string, requestId: string): z.infer<typeof problem> => ({
  type: 'about:blank',
  title: STATUS_CODES[status] ?? 'Error',
  status,
  detail: message,
  instance,
  requestId,
  errors: [...errors],
})
