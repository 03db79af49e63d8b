import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Fault } from '../scenario/faults.js'
import { ScenarioError } from '../scenario/read.js'

const detail = z.strictObject({
  pointer: z.string().optional().meta({ description: 'RFC 6901 pointer into the body; at an unknown key, the key itself.' }),
  parameter: z.string().optional().meta({ description: 'Name of the query or path parameter.' }),
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

/** Sends any error as a problem document; what is not the caller's fault is logged and tells nothing of the inside. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = requestProblem(error, request.routeOptions?.bodyLimit)
  if (!known) request.log.error({ err: error }, 'a request failed')
  const sent = known ?? new RequestProblem(500, 'The service could not answer. The request id names this failure in its log.')
  return reply
    .code(sent.status)
    .headers(sent.headers)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(documentOf(sent, request.url.split('?', 1)[0] ?? '/', request.id))
}

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

/** The fault of the request that an error stands for; none where the fault is ours. */
export function requestProblem(error: unknown, limit: number = bodyLimit): RequestProblem | undefined {
  if (error instanceof RequestProblem) return error
  if (error instanceof ScenarioError) {
    const [first] = error.faults
    const places = error.faults.length === 1 ? `at ${first?.pointer || 'the whole body'}` : `in ${error.faults.length} places`
    return new RequestProblem(400, `The scenario cannot be taken: it is wrong ${places}.`, bodyErrors(error.faults))
  }
  return ofFramework[(error as Partial<FastifyError>).code ?? '']?.(limit)
}

/** Fastify's own refusals, in our words. */
const ofFramework: Readonly<Record<string, (limit: number) => RequestProblem>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new RequestProblem(415, 'Send the body as application/json.', [
      { pointer: '', code: 'unsupported-media-type', message: 'The body is of another type.', allowed: ['application/json'] },
    ]),
  FST_ERR_CTP_BODY_TOO_LARGE: (limit) =>
    new RequestProblem(413, 'The body is too large.', [
      { pointer: '', code: 'too-large', message: 'The body is longer than the service takes.', allowed: [`at most ${limit} bytes`] },
    ]),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new RequestProblem(400, 'The body does not have the length that Content-Length states.', [
      { pointer: '', code: 'malformed', message: 'Content-Length and body differ.' },
    ]),
  FST_ERR_MAX_PARAM_LENGTH: () =>
    new RequestProblem(414, 'The address is too long.', [{ parameter: 'path', code: 'too-long', message: 'A part of the path is longer than any id.' }]),
  FST_ERR_BAD_URL: () =>
    new RequestProblem(400, 'The address cannot be read.', [{ parameter: 'path', code: 'malformed', message: 'The path holds a broken percent-encoding.' }]),
}

/** The largest body that is read, in bytes: of one scenario, and of many. */
export const bodyLimit = 64 * 1024
export const batchBodyLimit = 1024 * 1024
