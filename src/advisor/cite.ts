import type { Knowledge } from '../knowledge/load.js'
import type { Claim, Source } from '../knowledge/shape/files.js'
import { flatMap } from '../lists.js'
import { remembered } from '../memory.js'
import type { CitedEvidence, DecisionAnswer, Recommendation } from './answer.js'

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

/** What cites evidence. */
export interface Citing {
  readonly evidence?: readonly string[] | undefined
}

/** Every list of an answer whose members cite evidence. */
export function citingParts({ decisions, architecture, referrals, warnings }: Pick<Recommendation, 'decisions' | 'architecture' | 'referrals' | 'warnings'>) {
  const parts: (readonly Citing[])[] = [
    architecture.edges,
    ...flatMap(architecture.nodes, ({ configuration }) => (configuration ? [configuration] : [])),
    referrals,
    warnings,
  ]
  for (const { companions, configuration, candidates } of decisions) {
    parts.push(companions, configuration)
    for (const candidate of candidates) {
      parts.push(candidate.reasons, candidate.warnings)
      if (candidate.configuration) parts.push(candidate.configuration)
    }
  }
  return parts
}

/** What of a decision the recommendation leans on: the reasons of the winner that counted, what it needs, and how it is run. */
export const leaningParts = ({ recommended, candidates, companions, configuration }: DecisionAnswer): (readonly Citing[])[] => [
  candidates.find(({ service }) => service === recommended)?.reasons.filter(({ counted }) => counted) ?? [],
  companions,
  configuration,
]

interface Order {
  /** By id, in order of id. */
  readonly places: ReadonlyMap<string, number>
  readonly entries: readonly CitedEvidence[]
}

const orders = new WeakMap<Shelf, Order>()

function orderOf(shelf: Shelf): Order {
  const entries = [...shelf.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return { entries, places: new Map(entries.map(({ id }, place) => [id, place])) }
}

/** What is cited, in order of id. The order is worked out once for a shelf: what is cited is only marked in it. */
export function cite(parts: readonly (readonly Citing[])[], shelf: Shelf): CitedEvidence[] {
  const { entries, places } = remembered(orders, shelf, orderOf)
  const marked = new Uint8Array(entries.length)
  for (const part of parts) {
    for (const { evidence } of part) {
      if (evidence === undefined) continue
      for (const id of evidence) {
        const place = places.get(id)
        if (place !== undefined) marked[place] = 1
      }
    }
  }
  return entries.filter((_, place) => marked[place] === 1)
}
