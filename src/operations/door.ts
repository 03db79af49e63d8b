import type { FastifyInstance } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Recommendation } from '../advisor/answer.js'
import { documentOf, problemType } from '../http/problem.js'
import { securityHeaders } from '../http/security-headers.js'
import { instanceOf } from '../http/send-problem.js'
import { overloaded } from './gate.js'
import { pathOf, record } from './record.js'
import { requestIdHeader, rulesetHeader } from './request-id.js'
import { routesOf } from './routes.js'
import type { Tally } from './tally.js'
import { traceOf } from './trace.js'

export interface Service {
  readonly ruleset: Recommendation['ruleset']
  readonly tally: Tally
  /** Names a request; the same that Fastify asks. */
  readonly requestId: (request: IncomingMessage) => string
}

interface Operated extends Service {
  readonly isStopping: () => boolean
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Stands before Fastify and refuses what the gate would turn away: on Fastify's own way a refusal costs a good part of an answer, and a
 * process that cannot even refuse all that comes lets its callers wait in the sockets, where nobody counts them.
 * Requests of pages (with an `origin`) go Fastify's way all the same, which knows the headers without which a browser hides a refusal.
 * Call it before the routes are registered.
 */
export function door(app: FastifyInstance, isShutFor: (path: string) => boolean, operated: Operated): void {
  const { server } = app
  const refuse = refusal(app, operated)
  const within = server.listeners('request') as Listener[]
  server.removeAllListeners('request')
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers.origin === undefined && isShutFor(pathOf(request.url as string))) refuse(request, response)
    else for (const listener of within) listener.call(server, request, response)
  })
}

/** Refuses a request by hand, with all that Fastify's hooks would add and tell. */
function refusal(app: FastifyInstance, { ruleset, tally, requestId, isStopping }: Operated): Listener {
  const { status } = overloaded
  const routeOf = routesOf(app)
  const constant = Object.entries({ ...securityHeaders, ...overloaded.headers, ...rulesetHeader(ruleset), 'content-type': problemType }).flat()
  return (request, response) => {
    const began = performance.now()
    const { method, url } = request as { method: string; url: string }
    const path = pathOf(url)
    const id = requestId(request)
    const body = JSON.stringify(documentOf(overloaded, instanceOf({ url: path }), id))
    const headers = [...constant, requestIdHeader, id, 'content-length', Buffer.byteLength(body)]
    const trace = traceOf(request.headers['traceparent'])
    if (trace) headers.push('traceparent', trace.next)
    if (isStopping()) headers.push('connection', 'close')
    response.writeHead(status, headers as string[]).end(body)
    record(tally, app.log, { method, route: routeOf(path), url, status, milliseconds: performance.now() - began, trace }, id)
  }
}
