import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type ConnectionLimits, contentLimits } from './limits.js'
import { documentOf, problemType, RequestProblem } from './problem.js'
import { securityHeaders } from './security-headers.js'

/** The limits as options of Fastify and of the server under it. */
export const serverOptions = (limits: ConnectionLimits) => ({
  routerOptions: { maxParamLength: contentLimits.pathPart },
  connectionTimeout: limits.idleTimeout,
  requestTimeout: limits.requestTimeout,
  keepAliveTimeout: limits.keepAliveTimeout,
  maxRequestsPerSocket: limits.requestsPerConnection,
  http: {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeout,
    // Node looks every 30 s by default, which would make the shorter limits void.
    connectionsCheckingInterval: Math.min(1_000, limits.headersTimeout, limits.requestTimeout),
    // Node's own refusal is empty; ours is below.
    requireHostHeader: false,
  },
  clientErrorHandler: refuseUnreadable,
})

/** What can be set on a server only when it is there. */
export function guardServer(app: FastifyInstance, { connections }: ConnectionLimits): void {
  const { server } = app
  app.addHook('onRequest', (request, _reply, done) => {
    const { headers, httpVersion } = request.raw
    done(headers.host === undefined && httpVersion === '1.1' ? new RequestProblem(400, 'The header Host is missing.') : undefined)
  })
  server.maxConnections = connections
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const body = bareProblem(417, 'The only expectation that is met is 100-continue.')
    response.writeHead(417, { ...securityHeaders, 'content-type': problemType, 'content-length': Buffer.byteLength(body), connection: 'close' }).end(body)
  })
}

/** A problem document for a request that never came to be one: it has no address and no id. */
const bareProblem = (status: number, detail: string) => JSON.stringify(documentOf(new RequestProblem(status, detail), '', ''))

const statuses: Readonly<Record<string, readonly [status: number, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The address and the headers together are too long.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The chunk extensions of the body are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
}

/** Answers what Node could not read as a request, and ends the connection: nobody knows where the next request would start. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [status, detail] = statuses[error.code ?? ''] ?? [400, 'This is no HTTP request.']
  const body = bareProblem(status, detail)
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: ${problemType}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\r\n`
  socket.end(head + body, () => socket.destroy())
}
