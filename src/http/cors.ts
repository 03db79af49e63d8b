/** An origin as a browser names it. */
export const originForm = /^https?:\/\/[\w.-]+(:\d{1,5})?$/

/** What pages of these origins may ask, and may read of the answers. */
export const corsOptions = (origins: readonly string[]) => ({
  origin: [...origins],
  methods: ['GET', 'HEAD', 'POST'],
  allowedHeaders: ['authorization', 'content-type', 'if-none-match', 'traceparent', 'x-request-id'],
  exposedHeaders: ['etag', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after', 'ruleset', 'www-authenticate', 'x-request-id'],
  maxAge: 600,
})
