import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RequestProblem } from '../http/problem.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether it holds one of the places of the gate. */
    isAdmitted: boolean
  }
}

/** How many requests may arrive between two answers while the event loop turns only to read them: new connections come one a turn. */
const mostArrivals = 8
/** How long the event loop must have had nothing to do since the last request, to take the next one for one that waited for nobody, in milliseconds. */
const rest = 0.02

/**
 * Lets so many requests in and turns the others away at once, before their body is read. Gives how many are in.
 *
 * A request is answered in one go, so left to itself the process would take what has arrived one by one and never see how much waits:
 * the queue would grow in the sockets and in the backlog of connections, where nobody counts. So when requests come back to back, the
 * event loop turns after each until nothing new arrives, and what has arrived by then is either queued here or refused.
 */
export function gate(app: FastifyInstance, most: number, exempt: ReadonlySet<string>): () => number {
  const waiting: { readonly request: FastifyRequest; readonly start: (error?: Error) => void }[] = []
  const isExempt = (request: FastifyRequest) => exempt.has(request.routeOptions.url ?? '')
  let inFlight = 0
  let isTurning = false
  let idleBefore = -1
  let arrivals = 0
  let counted = 0

  function turn(): void {
    if (arrivals > counted && arrivals < mostArrivals) {
      counted = arrivals
      setImmediate(turn)
      return
    }
    arrivals = counted = 0
    const next = waiting.shift()
    isTurning = next !== undefined
    if (!next) return
    setImmediate(turn)
    // Whoever has gone is not worth the work.
    next.start(next.request.raw.socket.destroyed ? new RequestProblem(499, 'The caller has gone.') : undefined)
  }

  app.decorateRequest('isAdmitted', false)
  app.addHook('onRequest', (request, _reply, done) => {
    if (isExempt(request)) return done()
    arrivals++
    done(inFlight < most ? undefined : overloaded())
  })
  // A place is taken when the body is there: who sends slowly keeps nobody out.
  app.addHook('preHandler', (request, _reply, done) => {
    if (isExempt(request)) return done()
    if (inFlight >= most) return done(overloaded())
    inFlight++
    request.isAdmitted = true
    const { idleTime } = performance.nodeTiming
    const hasRested = idleTime - idleBefore > rest
    idleBefore = idleTime
    if (hasRested && !isTurning) return done()
    waiting.push({ request, start: done })
    if (isTurning) return
    isTurning = true
    setImmediate(turn)
  })
  app.addHook('onSend', (request, _reply, _payload, done) => {
    if (request.isAdmitted) {
      request.isAdmitted = false
      inFlight--
    }
    done()
  })
  return () => inFlight
}

const overloaded = () => new RequestProblem(503, 'More requests are under way than the service takes. Ask again in a moment.', [], { 'retry-after': '1' })
