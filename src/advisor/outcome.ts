import type { Decision } from '../knowledge/shape/files.js'
import type { Decided } from './decide.js'

/** What one decision came to. */
export interface Outcome {
  readonly decision: Decision
  /** null: no candidate is viable. */
  readonly winner: string | null
  /** The other candidates with as many points. */
  readonly level: readonly string[]
}

export const outcomeOf = ({ decision, winner, status, candidates }: Decided): Outcome => ({
  decision,
  winner,
  level:
    status === 'tied' ? candidates.slice(1).flatMap(({ service, eliminated, score }) => (eliminated || score !== candidates[0]?.score ? [] : service)) : [],
})
