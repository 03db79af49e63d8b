import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Advisor } from '../advisor/advisor.js'
import { openapiOptions } from '../http/openapi.js'
import { advisorPlugin } from '../http/plugin.js'
import { probesOf } from '../http/probes.js'
import { mount, notFound, uncompiled } from '../http/route.js'
import { sendProblem } from '../http/send-problem.js'
import { docsPolicy, pageHeaders } from '../http/security-headers.js'
import { operationProblems, quietly } from '../operations/operate.js'
import { requestIdHeader } from '../operations/request-id.js'

export interface Documented {
  readonly advisor: Advisor
  /** Whether the API asks for keys. */
  readonly withKeys: boolean
  readonly log: FastifyBaseLogger
}

/** The docs page and the OpenAPI document over the routes of the service, which are here to be described. Asked by injection, with the id that the request has. */
export async function docsApp({ advisor, withKeys, log }: Documented): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: log,
    logController: quietly(),
    schemaController: { compilersFactory: uncompiled },
    genReqId: ({ headers }) => String(headers[requestIdHeader]),
  })
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler(notFound)
  await app.register(swagger, openapiOptions({ withKeys }))
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: docsPolicy,
    theme: { title: 'AWS data service advisor' },
    uiHooks: {
      onRequest(_request, reply, done) {
        reply.headers(pageHeaders)
        done()
      },
    },
    uiConfig: { layout: 'BaseLayout', docExpansion: 'list', tryItOutEnabled: true, defaultModelsExpandDepth: 0 },
  })
  await app.register(async (described) => {
    // They are here to be described: who asks them passes neither keys nor limits.
    described.addHook('onRequest', async (request, reply) => notFound(request, reply))
    await described.register(advisorPlugin, { advisor, problems: operationProblems })
    mount(described, probesOf(advisor, undefined))
  })
  app.get('/openapi.json', { schema: { hide: true } as object }, async () => app.swagger())
  await app.ready()
  return app
}
