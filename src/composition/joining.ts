import type { Blueprint } from './blueprint.js'
import type { Circumstances } from './circumstances.js'
import type { Commission } from './commission.js'
import { groundOf } from './ground.js'
import type { Joint } from './joints.js'
import { dropPast } from './past.js'
import { leftOver } from './leftovers.js'
import { meetingOn } from './meeting.js'
import { openEnds } from './ends.js'
import { toEveryDestination } from './every-destination.js'
import { feedCompanions, keepAsItCame, meetNeeds } from './needs.js'
import type { Places } from './places.js'
import { redrawIdle } from './redrawn.js'
import { serveCopies, serveUses } from './serving.js'
import type { Entering } from './sources.js'
import { startWork } from './starts.js'
import { strays } from './strays.js'
import { tieCarriers } from './ties.js'
import { unreached } from './unreached.js'

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

/** The parts of one choice, joined as far as it takes to tell what another choice could mend; what is left to do is seldom worth it. */
export interface Attempt extends Pick<Joined, 'places' | 'missing'> {
  readonly finish: () => Joined
}

/** Joins the parts of one choice as the needs of their roles ask for, and tells what is missing. */
export function attempt(places: Places, commission: Commission, blueprint: Blueprint): Attempt {
  const { ground, untied } = groundOf(places, commission, blueprint)
  const { circumstances, entering, joints, uses } = ground
  const meeting = meetingOn(ground)
  const lacks = meetNeeds(ground, meeting)
  feedCompanions(ground, meeting)
  const unserved = serveUses(ground, meeting)
  keepAsItCame(ground, meeting)
  const apart = toEveryDestination(ground, meetingOn({ ...ground, pick: ground.pickAnyway }), unserved)
  const missing = [...untied, ...unserved, ...leftOver(lacks, ground, meeting)]
  return {
    places,
    missing,
    finish() {
      const lacking = [...missing, ...openEnds(ground, meeting, missing), ...apart]
      serveCopies(ground, meeting)
      const all = [...lacking, ...strays(places, joints, lacking)]
      tieCarriers(ground)
      startWork(ground)
      redrawIdle(ground)
      dropPast(ground, all)
      return { places, circumstances, entering, joints, uses, missing: [...all, ...unreached(ground, all)] }
    },
  }
}
