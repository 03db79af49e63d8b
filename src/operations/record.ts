import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import type { Tally } from './tally.js'
import type { Trace } from './trace.js'

export interface Answered {
  readonly method: string
  /** The pattern of its route; undefined where there is none. */
  readonly route: string | undefined
  readonly url: string
  readonly status: number
  readonly milliseconds: number
  readonly trace: Trace | undefined
}

/** Counts a request and writes its line, when its answer has been handed over. */
export function record(tally: Tally, log: FastifyBaseLogger, { method, route, url, status, milliseconds, trace }: Answered, names: object = {}): void {
  tally.request(method, route ?? 'none', status, milliseconds / 1000)
  log.info(
    {
      ...names,
      method,
      // An address that is no route may be anything: enough of it is told to find who asks for it.
      ...(route === undefined ? { path: pathOf(url).slice(0, 120) } : { route }),
      status,
      milliseconds: Math.round(milliseconds * 100) / 100,
      ...(trace ? { traceId: trace.traceId, parentId: trace.parentId } : {}),
    },
    'answered',
  )
}

/** {@link record} of what Fastify answered. */
export function recordReply(tally: Tally, { method, trace, log, url, routeOptions }: FastifyRequest, { statusCode: status, elapsedTime }: FastifyReply): void {
  record(tally, log, { method, route: routeOptions.url, url, status, milliseconds: elapsedTime, trace })
}

/** An address without its query. */
export function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}
