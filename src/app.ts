import cors from '@fastify/cors'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { z } from 'zod'
import { type Advisor, createAdvisor } from './advisor/advisor.js'
import { read } from './advisor/options.js'
import type { Difference } from './advisor/self-check.js'
import { mountDocs } from './docs/routes.js'
import { corsOptions, originForm } from './http/cors.js'
import { keyForm, keyGuard } from './http/keys.js'
import { type ConnectionLimits, limitOptions, limitsWith } from './http/limits.js'
import type { Observer } from './http/observed.js'
import { advisorPlugin } from './http/plugin.js'
import { notReady, probesOf } from './http/probes.js'
import { mount, notFound, uncompiled } from './http/route.js'
import { sendProblem } from './http/send-problem.js'
import { servedOptions } from './http/served.js'
import { securityHeaders } from './http/security-headers.js'
import { guardServer, serverOptions } from './http/server-limits.js'
import { identify, operate, operationProblems, quietly } from './operations/operate.js'
import { type Operations, operationsOptions } from './operations/options.js'
import { recordReply } from './operations/record.js'
import { requestIds } from './operations/request-id.js'
import { createTally } from './operations/tally.js'

export interface AppOptions {
  /** An advisor to serve. Left out: one is made of the rules that come with the package. */
  readonly advisor?: Advisor | undefined
  readonly logger?: FastifyServerOptions['logger'] | undefined
  /** What one caller may take up of the server. Left out, or in part: as the docs say. */
  readonly limits?: { readonly [Limit in keyof ConnectionLimits]?: number | undefined } | undefined
  readonly operations?: Operations | undefined
  /** Told of every answer. */
  readonly observers?: readonly Observer[] | undefined
  /** Keys of callers. Where there is any, the API answers only who shows one; probes and docs stay open. */
  readonly keys?: readonly string[] | undefined
  /** Whether the metrics ask for a key too, where there is any. */
  readonly metricsNeedKey?: boolean | undefined
  /** Origins whose pages may call the API from a browser, such as `https://portal.example.com`. Left out: none. */
  readonly corsOrigins?: readonly string[] | undefined
}

const appOptions = z.strictObject({
  ...servedOptions,
  // Fastify checks it.
  logger: z.custom<AppOptions['logger']>().optional(),
  limits: limitOptions.optional(),
  operations: operationsOptions.optional(),
  keys: z.array(z.string().regex(keyForm, 'Give keys of 16 to 256 letters, digits or -._~+/, as callers can send them.')).optional(),
  metricsNeedKey: z.boolean().optional(),
  corsOrigins: z.array(z.string().regex(originForm, 'Give origins such as https://portal.example.com.')).optional(),
} satisfies Record<keyof AppOptions, z.ZodType>)

/**
 * The whole service, ready to listen: API, probes, OpenAPI document and docs. Never listens itself.
 * Throws an `OptionsError` where an option is none of these or cannot be taken.
 */
export async function buildApp(options: AppOptions = {}): Promise<FastifyInstance> {
  const given = read(appOptions, options)
  const { advisor = await createAdvisor(), logger = false, operations = {}, observers = [], keys = [], metricsNeedKey = false, corsOrigins = [] } = given
  const limits = limitsWith(given.limits ?? {})
  const difference = await advisor.selfCheck()
  const tally = createTally()
  const requestId = requestIds()
  const { proxies = 0 } = operations
  const served = difference ? withheld(advisor, difference) : advisor
  const app = Fastify({
    logger,
    ...serverOptions(limits),
    schemaController: { compilersFactory: uncompiled },
    logController: quietly(),
    genReqId: requestId,
    trustProxy: proxies > 0 && ((_address, hop) => hop < proxies),
    // Who still asks on an open connection while it closes is answered, and the connection closed then.
    return503OnClosing: false,
    frameworkErrors(error, request, reply) {
      sendProblem(error, request, identify(reply, request, advisor.ruleset).headers(securityHeaders))
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
  await operate(app, { ruleset: advisor.ruleset, tally, requestId }, operations)
  guardServer(app, limits)
  mountDocs(app, { advisor: served, withKeys: keys.length > 0 })
  await app.register(async (scope) => {
    if (keys.length > 0) scope.addHook('onRequest', keyGuard(keys))
    await scope.register(advisorPlugin, { advisor: served, observers: [tally.answer, ...observers], problems: operationProblems, documented: false })
  })
  mount(app, probesOf(served, difference, operations.isStopping), { documented: false })
  return app
}

/** An advisor that gives no recommendations, and says why. */
function withheld(advisor: Advisor, difference: Difference): Advisor {
  const refuse = () => Promise.reject(notReady(difference))
  return { ...advisor, recommend: refuse, summarise: refuse }
}
