import type { CitedEvidence, Recommendation } from '../../advisor/answer.js'
import { leaningParts } from '../../advisor/cite.js'

/** The evidence that what is recommended leans on: the counted reasons of the winners, what they need, how they are run, and referrals. */
export function leaningOf({ decisions, referrals, evidence }: Recommendation): CitedEvidence[] {
  const ids = new Set([...decisions.flatMap(leaningParts), referrals].flatMap((part) => part.flatMap((one) => one.evidence ?? [])))
  return evidence.filter(({ id }) => ids.has(id))
}

/** The days by which somebody should look again at each of them, earliest first. */
export const dueDates = (leaning: readonly CitedEvidence[]): string[] => leaning.flatMap(({ reviewBy }) => reviewBy ?? []).sort()

/** The next of them to look again; where all are past, that is the day itself. */
export const lookedAtBy = (due: readonly string[], day: string): string | undefined => due.find((date) => date >= day) ?? (due.length > 0 ? day : undefined)
