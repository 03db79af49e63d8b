import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Advisor, createAdvisor } from '../advisor/advisor.js'
import { read } from '../advisor/options.js'
import { readBody } from './json-body.js'
import { observed, type Observer } from './observed.js'
import { mount } from './route.js'
import { batchRoutes } from './routes/batches.js'
import { driftRoutes } from './routes/drift.js'
import { knowledgeRoutes } from './routes/knowledge.js'
import { recommendationRoutes } from './routes/recommendations.js'
import { sendProblem } from './send-problem.js'
import { servedOptions } from './served.js'
import { cacheByRuleset } from './validators.js'

export interface AdvisorPluginOptions {
  /** An advisor to serve. Left out: one is made of the rules that come with the package. */
  readonly advisor?: Advisor | undefined
  /** Told of every recommendation that is given; what a drift check works out to compare with is none. */
  readonly observers?: readonly Observer[] | undefined
  /** Statuses of problem documents that hooks of the host may give on every route; they are shown in the documentation. */
  readonly problems?: readonly number[] | undefined
  /** Whether its routes carry schemas, of which the documentation of a host is made. Left out: yes. */
  readonly documented?: boolean | undefined
}

const pluginOptions = z.strictObject({
  ...servedOptions,
  problems: z.array(z.int().min(400).max(599)).optional(),
  documented: z.boolean().optional(),
  // Fastify's own, which it hands on.
  prefix: z.unknown().optional(),
  logLevel: z.unknown().optional(),
  logSerializers: z.unknown().optional(),
})

/**
 * The API as a Fastify plugin. Register it under any prefix, as often as you like. It stays in its own scope:
 * the host's validation, serialisation, body parsing, error handling and docs are left as they are.
 * It does not call `selfCheck`: a host that wants it does before it listens, on an advisor that it hands in.
 * Fails with an `OptionsError` where an option is none of these or cannot be taken.
 *
 * @example
 * await app.register(advisorPlugin, { prefix: '/advice' })
 */
export const advisorPlugin: FastifyPluginAsync<AdvisorPluginOptions> = async (scope, options) => {
  const { advisor, observers = [], problems = [], documented = true } = read(pluginOptions, options)
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
