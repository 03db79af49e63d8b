import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import { groundOf } from './ground.js'
import type { Joint } from './joints.js'
import { dropIdleLandings, dropReturns, leftOver } from './leftovers.js'
import { meetingOn } from './meeting.js'
import { openEnds } from './ends.js'
import { feedCompanions, meetNeeds } from './needs.js'
import type { Places } from './places.js'
import type { Closing, Passage } from './plan.js'
import { serveUses } from './serving.js'
import type { Entering } from './sources.js'
import { startWork } from './starts.js'
import { strays } from './strays.js'
import { type Yielding, yieldingIn } from './yielded.js'

/** A connection that is needed and was not found. */
export interface Missing {
  readonly from: string
  readonly to: string
  /** What would flow, where it can only be one thing. */
  readonly carries?: string | undefined
  /** Where what comes from here alone is not carried on. */
  readonly origin?: string | undefined
  /** Whether a part merely stands alone. */
  readonly isStray?: boolean
  /** Whether others bring all that a part would bring. */
  readonly isIdle?: boolean
  /** What is to be told where nobody has said where something goes: no other choice of parts would mend that. */
  readonly because?: string
}

/** How the parts of one choice are joined. */
export interface Joined {
  readonly places: Places
  readonly entering: Entering
  readonly joints: readonly Joint[]
  /** Nodes that stand for uses and destinations. */
  readonly uses: readonly string[]
  readonly missing: readonly Missing[]
  /** Connections that do not count here. */
  readonly closings: readonly Closing[]
  /** What stands in a connection here, where a rule says so. */
  readonly passages: readonly Passage[]
  /** Who takes nothing more of what another gives. */
  readonly yielding: readonly Yielding[]
  /** What the stated destinations can be. */
  readonly destinations: readonly string[]
}

/** Joins the parts of one choice as the needs of their roles ask for, and tells what is missing. */
export function join(places: Places, commission: Commission, blueprint: Blueprint): Joined {
  const { ground, untied } = groundOf(places, commission, blueprint)
  const { entering, joints, uses } = ground
  const meeting = meetingOn(ground)
  const lacks = meetNeeds(ground, meeting)
  feedCompanions(ground, meeting)
  const unserved = serveUses(ground, meeting)
  const lacking = [...untied, ...unserved, ...leftOver(lacks, ground, meeting), ...openEnds(ground, meeting)]
  const missing = [...lacking, ...strays(places, joints, lacking)]
  startWork(ground)
  dropReturns(ground)
  dropIdleLandings(ground)
  const isMet = ({ rule }: { readonly rule: string }) => commission.meets(rule)
  const [closings, passages] = [blueprint.closings.filter(isMet), blueprint.passages.filter(isMet)]
  const yielding = yieldingIn(commission, blueprint.needs)
  const destinations = commission.destinations.flatMap((value) => blueprint.destinations.get(value) ?? [])
  return { places, entering, joints, uses, missing, closings, passages, yielding, destinations }
}
