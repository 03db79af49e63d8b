import type { Knowledge } from '../knowledge/load.js'
import type { Claim, Source } from '../knowledge/shape/files.js'
import type { CitedEvidence } from './answer.js'

/** Evidence by id, as answers show it. */
export type Shelf = ReadonlyMap<string, CitedEvidence>

export const shelfOf = ({ sources, claims, ruleset }: Knowledge): Shelf =>
  new Map([...sources.map(citedSource), ...claims.map((claim) => citedClaim(claim, ruleset.asOf))].map((entry) => [entry.id, entry]))

const citedSource = ({ id, kind, title, url, asOf, reviewBy }: Source): CitedEvidence => ({
  id,
  kind,
  title,
  ...(url === undefined ? {} : { url }),
  asOf,
  reviewBy,
})

const citedClaim = ({ id, claim, status, correction }: Claim, asOf: string): CitedEvidence => ({
  id,
  kind: 'notes',
  title: claim,
  asOf,
  status,
  ...(correction === undefined ? {} : { correction }),
})

/** Parts of an answer under which no evidence is cited; there is no need to look there. */
const bare: ReadonlySet<string> = new Set(['matched', 'completion', 'openQuestions', 'counterfactuals', 'boundaries', 'outOfReach', 'conditions', 'ledger'])

/** Lists of what rules give, which cite at the top of each member and nowhere else. */
const flat: ReadonlySet<string> = new Set(['reasons', 'configuration', 'companions', 'warnings', 'referrals'])

type Citing = { readonly evidence?: readonly string[] }

/** Every id under a key `evidence`, wherever it stands. */
export function citedIds(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const member of value) citedIds(member, found)
  else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      const member = (value as Record<string, unknown>)[key]
      if (typeof member !== 'object' || bare.has(key)) continue
      if (key === 'evidence' && Array.isArray(member)) add(member as readonly string[], found)
      else if (flat.has(key) && Array.isArray(member)) for (const { evidence } of member as readonly Citing[]) add(evidence, found)
      else citedIds(member, found)
    }
  }
  return found
}

function add(ids: readonly string[] | undefined, found: Set<string>): void {
  if (ids) for (const id of ids) found.add(id)
}

/** What is cited, in order of id. */
export const cite = (ids: Iterable<string>, shelf: Shelf): CitedEvidence[] => [...ids].sort().flatMap((id) => shelf.get(id) ?? [])
