import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Recommendation } from '../advisor/answer.js'
import { gate } from './gate.js'
import { exposition } from './metrics.js'
import { limitRate } from './rate-limit.js'
import type { Tally } from './tally.js'
import { type Trace, traceOf } from './trace.js'

declare module 'fastify' {
  interface FastifyRequest {
    trace: Trace | undefined
  }
}

export interface Operations {
  /** Requests that may be under way at the same time. Left out: as many as come. */
  readonly inFlight?: number
  /** Requests a minute that one caller may send; 0 or left out: as many as they like. */
  readonly ratePerMinute?: number
  /** Proxies in front of it whose word on the address of the caller holds; 0 or left out: none. */
  readonly proxies?: number
  /** Whether the process is about to stop. */
  readonly isStopping?: () => boolean
  /** Lines of the decision log that found no room. */
  readonly dropped?: () => number
}

/** Statuses that any route but the exempt may give: too often, too much at a time. */
export const operationProblems = [429, 503] as const

/** What must answer whatever the load is. */
const exempt: ReadonlySet<string> = new Set(['/livez', '/readyz', '/metrics'])

/** One line a request instead of Fastify's two; it is written by {@link operate}. */
export const quietly = () => new LogController({ disableRequestLogging: true })

/** Names the request and the ruleset that answers it. */
export const identify = (reply: FastifyReply, { id }: FastifyRequest, { version, digest }: Recommendation['ruleset']): FastifyReply =>
  reply.header('x-request-id', id).header('ruleset', `${version} ${digest}`)

/** Makes the service one that can be run: names and counts its requests, logs them, limits them, and lets go of callers when it stops. */
export async function operate(app: FastifyInstance, ruleset: Recommendation['ruleset'], tally: Tally, options: Operations): Promise<void> {
  const { inFlight: most = Number.POSITIVE_INFINITY, ratePerMinute = 0, isStopping = () => false, dropped = () => 0 } = options
  app.decorateRequest('trace', undefined)
  app.addHook('onRequest', (request, reply, done) => {
    identify(reply, request, ruleset)
    const { traceparent } = request.headers
    if (traceparent !== undefined) {
      request.trace = traceOf(traceparent)
      if (request.trace) reply.header('traceparent', request.trace.next)
    }
    if (isStopping()) reply.header('connection', 'close')
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    record(tally, request, reply)
    done()
  })
  if (ratePerMinute > 0) await limitRate(app, ratePerMinute, exempt)
  const inFlight = gate(app, most, (route) => exempt.has(route) || route.startsWith('/docs'))

  const expose = exposition({ tally, ruleset, inFlight, dropped })
  app.get('/metrics', { schema: { hide: true } as object }, async (_request, reply) => {
    const { contentType, text } = await expose()
    return reply.type(contentType).send(text)
  })
}

/** Counts a request and writes its line, when its answer has been handed over. */
export function record(tally: Tally, { method, trace, log, url, routeOptions }: FastifyRequest, { statusCode: status, elapsedTime }: FastifyReply): void {
  const { url: route } = routeOptions
  tally.request(method, route ?? 'none', status, elapsedTime / 1000)
  log.info(
    {
      method,
      // An address that is no route may be anything: enough of it is told to find who asks for it.
      ...(route === undefined ? { path: url.split('?', 1)[0]?.slice(0, 120) } : { route }),
      status,
      milliseconds: Math.round(elapsedTime * 100) / 100,
      ...(trace ? { traceId: trace.traceId, parentId: trace.parentId } : {}),
    },
    'answered',
  )
}
