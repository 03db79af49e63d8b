import { STATUS_CODES } from 'node:http'
import type { FastifyError } from 'fastify'
import { contentLimits } from './limits.js'
import { RequestProblem } from './problem.js'

/** What Fastify or one of its plugins refuses, in our words; undefined where the fault is not the caller's. */
export function ofFramework(error: unknown, bodyLimit: number = contentLimits.body): RequestProblem | undefined {
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>
  if (Object.hasOwn(refusals, code)) return refusals[code]?.(bodyLimit)
  return statusCode >= 400 && statusCode < 500
    ? new RequestProblem(statusCode, `The request was refused: ${STATUS_CODES[statusCode] ?? 'no reason known'}.`)
    : undefined
}

const refusals: Readonly<Record<string, (bodyLimit: number) => RequestProblem>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => unsupported('Send the body as application/json.', 'The body is of another type.', 'application/json'),
  FST_ERR_CTP_BODY_TOO_LARGE: (bodyLimit) =>
    new RequestProblem(413, 'The body is too large.', [
      {
        pointer: '',
        code: 'too-large',
        message: 'The body is longer than the service takes.',
        allowed: [`at most ${bodyLimit} bytes`],
      },
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

/** A body of another type, coding or character set than the one taken. */
export const unsupported = (problem: string, message: string, allowed: string) =>
  new RequestProblem(415, problem, [{ pointer: '', code: 'unsupported-media-type', message, allowed: [allowed] }])
