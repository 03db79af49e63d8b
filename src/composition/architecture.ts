import type { ConnectionKind } from '../knowledge/shape/service.js'

/** A part of the architecture: a service, a source, a use, or what stands between two of them. */
export interface ArchitectureNode {
  /** The id of the service, source or use; unique in the architecture. */
  readonly id: string
  /** The service of the catalog, where it is one. */
  readonly service?: string
  readonly name: string
  /** What it is for here: a decision, `source`, `carrier` or `use`. */
  readonly role: string
  /** The decision that it answers. */
  readonly decision?: string
  /** Why it is there, where no decision says so. */
  readonly because?: string
}

/** A documented connection of two parts, in the direction in which something flows. */
export interface ArchitectureEdge {
  readonly from: string
  readonly to: string
  /** What flows, in a word or three. */
  readonly carries: string
  readonly kind: ConnectionKind
  readonly how: string
  readonly evidence: readonly string[]
}

/** A decision in which another candidate than the best was taken, so that the parts connect. */
export interface GaveWay {
  readonly decision: string
  readonly from: string
  readonly to: string
  readonly because: string
  /** The points of score that were given up. */
  readonly cost: number
}

/** A connection that is needed and that nothing documented closes, or of which nobody has said enough. */
export interface Gap {
  readonly from: string
  readonly to: string
  readonly because: string
}

export interface Architecture {
  readonly nodes: readonly ArchitectureNode[]
  readonly edges: readonly ArchitectureEdge[]
  readonly gaveWay: readonly GaveWay[]
  /** The bound of the choice was reached. */
  readonly bounded?: true
  readonly gaps: readonly Gap[]
}
