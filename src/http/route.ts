import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema, HTTPMethods } from 'fastify'
import { z } from 'zod'
import { jsonSchemaOf } from '../scenario/json-schema.js'
import { refuseOtherCodings } from './codings.js'
import { contentLimits } from './limits.js'
import { readParameters } from './parameters.js'
import { problem, RequestProblem } from './problem.js'
import { sendProblem } from './send-problem.js'

type Inputs<P extends z.ZodType, Q extends z.ZodType> = { params: z.infer<P>; query: z.infer<Q>; body: unknown }

/** One operation of the API: what it is for, what it takes and gives, and what it does. */
export interface Route<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly operationId: string
  readonly tag: string
  readonly summary: string
  readonly description: string
  readonly params?: P
  readonly query?: Q
  /** Documents the body; the advisor itself checks it. */
  readonly body?: z.ZodType
  /** Bytes that the body may have. Left out: as many as a scenario may. */
  readonly bodyLimit?: number
  /** Characters that a text in the body may have. Left out: as many as one of a scenario may. */
  readonly textLimit?: number
  readonly examples?: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>>
  readonly ok: {
    readonly description: string
    readonly schema: z.ZodType
    /** Other forms that the answer can be asked for in, by media type: what they are. */
    readonly forms?: Readonly<Record<string, string>>
  }
  /** Writes the answer as JSON.stringify would, only quicker. */
  readonly write?: (answer: never) => string
  /** Statuses of the problem documents it may give. */
  readonly problems: readonly number[]
  readonly handle: (inputs: Inputs<P, Q>, request: FastifyRequest, reply: FastifyReply) => unknown
}

/** Lets the types of one route flow into its handler. */
export const route = <P extends z.ZodType, Q extends z.ZodType>(definition: Route<P, Q>): Route => definition as unknown as Route

const nothing = z.strictObject({})
const everyMethod: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Mounts the routes of one table, and answers every other method of their paths with 405. `cached`: what they read has an ETag; `documented`: they carry schemas. */
export function mount(scope: FastifyInstance, routes: readonly Route[], { cached = false, documented: isDocumented = true } = {}): void {
  for (const definition of routes) {
    const { method, path, params, query = nothing, body, bodyLimit = contentLimits.body, textLimit, write = JSON.stringify, handle } = definition
    scope.route({
      method,
      url: path,
      // Who writes an answer is asked only where there is some schema of it.
      schema: isDocumented ? documented(definition, cached && method === 'GET') : ({ response: { 200: {} } } as FastifySchema),
      ...(textLimit === undefined ? {} : { config: { textLimit } as object }),
      ...(body ? { bodyLimit, onRequest: refuseOtherCodings } : {}),
      // The schemas above document; checking is zod's, here, so that a host's own validation has no part in it.
      validatorCompiler: () => () => true,
      serializerCompiler: () => (data) => write(data as never),
      // Not async: each promise more is a turn more for every answer.
      handler: (request, reply) => {
        const inputs = {
          params: params ? readParameters(params, request.params, path) : {},
          query: readParameters(query, request.query, path),
          body: request.body,
        }
        return handle(inputs, request, reply)
      },
    })
  }
  for (const path of new Set(routes.map((definition) => definition.path))) {
    refuseOtherMethods(
      scope,
      path,
      routes.filter((definition) => definition.path === path).map(({ method }) => method),
    )
  }
}

/** Every route checks and writes for itself: compilers that nobody asks would only be loaded. */
export const uncompiled = { buildValidator: () => () => () => true, buildSerializer: () => () => JSON.stringify } as object

export const notFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendProblem(new RequestProblem(404, 'There is nothing at this address; /docs shows what there is.'), request, reply)

/** Answers all but these methods of a path with 405. */
export function refuseOtherMethods(scope: FastifyInstance, path: string, methods: readonly Route['method'][]): void {
  const taken: HTTPMethods[] = [...methods, ...(methods.includes('GET') ? (['HEAD'] as const) : [])]
  const allow = taken.join(', ')
  scope.route({
    method: everyMethod.filter((method) => !taken.includes(method)),
    url: path,
    exposeHeadRoute: false,
    schema: { hide: true } as FastifySchema,
    // Before the body is read, which would complain first.
    onRequest: async () => {
      throw new RequestProblem(405, `This address takes ${allow} only.`, [], { allow })
    },
    handler: () => undefined,
  })
}

const cacheHeaders = {
  etag: { type: 'string', description: 'Of the ruleset and the program: it changes with them and with nothing else.' },
  'cache-control': { type: 'string', const: 'no-cache' },
}

/** The route's schema as plain JSON Schema, so that any host's documentation can show it. */
function documented({ operationId, tag, summary, description, params, query, body, examples, ok, problems }: Route, cached: boolean): FastifySchema {
  const failure = { description: 'What went wrong and where.', content: { 'application/problem+json': { schema: jsonSchema(problem, 'output') } } }
  return {
    operationId,
    tags: [tag],
    summary,
    description,
    ...(params ? { params: jsonSchema(params, 'input') } : {}),
    ...(query ? { querystring: jsonSchema(query, 'input') } : {}),
    ...(body ? { body: { ...jsonSchema(body, 'input'), ...(examples ? { 'x-examples': examples } : {}) } } : {}),
    response: {
      200: {
        description: ok.description,
        ...(cached ? { headers: cacheHeaders } : {}),
        content: { 'application/json': { schema: jsonSchema(ok.schema, 'output') }, ...texts(ok.forms) },
      },
      ...(cached ? { 304: { description: 'It is as the ETag in If-None-Match says.', headers: cacheHeaders, type: 'null' } } : {}),
      ...Object.fromEntries([...problems, ...(params ? [414] : [])].map((status) => [status, failure])),
    },
  } as FastifySchema
}

const texts = (forms: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.entries(forms).map(([type, description]) => [type, { schema: { type: 'string', description } }]))

/** Many routes share a schema: each gets a copy that nobody else changes. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = structuredClone(jsonSchemaOf(schema, io))
  return rest
}
