import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Recommendation } from '../advisor/answer.js'
import { refuseOtherMethods } from '../http/route.js'
import { door, type Service } from './door.js'
import { gate } from './gate.js'
import { exposition } from './metrics.js'
import type { Operations } from './options.js'
import { limitRate } from './rate-limit.js'
import { recordReply } from './record.js'
import { requestIdHeader, rulesetHeader } from './request-id.js'
import { traceKey, type Traced, traceOf } from './trace.js'

/** Statuses that any route but the exempt may give: too often, too much at a time. */
export const operationProblems = [429, 503] as const

/** What must answer whatever the load is. */
const exempt: ReadonlySet<string> = new Set(['/livez', '/readyz', '/metrics'])
const isFree = (route: string) => exempt.has(route) || route === '/docs' || route.startsWith('/docs/')

/** One line a request instead of Fastify's two; it is written by {@link recordReply}. */
export const quietly = () => new LogController({ disableRequestLogging: true })

/** Names the request and the ruleset that answers it. */
export const identify = (reply: FastifyReply, request: FastifyRequest, ruleset: Recommendation['ruleset']): FastifyReply =>
  name(reply, request, rulesetHeader(ruleset))

const name = (reply: FastifyReply, { id }: FastifyRequest, ruleset: ReturnType<typeof rulesetHeader>): FastifyReply =>
  reply.header(requestIdHeader, id).headers(ruleset)

/** Makes the service one that can be run: names and counts its requests, logs them, limits them, and lets go of callers when it stops. */
export async function operate(app: FastifyInstance, service: Service, options: Operations): Promise<void> {
  const { ruleset, tally } = service
  const { inFlight: most = Number.POSITIVE_INFINITY, ratePerMinute = 0, isStopping = () => false, dropped = () => 0 } = options
  app.decorateRequest(traceKey, undefined)
  const named = rulesetHeader(ruleset)
  app.addHook('onRequest', (request: FastifyRequest & Traced, reply, done) => {
    name(reply, request, named)
    const given = traceOf(request.headers['traceparent'])
    request[traceKey] = given
    if (given) reply.header('traceparent', given.next)
    if (isStopping()) reply.header('connection', 'close')
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    recordReply(tally, request, reply)
    done()
  })
  // The gate before the rate: what it turns away does not count as asked.
  const { inFlight, isShut } = gate(app, most, isFree)
  door(app, (path) => !isFree(path) && isShut(), { ...service, isStopping })
  if (ratePerMinute > 0) await limitRate(app, ratePerMinute, exempt)

  const expose = exposition({ tally, ruleset, inFlight, dropped })
  app.get('/metrics', { schema: { hide: true } as object }, async (_request, reply) => {
    const { contentType, text } = await expose()
    return reply.type(contentType).send(text)
  })
  refuseOtherMethods(app, '/metrics', ['GET'])
}
