import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound, refuseOtherMethods } from '../http/route.js'
import { requestIdHeader } from '../operations/request-id.js'
import type { Documented } from './app.js'

/** Of one connection, and not of what is said over it. */
const ofConnection = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding'])

const page = '/docs'
const document = '/openapi.json'

/** The docs page and the OpenAPI document. They take long to make and few ask for them, so they are made when they are first asked for. */
export function mountDocs(app: FastifyInstance, documented: Omit<Documented, 'log'>): void {
  let made: Promise<FastifyInstance> | undefined
  const make = async () => (await import('./app.js')).docsApp({ ...documented, log: app.log })
  app.addHook('onClose', async () => (await made)?.close())
  for (const path of [page, `${page}/*`, document]) {
    app.get(path, { schema: { hide: true } as object }, async (request, reply) => {
      const address = addressOf(request.url)
      return address === undefined ? notFound(request, reply) : passOn(await (made ??= make()), address, request, reply)
    })
    refuseOtherMethods(app, path, ['GET'])
  }
}

/** Where a request is passed on to, once dots and backslashes are resolved, which injection does and the router does not; undefined where that leads out of the docs. */
function addressOf(url: string): string | undefined {
  const { pathname, search } = new URL(url, 'http://localhost')
  return pathname === page || pathname.startsWith(`${page}/`) || pathname === document ? pathname + search : undefined
}

/** A HEAD is asked as a GET: Fastify leaves out what a HEAD has no use for, and measures it first. */
async function passOn(docs: FastifyInstance, url: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { statusCode, headers, rawPayload } = await docs.inject({
    method: 'GET',
    url,
    headers: { ...request.headers, [requestIdHeader]: request.id },
  })
  for (const [name, value] of Object.entries(headers)) if (!ofConnection.has(name) && value !== undefined) reply.header(name, value)
  return reply.code(statusCode).send(rawPayload.length > 0 ? rawPayload : undefined)
}
