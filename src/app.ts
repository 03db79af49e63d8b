import cors from '@fastify/cors'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { type Advisor, createAdvisor } from './advisor/advisor.js'
import type { Difference } from './advisor/self-check.js'
import { mountDocs } from './docs/routes.js'
import { keyGuard } from './http/keys.js'
import { type ConnectionLimits, connectionLimits } from './http/limits.js'
import type { Observer } from './http/observed.js'
import { advisorPlugin } from './http/plugin.js'
import { notReady, probesOf } from './http/probes.js'
import { mount, notFound, uncompiled } from './http/route.js'
import { sendProblem } from './http/send-problem.js'
import { securityHeaders } from './http/security-headers.js'
import { guardServer, serverOptions } from './http/server-limits.js'
import { identify, operate, type Operations, operationProblems, quietly } from './operations/operate.js'
import { recordReply } from './operations/record.js'
import { requestIds } from './operations/request-id.js'
import { createTally } from './operations/tally.js'

export interface AppOptions {
  /** An advisor to serve. Left out: one is made of the rules that come with the package. */
  readonly advisor?: Advisor
  readonly logger?: FastifyServerOptions['logger']
  /** What one caller may take up of the server. Left out, or in part: as the docs say. */
  readonly limits?: Partial<ConnectionLimits>
  readonly operations?: Operations
  /** Told of every answer. */
  readonly observers?: readonly Observer[]
  /** Keys of callers. Where there is any, the API answers only who shows one; probes and docs stay open. */
  readonly keys?: readonly string[]
  /** Whether the metrics ask for a key too, where there is any. */
  readonly metricsNeedKey?: boolean
  /** Origins whose pages may call the API from a browser, such as `https://portal.example.com`. Left out: none. */
  readonly corsOrigins?: readonly string[]
}

/** The whole service, ready to listen: API, probes, OpenAPI document and docs. Never listens itself. */
export async function buildApp({
  advisor,
  logger = false,
  limits = {},
  operations = {},
  observers = [],
  keys = [],
  metricsNeedKey = false,
  corsOrigins = [],
}: AppOptions = {}): Promise<FastifyInstance> {
  const given = advisor ?? (await createAdvisor())
  const difference = await given.selfCheck()
  const tally = createTally()
  const requestId = requestIds()
  const { proxies = 0 } = operations
  const served = difference ? withheld(given, difference) : given
  const app = Fastify({
    logger,
    ...serverOptions({ ...connectionLimits, ...limits }),
    schemaController: { compilersFactory: uncompiled },
    logController: quietly(),
    genReqId: requestId,
    trustProxy: proxies > 0 && ((_address, hop) => hop < proxies),
    // Who still asks on an open connection while it closes is answered, and the connection closed then.
    return503OnClosing: false,
    frameworkErrors(error, request, reply) {
      sendProblem(error, request, identify(reply, request, given.ruleset).headers(securityHeaders))
      recordReply(tally, request, reply)
    },
  })
  if (difference) app.log.error(difference, 'the self-check failed: no recommendations are given')
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders)
    done()
  })
  if (metricsNeedKey && keys.length > 0) {
    const guard = keyGuard(keys)
    app.addHook('onRequest', function (request, reply, done) {
      if (request.routeOptions.url === '/metrics') guard.call(this, request, reply, done)
      else done()
    })
  }
  if (corsOrigins.length > 0) await app.register(cors, corsOptions(corsOrigins))
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler(notFound)
  await operate(app, { ruleset: given.ruleset, tally, requestId }, operations)
  guardServer(app, { ...connectionLimits, ...limits })
  mountDocs(app, { advisor: served, withKeys: keys.length > 0 })
  await app.register(async (scope) => {
    if (keys.length > 0) scope.addHook('onRequest', keyGuard(keys))
    await scope.register(advisorPlugin, { advisor: served, observers: [tally.answer, ...observers], problems: operationProblems, documented: false })
  })
  mount(app, probesOf(served, difference, operations.isStopping), { documented: false })
  return app
}

const corsOptions = (origins: readonly string[]) => ({
  origin: [...origins],
  methods: ['GET', 'HEAD', 'POST'],
  allowedHeaders: ['authorization', 'content-type', 'if-none-match', 'traceparent', 'x-request-id'],
  exposedHeaders: ['etag', 'retry-after', 'ruleset', 'www-authenticate', 'x-request-id'],
  maxAge: 600,
})

/** An advisor that gives no recommendations, and says why. */
function withheld(advisor: Advisor, difference: Difference): Advisor {
  const refuse = () => Promise.reject(notReady(difference))
  return { ...advisor, recommend: refuse, summarise: refuse }
}
