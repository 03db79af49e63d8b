import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import type { Tally } from './tally.js'
import { type Trace, traceKey, type Traced } from './trace.js'

export interface Answered {
  readonly method: string
  /** The pattern of its route; undefined where there is none. */
  readonly route: string | undefined
  readonly url: string
  readonly status: number
  readonly milliseconds: number
  readonly trace: Trace | undefined
}

interface Line {
  readonly method: string
  readonly route?: string
  readonly path?: string
  readonly status: number
  readonly milliseconds: number
  reqId?: string
  traceId?: string
  parentId?: string
}

/** Counts a request and writes its line, when its answer has been handed over. */
export function record(tally: Tally, log: FastifyBaseLogger, { method, route, url, status, milliseconds: exact, trace }: Answered, reqId?: string): void {
  tally.request(method, route ?? 'none', status, exact / 1000)
  const milliseconds = Math.round(exact * 100) / 100
  // An address that is no route may be anything: enough of it is told to find who asks for it.
  const line: Line = route === undefined ? { method, path: pathOf(url).slice(0, 120), status, milliseconds } : { method, route, status, milliseconds }
  // Property by property: an object that is spread out of others takes longer to make than the line takes to write.
  if (reqId !== undefined) line.reqId = reqId
  if (trace) {
    line.traceId = trace.traceId
    line.parentId = trace.parentId
  }
  log.info(line, 'answered')
}

/** {@link record} of what Fastify answered. */
export function recordReply(tally: Tally, request: FastifyRequest & Traced, { statusCode: status, elapsedTime }: FastifyReply): void {
  const { method, log, url, routeOptions } = request
  record(tally, log, { method, route: routeOptions.url, url, status, milliseconds: elapsedTime, trace: request[traceKey] })
}

/** An address without its query. */
export function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}
