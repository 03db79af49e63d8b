/** What every answer carries: it is data, to be neither shown as a page nor guessed at. Constant, so that it costs next to nothing. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
}

/** What pages carry besides. */
export const pageHeaders: Readonly<Record<string, string>> = { 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer' }

/** What the docs pages may do besides: run their own scripts and styles, and ask this service. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
