import type { Knowledge } from '../knowledge/load.js'
import type { Warning } from './answer.js'
import type { Decided } from './decide.js'
import { statedFactsBehind } from './facts-of.js'
import type { Situation } from './situation.js'

/** Winners that more speaks against than for: they won because the others are ruled out, or stand lower still. */
export const weakWinners = (decided: readonly Decided[], { services }: Pick<Knowledge, 'services'>): Warning[] =>
  decided.flatMap(({ decision, winner, candidates }) => {
    const [first] = candidates
    if (winner === null || !first || first.score >= 0) return []
    const counting = first.reasons.filter(({ counted }) => counted)
    const name = services.get(winner)?.name ?? winner
    const speaks = counting.some(({ effect }) => effect === 'favors')
      ? `more that was stated speaks against ${name} than for it`
      : `nothing that was stated speaks for ${name}, and something against it`
    const message = `For ${decision.id}, ${speaks}: it is only what the other candidates leave.`
    return [
      { code: 'weak-winner', message, facts: statedFactsBehind(counting.filter(({ effect }) => effect === 'disfavors').flatMap(({ matched }) => matched)) },
    ]
  })

/** Winners that were to be replaced. */
export const replacedWinners = (decided: readonly Decided[], { facts }: Situation, { services }: Pick<Knowledge, 'services'>): Warning[] => {
  const replaced = facts['existing.replace']
  if (typeof replaced !== 'object') return []
  return decided.flatMap(({ decision, winner }) => {
    if (winner === null || !replaced.includes(winner)) return []
    const name = services.get(winner)?.name ?? winner
    const message = `For ${decision.id}, ${name} is recommended although it was said to be replaced: of the candidates nothing that was stated makes another the better one.`
    return [{ code: 'replaced-winner', message, facts: ['existing.replace'] }]
  })
}
