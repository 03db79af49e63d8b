import type { Knowledge } from '../knowledge/load.js'
import type { Service } from '../knowledge/shape/service.js'
import { once } from '../memory.js'
import type { Holds } from './analysis.js'
import type { DecisionAnswer, Referral, Warning } from './answer.js'
import type { ArchitectureAnswer } from './answer-architecture.js'
import type { CandidateAnswer, ChosenSetting, Reason } from './answer-candidate.js'
import { collisionsOf } from './collisions.js'
import { configure, isBeside } from './configure.js'
import type { Decided } from './decide.js'
import { statedFactsBehind } from './facts-of.js'
import { raisedRule } from './program.js'
import { metConditions, type Situation } from './situation.js'
import { companionsOf } from './standing.js'
import type { Weighed } from './weigh.js'

/** How much an answer tells: `full` adds the ledger of all rules, and how the alternatives would be run. */
export type Detail = 'standard' | 'full'

/** What a decision advises and why, without how far it holds. */
export type Advice = Omit<DecisionAnswer, keyof Holds | 'ledger'>

/** One decision explained, and what was undecided about the winner's settings. */
export interface Explained {
  readonly decided: Decided
  readonly advice: Advice
  readonly warnings: readonly Warning[]
}

export function explain(
  decided: Decided,
  situation: Situation,
  knowledge: Knowledge,
  architecture: ArchitectureAnswer,
  detail: Detail = 'standard',
): Explained {
  const { decision, winner, candidates } = decided
  const service = winner === null ? undefined : knowledge.services.get(winner)
  const { settings, warnings } = service ? configure(service, situation, architecture) : { settings: [], warnings: [] }
  const drawn = architecture.gaveWay.find((one) => one.decision === decision.id)?.to
  const advice = {
    decision: decision.id,
    question: decision.question,
    raisedBy: raisedByOf(decided, situation),
    recommended: winner,
    companions: service ? companionsOf(service, situation) : [],
    configuration: [...settings],
    candidates: candidates.map((candidate) => candidateAnswer(candidate, { winner, drawn, architecture, detail }, situation, knowledge)),
    collisions: collisionsOf(decided),
  }
  return { decided, advice, warnings }
}

/** The stated facts that raised a decision, or `decide`. */
const raisedByOf = ({ decision, isAsked }: Decided, situation: Situation): string[] =>
  isAsked ? ['decide'] : statedFactsBehind(metConditions(situation.matches.get(raisedRule(decision.id)) ?? [], situation))

interface Among {
  readonly winner: string | null
  /** What the architecture is drawn with in place of the winner. */
  readonly drawn: string | undefined
  readonly architecture: ArchitectureAnswer
  readonly detail: Detail
}

function candidateAnswer(
  { service, eliminated, score, reasons }: Weighed,
  { winner, drawn, architecture, detail }: Among,
  situation: Situation,
  { services }: Knowledge,
): CandidateAnswer {
  const entry = services.get(service)
  const isTold = service === drawn || (detail === 'full' && !eliminated && service !== winner)
  const stands = architecture.nodes.some(({ id }) => id === service)
  const settings = once(() => (entry ? configure(entry, situation, stands ? architecture : undefined).settings : []))
  return {
    service,
    name: entry?.name ?? service,
    verdict: eliminated ? 'eliminated' : service === winner ? 'recommended' : 'alternative',
    score,
    reasons: reasons as Reason[],
    warnings: eliminated || !entry ? [] : warningsOf(entry, situation, settings),
    ...(isTold && entry ? { configuration: [...settings()] } : {}),
  }
}

/** What whoever takes a service, set up so, should know. */
function warningsOf({ rules }: Service, { matches, excluded }: Situation, settings: () => readonly ChosenSetting[]): CandidateAnswer['warnings'] {
  const warnings: CandidateAnswer['warnings'] = []
  for (const rule of rules) {
    const { name, because, event, always, evidence } = rule
    if (!(always || matches.has(name)) || !isBeside(rule, settings)) continue
    if (event.type === 'warns') warnings.push({ code: event.params.code, message: because, rule: name, evidence })
    else if ('without' in event.params && excluded.includes(event.params.service))
      warnings.push({ code: event.params.without, message: because, rule: name, evidence })
  }
  return warnings
}

/** Needs outside the catalog, by rule. */
export function referralsOf(situation: Situation, { referrals }: Knowledge): Referral[] {
  const met: Referral[] = []
  for (const { name, because, event, evidence } of referrals) {
    const leaves = situation.matches.get(name)
    if (leaves) met.push({ to: event.params.to, because, rule: name, matched: metConditions(leaves, situation), evidence })
  }
  return met
}
