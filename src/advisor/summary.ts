import type { Knowledge } from '../knowledge/load.js'
import type { Decided } from './decide.js'

/** The answer in a few sentences. */
export function summaryOf(decided: readonly Decided[], { services }: Knowledge): string {
  if (decided.length === 0) return 'Nothing that was stated raises a decision yet: state what the next questions ask for.'
  const named = (id: string | undefined) => services.get(id ?? '')?.name ?? id
  const taken = decided.flatMap(({ decision, winner, status, candidates }) =>
    winner === null
      ? []
      : [`${decision.advice.replace('{service}', named(winner) ?? '')}${status === 'tied' ? ` (level with ${named(candidates[1]?.service)})` : ''}`],
  )
  const open = decided.filter(({ winner }) => winner === null).map(({ decision }) => `No candidate is viable for ${decision.id}.`)
  return [...(taken.length > 0 ? [`${capitalised(taken.join('; '))}.`] : []), ...open].join(' ')
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
