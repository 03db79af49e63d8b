import type { FastifyInstance } from 'fastify'
import { RequestProblem } from '../http/problem.js'

/** Callers that are remembered at the same time. Of more, the one seen longest ago is forgotten. */
const callers = 10_000

/** Takes so many requests of one caller a minute. The library is loaded only where this is asked for. */
export async function limitRate(app: FastifyInstance, perMinute: number, exempt: ReadonlySet<string>): Promise<void> {
  const { default: rateLimit } = await import('@fastify/rate-limit')
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    cache: callers,
    global: false,
    enableDraftSpec: true,
    allowList: (request) => exempt.has(request.routeOptions.url ?? ''),
    errorResponseBuilder: (_request, { max }) => new RequestProblem(429, `One caller may ask ${max} times a minute. Wait as long as Retry-After says.`),
  })
  // As a hook of the whole app it counts what finds no route too.
  app.addHook('onRequest', app.rateLimit())
}
