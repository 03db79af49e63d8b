import type { CitedEvidence, DecisionAnswer, Referral, Warning } from './answer.js'
import { cite, leaningParts, type Shelf } from './cite.js'

/** Says so where what is recommended leans on evidence that should have been looked at again by then. */
export function expiryWarnings(decisions: readonly DecisionAnswer[], referrals: readonly Referral[], shelf: Shelf, asOf: string): Warning[] {
  if (!mayBeExpired(shelf, asOf)) return []
  const expired = cite([...decisions.flatMap(leaningParts), referrals], shelf).filter((source) => isExpired(source, asOf))
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

const firstReviews = new WeakMap<Shelf, string>()

/** Whether any evidence at all should have been looked at again; for most days there is none, and no need to look at what is cited. */
function mayBeExpired(shelf: Shelf, asOf: string): boolean {
  const first = firstReviews.get(shelf) ?? [...shelf.values()].flatMap(({ reviewBy }) => reviewBy ?? []).sort()[0] ?? asOf
  firstReviews.set(shelf, first)
  return first < asOf
}
