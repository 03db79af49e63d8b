import type { DecisionAnswer, Referral, Warning } from './answer.js'
import { cite, leaningParts, type Shelf } from './cite.js'

/** Says so where what is recommended leans on evidence that should have been looked at again by then. */
export function expiryWarnings(decisions: readonly DecisionAnswer[], referrals: readonly Referral[], shelf: Shelf, asOf: string): Warning[] {
  const ids = expiredOn(asOf, shelf)
  const parts = [...decisions.flatMap(leaningParts), referrals]
  if (ids.size === 0 || !parts.some((part) => part.some(({ evidence }) => evidence?.some((id) => ids.has(id))))) return []
  const expired = cite(parts, shelf).filter(({ id }) => ids.has(id))
  const oldest = expired.reduce((one, other) => ((one.reviewBy ?? '') <= (other.reviewBy ?? '') ? one : other))
  return [
    {
      code: 'evidence-expired',
      message: `On ${asOf}, ${expired.length === 1 ? 'one source' : `${expired.length} sources`} of what is recommended should have been looked at again, the longest overdue since ${oldest.reviewBy}: check ${expired.length === 1 ? 'it' : 'them'} before you rely on figures.`,
      facts: [],
      evidence: expired.map(({ id }) => id),
    },
  ]
}

const last = new WeakMap<Shelf, { readonly asOf: string; readonly ids: ReadonlySet<string> }>()

/** The ids of what should have been looked at again by a day. Nearly all ask for the same day, so the last one is remembered. */
function expiredOn(asOf: string, shelf: Shelf): ReadonlySet<string> {
  const known = last.get(shelf)
  if (known?.asOf === asOf) return known.ids
  const ids = new Set([...shelf.values()].filter(({ reviewBy }) => reviewBy !== undefined && reviewBy < asOf).map(({ id }) => id))
  last.set(shelf, { asOf, ids })
  return ids
}
