import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RequestProblem } from '../http/problem.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether it holds one of the places of the gate. */
    isAdmitted: boolean
  }
}

/** How long the event loop must have had nothing to do since the last request, to take the next one for one that waited for nobody, in milliseconds. */
const rest = 0.02

/**
 * How much longer than the answers what arrives may keep the loop when both wait. What has arrived is nearly all to be refused, which costs
 * little, and makes all others wait in the sockets when it is held up; the bound keeps a flood from stopping the answers altogether.
 */
const arrivalsToAnswers = 20

/**
 * How long answers may follow one another whatever else has arrived, in milliseconds. What makes an answer is then still in the caches of
 * the processor, which saves a fifth of the time.
 */
const inARow = 2

export interface Gate {
  /** How many are in. */
  readonly inFlight: () => number
  /** Whether a request that has just arrived must be turned away; ask once where it is. */
  readonly isShut: () => boolean
}

/**
 * Lets so many requests in and turns the others away at once, before their body is read; some routes are free.
 *
 * A request is answered in one go, so left to itself the process would take what has arrived one by one and never see how much waits:
 * the queue would grow in the sockets and in the backlog of connections, where nobody counts. So when requests come back to back, the
 * event loop turns before the next is answered, and what has arrived by then is either queued here or refused. Each side gets its
 * share: the loop turns again for what is new no longer than so many times what the last answer took, and answers follow one another
 * for as long as is then theirs, or for a moment where that is longer.
 */
export function gate(app: FastifyInstance, most: number, isFree: (route: string) => boolean): Gate {
  const waiting: { readonly request: FastifyRequest; readonly start: (error?: Error) => void }[] = []
  const isExempt = (request: FastifyRequest) => isFree(request.routeOptions.url ?? '')
  let inFlight = 0
  let isTurning = false
  let idleBefore = -1
  let hasArrived = false
  /** When answering last began and ended, and until when answers may follow one another. */
  let begun = 0
  let ended = 0
  let answerUntil = 0

  function turn(): void {
    const now = performance.now()
    if (hasArrived && now - ended < arrivalsToAnswers * (ended - begun)) {
      hasArrived = false
      setImmediate(turn)
      return
    }
    isTurning = waiting.length > 0
    if (!isTurning) return
    setImmediate(turn)
    begun = now
    answerUntil = now + Math.max(inARow, (now - ended) / arrivalsToAnswers)
    answerNext()
  }

  function answerNext(): void {
    const next = waiting.shift()
    // Whoever has gone is not worth the work.
    next?.start(next.request.raw.socket.destroyed ? new RequestProblem(499, 'The caller has gone.') : undefined)
  }

  function isShut(): boolean {
    hasArrived = true
    if (inFlight < most) return false
    // One turn may bring a hundred of these: those who wait are answered in between.
    const now = performance.now()
    if (waiting.length > 0 && now - ended > arrivalsToAnswers * (ended - begun)) {
      begun = now
      process.nextTick(answerNext)
    }
    return true
  }

  app.decorateRequest('isAdmitted', false)
  app.addHook('onRequest', (request, _reply, done) => done(!isExempt(request) && isShut() ? overloaded : undefined))
  // A place is taken when the body is there: who sends slowly keeps nobody out.
  app.addHook('preHandler', (request, _reply, done) => {
    if (isExempt(request)) return done()
    if (inFlight >= most) return done(overloaded)
    inFlight++
    request.isAdmitted = true
    const { idleTime } = performance.nodeTiming
    const hasRested = idleTime - idleBefore > rest
    idleBefore = idleTime
    if (hasRested && !isTurning) {
      begun = performance.now()
      return done()
    }
    waiting.push({ request, start: done })
    if (isTurning) return
    isTurning = true
    setImmediate(turn)
  })
  app.addHook('onSend', (request, _reply, _payload, done) => {
    if (request.isAdmitted) {
      request.isAdmitted = false
      inFlight--
      ended = performance.now()
      if (ended >= answerUntil || waiting.length === 0) return done()
      begun = ended
      process.nextTick(answerNext)
    }
    done()
  })
  return { inFlight: () => inFlight, isShut }
}

/** One for all: an error that is made anew writes down the stack, which takes longer than the rest of a refusal. */
export const overloaded = new RequestProblem(503, 'More requests are under way than the service takes. Ask again in a moment.', [], { 'retry-after': '1' })
