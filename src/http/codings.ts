import type { onRequestHookHandler } from 'fastify'
import { unsupported } from './framework-problems.js'

/** Refuses a body that is compressed or in another character set than UTF-8, before any of it is read. */
export const refuseOtherCodings: onRequestHookHandler = ({ headers }, _reply, done) => {
  const coding = headers['content-encoding']
  if (coding !== undefined && coding.trim().toLowerCase() !== 'identity') return done(compressed)
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1]
  done(charset === undefined || /^utf-?8$/i.test(charset) ? undefined : otherCharset)
}

const compressed = unsupported('Send the body as it is, not compressed.', 'The body has a content coding.', 'identity')
const otherCharset = unsupported('Send the body in UTF-8.', 'The body is in another character set.', 'charset=utf-8')
