import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { type Advisor, createAdvisor } from './advisor/advisor.js'
import { type ConnectionLimits, connectionLimits } from './http/limits.js'
import { openapiOptions } from './http/openapi.js'
import { advisorPlugin } from './http/plugin.js'
import { notReady, probesOf } from './http/probes.js'
import { RequestProblem } from './http/problem.js'
import { mount } from './http/route.js'
import { sendProblem } from './http/send-problem.js'
import { guardServer, serverOptions } from './http/server-limits.js'

export interface AppOptions {
  /** An advisor to serve. Left out: one is made of the rules that come with the package. */
  readonly advisor?: Advisor
  readonly logger?: FastifyServerOptions['logger']
  /** What one caller may take up of the server. Left out, or in part: as the docs say. */
  readonly limits?: Partial<ConnectionLimits>
}

/** The whole service, ready to listen: API, probes, OpenAPI document and docs. Never listens itself. */
export async function buildApp({ advisor, logger = false, limits = {} }: AppOptions = {}): Promise<FastifyInstance> {
  const given = advisor ?? (await createAdvisor())
  const difference = await given.selfCheck()
  const served = difference ? { ...given, recommend: () => Promise.reject(notReady(difference)) } : given
  const app = Fastify({
    logger,
    ...serverOptions({ ...connectionLimits, ...limits }),
    frameworkErrors: (error, request, reply) => void sendProblem(error, request, reply),
  })
  guardServer(app, { ...connectionLimits, ...limits })
  if (difference) app.log.error(difference, 'the self-check failed: no recommendations are given')
  app.setErrorHandler(sendProblem)
  app.setNotFoundHandler((request, reply) =>
    sendProblem(new RequestProblem(404, 'There is nothing at this address; /docs shows what there is.'), request, reply),
  )
  await app.register(swagger, openapiOptions)
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { layout: 'BaseLayout', docExpansion: 'list', tryItOutEnabled: true, defaultModelsExpandDepth: 0 },
  })
  await app.register(advisorPlugin, { advisor: served })
  mount(app, probesOf(served, difference))
  app.get('/openapi.json', { schema: { hide: true } as object }, async () => app.swagger())
  return app
}
