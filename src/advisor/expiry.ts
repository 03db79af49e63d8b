import type { CitedEvidence, DecisionAnswer, Referral, Warning } from './answer.js'
import { cite, citedIds, type Shelf } from './cite.js'

/** Says so where what is recommended leans on evidence that should have been looked at again by then. */
export function expiryWarnings(decisions: readonly DecisionAnswer[], referrals: readonly Referral[], shelf: Shelf, asOf: string): Warning[] {
  const leanings = decisions.map(({ recommended, candidates, companions, configuration }) => {
    const winner = candidates.find(({ service }) => service === recommended)
    return [winner?.reasons.filter(({ counted }) => counted), companions, configuration]
  })
  const expired = cite(citedIds([leanings, referrals]), shelf).filter((source) => isExpired(source, asOf))
  if (expired.length === 0) return []
  const oldest = expired.reduce((one, other) => ((one.reviewBy ?? '') <= (other.reviewBy ?? '') ? one : other))
  return [
    {
      code: 'evidence-expired',
      message: `On ${asOf}, ${expired.length === 1 ? 'one source' : `${expired.length} sources`} of what is recommended should have been looked at again, the longest overdue by ${oldest.reviewBy}: check ${expired.length === 1 ? 'it' : 'them'} before you rely on figures.`,
      facts: [],
      evidence: expired.map(({ id }) => id),
    },
  ]
}

const isExpired = ({ reviewBy }: CitedEvidence, asOf: string) => reviewBy !== undefined && reviewBy < asOf
