import type { Recommendation } from '../advisor/answer.js'
import type { CandidateAnswer } from '../advisor/answer-candidate.js'
import { leaningOf } from './record/leaning.js'

/**
 * An answer as a record keeps it: of each winner every reason with its sentence and evidence, of the rivals the rules alone.
 * The rest can be had again from scenario and ruleset.
 */
export const trimmed = (answer: Recommendation) => ({
  id: answer.id,
  ruleset: answer.ruleset,
  decisions: answer.decisions.map(({ decision, status, recommended, companions, configuration, candidates }) => ({
    decision,
    status,
    recommended,
    companions: companions.map(({ service, rule, evidence }) => ({ service, rule, evidence })),
    configuration: configuration.map(({ setting, value, rule, evidence }) => ({ setting, value, rule, evidence })),
    candidates: candidates.map((candidate) => ({
      service: candidate.service,
      verdict: candidate.verdict,
      score: candidate.score,
      reasons: candidate.reasons.map((reason) => trimmedReason(reason, candidate.verdict === 'recommended')),
      ...(candidate.verdict === 'recommended' ? { warnings: candidate.warnings.map(({ code, rule }) => ({ code, rule })) } : {}),
    })),
  })),
  architecture: {
    nodes: answer.architecture.nodes.map(({ id, service, role }) => ({ id, ...(service === undefined ? {} : { service }), role })),
    edges: answer.architecture.edges.map(({ from, to, kind, evidence }) => ({ from, to, kind, evidence })),
    gaveWay: answer.architecture.gaveWay.map(({ decision, from, to }) => ({ decision, from, to })),
  },
  referrals: answer.referrals.map(({ to, rule }) => ({ to, rule })),
  warnings: answer.warnings.map(({ code, rule, message }) => ({ code, ...(rule === undefined ? {} : { rule }), message })),
  evidence: leaningOf(answer).map(({ id, asOf, status }) => ({ id, asOf, ...(status === undefined ? {} : { status }) })),
})

const trimmedReason = ({ rule, effect, strength, counted, because, evidence }: CandidateAnswer['reasons'][number], isWinner: boolean) => ({
  rule,
  effect,
  ...(strength === undefined ? {} : { strength }),
  counted,
  ...(isWinner ? { because, evidence } : {}),
})
