import type { Advisor } from '../advisor/advisor.js'
import type { DecisionDrift, Difference, Verdict } from './shapes.js'

/** A verdict in a sentence, with what made it. */
export function summaryOf(verdict: Verdict, decisions: readonly DecisionDrift[], others: readonly Difference[], { views }: Pick<Advisor, 'views'>): string {
  const name = (id: string | null | undefined) => (id === null ? 'no service' : (views.service(id ?? '')?.name ?? id))
  const all = [...decisions.flatMap(({ differences }) => differences), ...others]
  const causes = [...new Set(all.flatMap(({ rule, evidence = [] }) => rule ?? evidence))]
  const because = causes.length === 0 ? '' : ` Made by: ${causes.join(', ')}.`
  switch (verdict) {
    case 'unchanged':
      return 'Today’s ruleset gives this answer, for these reasons.'
    case 'same-winner-other-reasons':
      return `The same is advised for other reasons.${because}`
    case 'retired': {
      const lost = [...new Set(all.filter(({ about, before }) => about === 'lifecycle' && before === 'available').map(({ service }) => name(service)))]
      return `It leans on ${lost.join(', ')}, which can no longer be taken.${because}`
    }
    default: {
      const moved = decisions.flatMap(({ decision, before, now }) => {
        if (before === undefined) return [`${decision} is now decided too`]
        if (now === undefined) return [`${decision} is no longer decided`]
        return before === now ? [] : [`${decision} goes to ${name(now)} in place of ${name(before)}`]
      })
      return `${moved.length === 0 ? 'The same services are to be run otherwise' : `Today ${moved.join('; ')}`}.${because}`
    }
  }
}
