import type { Blueprint } from './blueprint.js'
import type { Circumstances } from './circumstances.js'
import type { Commission } from './commission.js'
import type { Flows } from './flows.js'
import type { Joint } from './joint.js'
import type { PickWay } from './pick.js'
import type { Places } from './places.js'
import type { NeedPlan, SourcePlan } from './plan.js'

/** An architecture while its parts are joined: who stands where, what comes in, and the joints made so far. */
export interface Draft {
  readonly places: Places
  readonly commission: Commission
  readonly blueprint: Blueprint
  readonly circumstances: Circumstances
  readonly entering: Entering
  /** What joins parts to those that they do not work without. */
  readonly dependencies: readonly Joint[]
  /** All joints made so far. */
  readonly joints: Joint[]
  readonly flows: Flows
  /** Nodes of destinations and uses that are served already. */
  readonly uses: string[]
  /** Parts that are called and answer their caller: nothing flows on from them. */
  readonly answering: Set<string>
  readonly pick: PickWay
  /** The same, over connections as well that only hold off what could come another way. */
  readonly pickAnyway: PickWay
}

/** A stated source and the node that stands for it. */
export interface SourceSite {
  readonly plan: SourcePlan
  readonly node: string
}

/** Where the stated sources enter the architecture. */
export interface Entering {
  readonly sources: readonly SourceSite[]
  /** Ids of the nodes that stand for sources. */
  readonly nodes: ReadonlySet<string>
  readonly joints: readonly Joint[]
  /** Roles in which a source enters. */
  readonly entered: ReadonlySet<string>
  /** Nodes of sources that enter beside who stands in the role. */
  readonly aside: ReadonlySet<string>
  /** Nodes of sources that must enter where nobody is viable, and so nowhere. */
  readonly stopped: ReadonlySet<string>
  /** Sources that enter nowhere, and where they would have. */
  readonly lost: readonly { readonly site: SourceSite; readonly at: string | undefined }[]
}

/** A place at which something is needed: who stands there, and as which node. */
export interface Site {
  readonly part: string
  readonly node: string
}

/** A need of a decision that nothing met, for now: what is joined later may make it no lack. */
export interface UnmetNeed {
  readonly need: NeedPlan
  readonly site: Site
  readonly missing: Missing
}

/** A connection that is needed and was not found. */
export interface Missing {
  readonly from: string
  readonly to: string
  /** What would flow, where it can only be one thing. */
  readonly carries?: string | undefined
  /** What of a source is meant, where it comes by several things: what it comes by. */
  readonly by?: string | undefined
  /** Where what comes from here alone is not carried on. */
  readonly origin?: string | undefined
  /** Whether it is documented for what others would give to the one, and they do not. */
  readonly isUnfed?: boolean
  /** Whether a part merely stands alone. */
  readonly isStray?: boolean
  /** Whether others bring all that a part would bring. */
  readonly isIdle?: boolean
  /** Whether nothing that is stated reaches a part: told, and no reason to take another. */
  readonly isUnreached?: boolean
  /** Whether what comes from a source stays apart from a destination that others reach: told, and no reason to take another. */
  readonly isApart?: boolean
  /** Whether a rule closes the connection, and what would come over it arrives in another way: told, and no reason to take another. */
  readonly isSpared?: boolean
  /** Whether a part takes what came in past who must work on it first: it is told, and that is not drawn. */
  readonly isPast?: boolean
  /** What is to be told where nobody has said where something goes: no other choice of parts would mend that. */
  readonly because?: string
}

/** How the parts of one choice are joined. */
export interface Joined {
  readonly circumstances: Circumstances
  readonly places: Places
  readonly entering: Entering
  readonly joints: readonly Joint[]
  /** Nodes that stand for uses and destinations. */
  readonly uses: readonly string[]
  readonly missing: readonly Missing[]
}
