import { createHash, timingSafeEqual } from 'node:crypto'
import type { onRequestHookHandler } from 'fastify'
import { RequestProblem } from './problem.js'

/** Keys as they are handed out: a token of RFC 6750 that is long enough to be no word. */
export const keyForm = /^[\w.~+/-]{16,256}={0,2}$/

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * Lets only callers pass that show one of the keys as `Authorization: Bearer KEY`; others get 401 before their body is read.
 * Compares digests, always with every key: the time it takes tells nothing of any.
 */
export function keyGuard(keys: readonly string[]): onRequestHookHandler {
  const digests = keys.map(digest)
  return (request, _reply, done) => {
    const shown = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (shown === undefined) return done(refuse('Show a key as "Authorization: Bearer KEY".', realm))
    const given = digest(shown)
    const hits = digests.filter((known) => timingSafeEqual(known, given))
    done(hits.length > 0 ? undefined : refuse('This key is not known here.', `${realm}, error="invalid_token"`))
  }
}

const realm = 'Bearer realm="aws-data-service-advisor"'
const refuse = (message: string, challenge: string) => new RequestProblem(401, message, [], { 'www-authenticate': challenge })
