import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RequestProblem } from '../http/problem.js'

/** Of a request: whether it holds one of the places of the gate. A symbol, so that it is no name of a host's. */
const isAdmitted = Symbol('isAdmitted')
type Guest = FastifyRequest & { [isAdmitted]?: boolean }

/** How long the event loop must have had nothing to do since the last request, to take the next one for one that waited for nobody, in milliseconds. */
const rest = 0.02

/**
 * How much longer than the answers what arrives may keep the loop when both wait. What has arrived is nearly all to be refused, which costs
 * little, and makes all others wait in the sockets when it is held up; the bound keeps a flood from stopping the answers altogether.
 */
const arrivalsToAnswers = 20

/**
 * How long answers may be made whatever else has arrived, in milliseconds: one right after the other, or begun together, so that they go
 * through each step side by side. What a step needs is then in the caches of the processor.
 */
const moment = 2

export interface Gate {
  /** How many are in. */
  readonly inFlight: () => number
  /** Whether a request that has just arrived must be turned away. Asked at the door, and again on Fastify’s way of those who pass it. */
  readonly isShut: () => boolean
}

/**
 * Lets so many requests in and turns the others away at once, before their body is read; some routes are free.
 *
 * A request is answered in one go, so left to itself the process would take what has arrived one by one and never see how much waits:
 * the queue would grow in the sockets and in the backlog of connections, where nobody counts. So when requests come back to back, the
 * event loop turns before the next are answered, and what has arrived by then is either queued here or refused. Each side gets its
 * share: the loop turns again for what is new no longer than so many times what an answer took last, and answers follow one another
 * for as long as is then theirs, or for a moment where that is longer. While at least half of the places are free, nobody is about to be
 * refused, and as many are begun together as a moment is expected to be enough for.
 */
export function gate(app: FastifyInstance, most: number, isFree: (route: string) => boolean): Gate {
  const waiting: { readonly request: FastifyRequest; readonly start: (error?: Error) => void }[] = []
  const isExempt = (request: FastifyRequest) => isFree(request.routeOptions.url ?? '')
  let inFlight = 0
  let isTurning = false
  let idleBefore = -1
  let hasArrived = false
  /** When answering last began and ended, how many were begun together, how many have ended since, and until when answers may follow one another. */
  let begun = 0
  let ended = 0
  let group = 1
  let endedSince = 0
  let answerUntil = 0
  /** How long each took of those that were begun together last. */
  let pace = 0

  function turn(): void {
    const now = performance.now()
    if (hasArrived && now - ended < arrivalsToAnswers * pace) {
      hasArrived = false
      setImmediate(turn)
      return
    }
    isTurning = waiting.length > 0
    if (!isTurning) return
    setImmediate(turn)
    answerUntil = now + Math.max(moment, (now - ended) / arrivalsToAnswers)
    answerSome()
  }

  function begin(many: number): void {
    begun = performance.now()
    group = many
    endedSince = 0
  }

  function answerSome(): void {
    if (waiting.length === 0) return
    begin(inFlight > most / 2 ? 1 : Math.min(waiting.length, Math.max(1, Math.floor(moment / pace))))
    for (const { request, start } of waiting.splice(0, group)) {
      // Whoever has gone is not worth the work.
      start(request.raw.socket.destroyed ? new RequestProblem(499, 'The caller has gone.') : undefined)
    }
  }

  function isShut(): boolean {
    hasArrived = true
    if (inFlight < most) return false
    // One turn may bring a hundred of these: those who wait are answered in between.
    if (waiting.length > 0 && performance.now() - ended > arrivalsToAnswers * pace) process.nextTick(answerSome)
    return true
  }

  app.decorateRequest(isAdmitted, false)
  app.addHook('onRequest', (request, _reply, done) => done(!isExempt(request) && isShut() ? overloaded : undefined))
  // A place is taken when the body is there: who sends slowly keeps nobody out.
  app.addHook('preHandler', (request: Guest, _reply, admit) => {
    if (isExempt(request)) return admit()
    if (inFlight >= most) return admit(overloaded)
    inFlight++
    request[isAdmitted] = true
    const { idleTime } = performance.nodeTiming
    const hasRested = idleTime - idleBefore > rest
    idleBefore = idleTime
    if (hasRested && !isTurning) {
      begin(1)
      return admit()
    }
    waiting.push({ request, start: admit })
    if (isTurning) return
    isTurning = true
    setImmediate(turn)
  })
  app.addHook('onSend', (request: Guest, _reply, _payload, send) => {
    if (request[isAdmitted]) {
      request[isAdmitted] = false
      inFlight--
      ended = performance.now()
      endedSince++
      // More than were begun: one that waited for something else, which says nothing of how long others take.
      if (endedSince <= group) pace = (ended - begun) / endedSince
      if (endedSince === group && ended < answerUntil) process.nextTick(answerSome)
    }
    send()
  })
  return { inFlight: () => inFlight, isShut }
}

/** One for all: an error that is made anew writes down the stack, which takes longer than the rest of a refusal. */
export const overloaded = new RequestProblem(503, 'More requests are under way than the service takes. Ask again in a moment.', [], { 'retry-after': '1' })
