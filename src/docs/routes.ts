import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { requestIdHeader } from '../operations/request-id.js'
import type { Documented } from './app.js'

/** Of one connection, and not of what is said over it. */
const ofConnection = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding'])

/** The docs page and the OpenAPI document. They take long to make and few ask for them, so they are made when they are first asked for. */
export function mountDocs(app: FastifyInstance, documented: Omit<Documented, 'log'>): void {
  let made: Promise<FastifyInstance> | undefined
  const make = async () => (await import('./app.js')).docsApp({ ...documented, log: app.log })
  app.addHook('onClose', async () => (await made)?.close())
  for (const path of ['/docs', '/docs/*', '/openapi.json']) {
    app.get(path, { schema: { hide: true } as object }, async (request, reply) => passOn(await (made ??= make()), request, reply))
  }
}

/** A HEAD is asked as a GET: Fastify leaves out what a HEAD has no use for, and measures it first. */
async function passOn(docs: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { statusCode, headers, rawPayload } = await docs.inject({
    method: 'GET',
    url: request.url,
    headers: { ...request.headers, [requestIdHeader]: request.id },
  })
  for (const [name, value] of Object.entries(headers)) if (!ofConnection.has(name) && value !== undefined) reply.header(name, value)
  return reply.code(statusCode).send(rawPayload.length > 0 ? rawPayload : undefined)
}
