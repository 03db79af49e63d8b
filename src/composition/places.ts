/** A service that stands in the architecture, or what fills a place outside the catalog, and in which roles. */
export interface Part {
  readonly service: string
  /** The role that it stands in first. */
  readonly role: string
  /** The decisions that it answers. */
  readonly decisions: string[]
  /** Why it is there, where no decision says so. */
  readonly because: string | undefined
}

/** A part that does not work without another. */
export interface Dependency {
  readonly part: string
  readonly needs: string
}

/** Who stands where. */
export interface Places {
  readonly parts: Map<string, Part>
  /** For each role who stands in it; a decision that no candidate is viable for has an open place under its own name. */
  readonly holders: ReadonlyMap<string, string>
  readonly dependencies: readonly Dependency[]
  /** Parts that stand elsewhere by a decision and were added in this role, too. */
  readonly besides: readonly Pick<Part, 'service' | 'role'>[]
}

/** Whether a decision has nobody to stand in its place. */
export const isVacant = ({ holders, parts }: Pick<Places, 'holders' | 'parts'>, role: string): boolean => holders.get(role) === role && !parts.has(role)
