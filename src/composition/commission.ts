/** A decision with the candidates that are viable, best first; none where every candidate is eliminated. */
export interface Choice {
  readonly decision: string
  readonly candidates: readonly { readonly service: string; readonly score: number }[]
  /** Whether documented reasons rule out every candidate, and not the caller's policy. */
  readonly isBeyond: boolean
}

/** A service that another does not work without. */
export interface Companion {
  readonly service: string
  readonly because: string
}

/** What an architecture is wanted for: what was decided, and what was stated of sources and uses. */
export interface Commission {
  /** The decisions that were taken, in the ruleset's order. */
  readonly choices: readonly Choice[]
  /** Values of the sources and destinations that were stated, in the order of the schema. */
  readonly sources: readonly string[]
  readonly destinations: readonly string[]
  /** What runs already, whether it stays or not. */
  readonly exists: readonly string[]
  /** Whether a service must not be added in a role: policy excludes it, it is to be replaced, or a decision eliminates it there. */
  readonly barred: (service: string, role: string) => boolean
  /** Whether the scenario meets a rule. */
  readonly meets: (rule: string) => boolean
  readonly companions: (service: string) => readonly Companion[]
}
