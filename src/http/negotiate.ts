import type { FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { RequestProblem } from './problem.js'

/** What most clients send: nothing needs to be weighed. */
const json: ReadonlySet<string> = new Set(['', '*/*', 'application/json'])

/**
 * The media type to answer in, as RFC 9110 has it: of those on offer the one that the request likes best, the first of them where it
 * does not care. Throws a 406 that lists them.
 */
export function negotiate<T extends string>(
  request: FastifyRequest,
  reply: FastifyReply,
  offered: readonly ['application/json', ...T[]],
): 'application/json' | T {
  vary(reply)
  const { accept = '' } = request.headers
  if (json.has(accept.trim())) return offered[0]
  // A client may ask for the one character set there is.
  const types = offered.map((type) => `${type}; charset=utf-8`)
  const best = types.indexOf(new Negotiator({ headers: { accept: plain(accept) } }).mediaType(types) ?? '')
  if (best >= 0) return offered[best] as T
  throw new RequestProblem(406, 'The answer cannot be given in any form that the request accepts.', [
    { parameter: 'Accept', code: 'not-acceptable', message: 'No media type of this header is one of those on offer.', allowed: [...offered] },
  ])
}

/** Types without what tells variants of them apart, such as the dialect of Markdown (RFC 7763): there is one of each. */
const plain = (accept: string) =>
  accept
    .replace(/"[^"]*"/g, (text) => (/[,;]/.test(text) ? '' : text))
    .split(',')
    .map((range) =>
      range
        .split(';')
        .filter((part, at) => at === 0 || /^\s*(q|charset)\s*=/i.test(part))
        .join(';'),
    )
    .join()

/** Caches must tell the forms apart; what a host has said already stays. */
function vary(reply: FastifyReply): void {
  const before = reply.getHeader('vary')
  reply.header('vary', before === undefined ? 'Accept' : `${before}, Accept`)
}
