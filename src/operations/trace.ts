import { randomFillSync } from 'node:crypto'

/** The place of a request in a trace of its caller's. */
export interface Trace {
  readonly traceId: string
  readonly parentId: string
  /** The `traceparent` to pass on: the same trace, with this service as the parent. */
  readonly next: string
}

/** Where a request keeps its own. A symbol, so that it is no name of a host's. */
export const traceKey = Symbol('trace')

export interface Traced {
  [traceKey]?: Trace | undefined
}

/** W3C Trace Context: version, trace id, parent id and flags, of which a later version than 00 may have more. */
const shape = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/
const zeros = /^0+$/

/** Reads a `traceparent` header. Undefined where there is none or it is not valid: the caller is then served without a trace. */
export function traceOf(header: string | string[] | undefined): Trace | undefined {
  if (typeof header !== 'string' || header.length > 512) return undefined
  const [, version = 'ff', traceId = '', parentId = '', flags, more] = shape.exec(header) ?? []
  if (version === 'ff' || (version === '00' && more !== undefined) || zeros.test(traceId) || zeros.test(parentId)) return undefined
  // Of the flags of a later version only the one that is known is passed on.
  const known = (Number.parseInt(flags as string, 16) & 1).toString().padStart(2, '0')
  return { traceId, parentId, next: `00-${traceId}-${spanId()}-${known}` }
}

const pool = Buffer.alloc(8 * 256)
let used = pool.length

function spanId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += 8
  const id = pool.toString('hex', used - 8, used)
  return zeros.test(id) ? spanId() : id
}
