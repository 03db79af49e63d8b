import type { Link } from './graph.js'
import type { Between, Way } from './ways.js'

/** Two nodes joined by a way. */
export interface Joint {
  readonly from: string
  readonly to: string
  readonly links: readonly Link[]
  readonly between: readonly Between[]
  /** Whether it carries what came in, and nothing that was computed from it. */
  readonly asItCame?: boolean
}

export const jointOf = (from: string, to: string, { links, between }: Way, asItCame = false): Joint =>
  asItCame ? { from, to, links, between, asItCame } : { from, to, links, between }
