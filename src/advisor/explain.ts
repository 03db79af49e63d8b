import type { Knowledge } from '../knowledge/load.js'
import type { CandidateAnswer, DecisionAnswer, Referral, Warning } from './answer.js'
import { collisionsOf } from './collisions.js'
import { configure } from './configure.js'
import type { Decided } from './decide.js'
import { metConditions, type Situation } from './situation.js'
import { companionsOf } from './standing.js'
import type { Weighed } from './weigh.js'

/** One decision as the answer shows it, and what was undecided about the winner's settings. */
export interface Explained {
  readonly answer: DecisionAnswer
  readonly warnings: readonly Warning[]
}

export function explain(decided: Decided, situation: Situation, knowledge: Knowledge): Explained {
  const { decision, raisedBy, status, winner, candidates } = decided
  const service = winner === null ? undefined : knowledge.services.get(winner)
  const configuration = service ? configure(service, situation) : { settings: [], warnings: [] }
  return {
    answer: {
      decision: decision.id,
      question: decision.question,
      raisedBy: [...raisedBy],
      status,
      recommended: winner,
      companions: service ? companionsOf(service, situation) : [],
      configuration: [...configuration.settings],
      candidates: candidates.map((candidate) => candidateAnswer(candidate, winner, situation, knowledge)),
      collisions: collisionsOf(decided, situation),
    },
    warnings: configuration.warnings,
  }
}

function candidateAnswer(
  { service, eliminated, score, reasons }: Weighed,
  winner: string | null,
  situation: Situation,
  { services }: Knowledge,
): CandidateAnswer {
  const entry = services.get(service)
  const warnings =
    eliminated || !entry ? [] : entry.rules.filter(({ name, event, always }) => event.type === 'warns' && (always || situation.matches.has(name)))
  return {
    service,
    name: entry?.name ?? service,
    verdict: eliminated ? 'eliminated' : service === winner ? 'recommended' : 'alternative',
    score,
    reasons: [...reasons],
    warnings: warnings.flatMap(({ name, because, event, evidence }) =>
      event.type === 'warns' ? [{ code: event.params.code, message: because, rule: name, evidence: [...evidence] }] : [],
    ),
  }
}

/** Needs outside the catalog, by rule. */
export const referralsOf = (situation: Situation, { referrals }: Knowledge): Referral[] =>
  [...referrals]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, because, event, evidence }) => {
      const leaves = situation.matches.get(name)
      return leaves ? [{ to: event.params.to, because, rule: name, matched: metConditions(leaves, situation), evidence: [...evidence] }] : []
    })
