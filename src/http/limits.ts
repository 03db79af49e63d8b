import { z } from 'zod'

/** What one request body may hold, whatever its route. The scenario schema sets narrower limits for what it knows. */
export const contentLimits = {
  /** Bytes of a body; a route may take more. */
  body: 64 * 1024,
  /** Bytes of a body that holds many scenarios. */
  largeBody: 1024 * 1024,
  /** Scenarios or earlier answers in one body: more would make one caller wait for another. */
  many: 50,
  /** Levels of nesting. A scenario needs three. */
  depth: 32,
  /** Members of one list or object. */
  members: 1_000,
  /** Characters of one text. */
  text: 10_000,
  /** Characters of one record, where records are taken. */
  record: 256 * 1024,
  /** Characters of one part of the path. */
  pathPart: 200,
} as const

/** What one caller may take up of the server. Times in milliseconds. */
export interface ConnectionLimits {
  /** Bytes of the request line and all headers together. */
  readonly headerBytes: number
  /** From the first byte of a request until its headers are there. */
  readonly headersTimeout: number
  /** From the first byte of a request until all of it is there. */
  readonly requestTimeout: number
  /** How long a connection may rest between two requests: longer than load balancers let theirs rest, usually 60 s. */
  readonly keepAliveTimeout: number
  /** How long nothing may move on a connection while a request or its answer is under way. */
  readonly idleTimeout: number
  /** Connections at the same time; the next one is closed at once. */
  readonly connections: number
  /** Requests on one connection; the last answer asks the caller to close it, so that callers spread over new replicas. */
  readonly requestsPerConnection: number
}

export const connectionLimits: ConnectionLimits = {
  headerBytes: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 72_000,
  idleTimeout: 120_000,
  connections: 1_000,
  requestsPerConnection: 10_000,
}

const count = z.int().min(1).optional()

/** The limits of which any may be set otherwise. */
export const limitOptions = z.strictObject({
  headerBytes: count,
  headersTimeout: count,
  requestTimeout: count,
  keepAliveTimeout: count,
  idleTimeout: count,
  connections: count,
  requestsPerConnection: count,
} satisfies Record<keyof ConnectionLimits, z.ZodType>)

/** The limits with some set otherwise. One that is undefined is as it was. */
export const limitsWith = (set: z.infer<typeof limitOptions>): ConnectionLimits => ({
  ...connectionLimits,
  ...Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)),
})

/** The limits in words, for the OpenAPI document. */
export const limitsInWords = [
  `A body has at most ${contentLimits.body / 1024} KiB, ${contentLimits.depth} levels of nesting, ${contentLimits.members} members a list or object and ${contentLimits.text} characters a text.`,
  'It is JSON in UTF-8, not compressed. A key that stands twice in an object, `__proto__`, `constructor` and `prototype` as keys, figures beyond a double and lone surrogates are refused.',
  `The address and the headers have at most ${connectionLimits.headerBytes / 1024} KiB together; each query parameter is given once.`,
].join(' ')
