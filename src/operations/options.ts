import { z } from 'zod'
import { anyFunction } from '../http/served.js'

export interface Operations {
  /** Requests that may be under way at the same time. Left out: as many as come. */
  readonly inFlight?: number | undefined
  /** Requests a minute that one caller may send; 0 or left out: as many as they like. */
  readonly ratePerMinute?: number | undefined
  /** Proxies in front of it whose word on the address of the caller holds; 0 or left out: none. */
  readonly proxies?: number | undefined
  /** Whether the process is about to stop. */
  readonly isStopping?: (() => boolean) | undefined
  /** Lines of the decision log that found no room. */
  readonly dropped?: (() => number) | undefined
}

export const operationsOptions = z.strictObject({
  inFlight: z.int().min(1).optional(),
  ratePerMinute: z.int().min(0).optional(),
  proxies: z.int().min(0).optional(),
  isStopping: anyFunction<() => boolean>().optional(),
  dropped: anyFunction<() => number>().optional(),
} satisfies Record<keyof Operations, z.ZodType>)
