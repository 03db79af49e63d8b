import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import type { Decided } from './decide.js'

/** What one decision came to. */
export interface Outcome {
  readonly decision: Decision
  /** null: no candidate is viable. */
  readonly winner: string | null
  /** Another candidate with as many points. */
  readonly level: string | undefined
}

export const outcomeOf = ({ decision, winner, status, candidates }: Decided): Outcome => ({
  decision,
  winner,
  level: status === 'tied' ? candidates[1]?.service : undefined,
})

/** The answer in a few sentences. */
export function summaryOf(outcomes: readonly Outcome[], { services }: Knowledge): string {
  if (outcomes.length === 0) return 'Nothing that was stated raises a decision yet: state what the next questions ask for.'
  const named = (id: string) => services.get(id)?.name ?? id
  let taken = ''
  let open = ''
  for (const { decision, winner, level } of outcomes) {
    if (winner === null) open += `${open === '' ? '' : ' '}No candidate is viable for ${decision.id}.`
    else
      taken += `${taken === '' ? '' : '; '}${decision.advice.replace('{service}', named(winner))}${level === undefined ? '' : ` (level with ${named(level)})`}`
  }
  if (taken === '') return open
  return `${capitalised(taken)}.${open === '' ? '' : ` ${open}`}`
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
