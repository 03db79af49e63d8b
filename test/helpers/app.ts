import type { FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import { createAdvisor } from '../../dist/advisor/advisor.js'
import { buildApp } from '../../dist/app.js'

/** The real ruleset, read once a test file. */
export const advisor = await createAdvisor()

/** The whole service over the real ruleset, taken to pass its self-check, which has a test of its own; it closes with the test. */
export async function build(t: Test): Promise<FastifyInstance> {
  const app = await buildApp({ advisor: { ...advisor, selfCheck: async () => undefined } })
  t.teardown(() => app.close())
  await app.ready()
  return app
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each test knows the part that it looks at
export type OpenapiDocument = any

/** The OpenAPI document as the service gives it. */
export const openapiOf = async (app: FastifyInstance): Promise<OpenapiDocument> => (await app.inject({ url: '/openapi.json' })).json()

export const post = (app: FastifyInstance, payload: string | object, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  app.inject({ method: 'POST', url: '/v1/recommendations', headers, payload: typeof payload === 'string' ? payload : JSON.stringify(payload) })
