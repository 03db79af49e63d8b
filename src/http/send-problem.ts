import type { FastifyReply, FastifyRequest } from 'fastify'
import { cut } from '../json/quote.js'
import { ScenarioError } from '../scenario/read.js'
import { ofFramework } from './framework-problems.js'
import { bodyErrors, documentOf, problemType, RequestProblem } from './problem.js'

/** Characters of the address that a problem document repeats. */
const longestInstance = 300

/** Sends any error as a problem document; what is not the caller's fault is logged and tells nothing of the inside. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = requestProblem(error, request.routeOptions?.bodyLimit)
  if (!known) request.log.error({ err: error }, 'a request failed')
  const sent = known ?? new RequestProblem(500, 'The service could not answer. The request id names this failure in its log.')
  return reply
    .code(sent.status)
    .headers(sent.headers)
    .type(problemType)
    .serializer(JSON.stringify)
    .send(documentOf(sent, instanceOf(request), request.id))
}

/** The address that a problem is about, without the query. */
export const instanceOf = ({ url }: Pick<FastifyRequest, 'url'>): string => cut(url.split('?', 1)[0] ?? '/', longestInstance)

/** The fault of the request that an error stands for; none where the fault is ours. */
export function requestProblem(error: unknown, bodyLimit?: number): RequestProblem | undefined {
  if (error instanceof RequestProblem) return error
  if (error instanceof ScenarioError) {
    const [first] = error.faults
    const places = error.faults.length === 1 ? `at ${first?.pointer || 'the whole body'}` : `in ${error.faults.length} places`
    return new RequestProblem(400, `The scenario cannot be taken: it is wrong ${places}.`, bodyErrors(error.faults))
  }
  return ofFramework(error, bodyLimit)
}
