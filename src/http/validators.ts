import type { FastifyInstance } from 'fastify'
import { sha256 } from '../knowledge/digest.js'
import { codeMark } from '../knowledge/marks.js'

/** What is read may be kept and asked for again: it changes with the ruleset or the program, and with nothing else. */
export function cacheByRuleset(scope: FastifyInstance, digest: string): void {
  const etag = etagOf(codeMark(), digest)
  scope.addHook('onSend', (request, reply, payload, done) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || reply.statusCode !== 200) return done(null, payload)
    reply.header('etag', etag).header('cache-control', 'no-cache')
    if (!matches(request.headers['if-none-match'], etag)) return done(null, payload)
    reply.code(304).removeHeader('content-length').removeHeader('content-type')
    done(null, '')
  })
}

const matches = (header: string | undefined, etag: string) =>
  header?.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag) ?? false

/** Of the mark of the program and the digest of the ruleset. */
export const etagOf = (program: string, digest: string): string => `"${sha256(program).slice(0, 16)}-${digest.slice(-32)}"`
