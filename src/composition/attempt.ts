import { begin } from './begin.js'
import type { Blueprint } from './blueprint.js'
import type { Commission } from './commission.js'
import type { Joined } from './draft.js'
import { openEnds } from './ends.js'
import { toEveryDestination } from './every-destination.js'
import { leftOver } from './leftovers.js'
import { feedCompanions, keepAsItCame, meetNeeds } from './needs.js'
import { dropPast } from './past.js'
import type { Places } from './places.js'
import { redrawIdle } from './redrawn.js'
import { serveCopies, serveUses } from './serving.js'
import { startWork } from './starts.js'
import { strays } from './strays.js'
import { joinDependenciesOfCarriers } from './dependencies.js'
import { unreached } from './unreached.js'

/** The parts of one choice, joined as far as it takes to tell what another choice could mend; what is left to do is seldom worth it. */
export interface Attempt extends Pick<Joined, 'places' | 'missing'> {
  readonly finish: () => Joined
}

/** Joins the parts of one choice as the needs of their roles ask for, and tells what is missing. */
export function attempt(places: Places, commission: Commission, blueprint: Blueprint): Attempt {
  const { draft, unjoined } = begin(places, commission, blueprint)
  const { circumstances, entering, joints, uses } = draft
  const lacks = meetNeeds(draft)
  feedCompanions(draft)
  const unserved = serveUses(draft)
  keepAsItCame(draft)
  const apart = toEveryDestination({ ...draft, pick: draft.pickAnyway }, unserved)
  const missing = [...unjoined, ...unserved, ...leftOver(lacks, draft)]
  return {
    places,
    missing,
    finish() {
      const lacking = [...missing, ...openEnds(draft, missing), ...apart]
      serveCopies(draft)
      const all = [...lacking, ...strays(places, joints, lacking)]
      joinDependenciesOfCarriers(draft)
      startWork(draft)
      redrawIdle(draft)
      dropPast(draft, all)
      return { places, circumstances, entering, joints, uses, missing: [...all, ...unreached(draft, all)] }
    },
  }
}
