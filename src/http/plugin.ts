import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify'
import { type Advisor, createAdvisor } from '../advisor/advisor.js'
import { readBody } from './json-body.js'
import { observed, type Observer } from './observed.js'
import { mount } from './route.js'
import { batchRoutes } from './routes/batches.js'
import { driftRoutes } from './routes/drift.js'
import { knowledgeRoutes } from './routes/knowledge.js'
import { recommendationRoutes } from './routes/recommendations.js'
import { sendProblem } from './send-problem.js'
import { cacheByRuleset } from './validators.js'

export interface AdvisorPluginOptions {
  /** An advisor to serve. Left out: one is made of the rules that come with the package. */
  readonly advisor?: Advisor
  /** Told of every recommendation that is given; what a drift check works out to compare with is none. */
  readonly observers?: readonly Observer[]
  /** Statuses of problem documents that hooks of the host may give on every route; they are shown in the documentation. */
  readonly problems?: readonly number[]
  /** Whether its routes carry schemas, of which the documentation of a host is made. Left out: yes. */
  readonly documented?: boolean
}

/**
 * The API as a Fastify plugin. Register it under any prefix, as often as you like. It stays in its own scope:
 * the host's validation, serialisation, body parsing, error handling and docs are left as they are.
 *
 * @example
 * await app.register(advisorPlugin, { prefix: '/advice' })
 */
export const advisorPlugin: FastifyPluginAsync<AdvisorPluginOptions> = async (scope, { advisor, observers = [], problems = [], documented = true }) => {
  const served = advisor ?? (await createAdvisor())
  scope.setErrorHandler(sendProblem)
  takeJsonOnly(scope)
  cacheByRuleset(scope, served.ruleset.digest)
  const answering = observed(served, observers)
  const routes = [...recommendationRoutes(answering), ...batchRoutes(answering), ...driftRoutes(served), ...knowledgeRoutes(served)]
  mount(
    scope,
    routes.map((route) => ({ ...route, problems: [...new Set([...route.problems, ...problems])] })),
    { cached: true, documented },
  )
}

function takeJsonOnly(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    (request: FastifyRequest, bytes: Buffer, done: (error: Error | null, body?: unknown) => void) => {
      try {
        done(null, readBody(bytes, (request.routeOptions.config as { textLimit?: number }).textLimit))
      } catch (error) {
        done(error as Error)
      }
    },
  )
}
