import type { DecisionAnswer, Recommendation } from '../../advisor/answer.js'
import type { CandidateAnswer, ChosenSetting } from '../../advisor/answer-candidate.js'
import { bullets, plain, section, table } from '../markdown.js'
import type { Telling } from '../telling.js'
import { capitalised, spoken } from '../words.js'
import type { Sources } from './sources.js'

/** What follows from the choice: what it takes, what it costs, and how each service is to be run. */
export function consequencesOf(answer: Recommendation, telling: Telling, sources: Sources): string {
  const { decisions, referrals, warnings, architecture } = answer
  const drawn = new Set(architecture.nodes.flatMap(({ service }) => service ?? []))
  const lines = [
    ...decisions.flatMap((decision) => needs(decision, telling, sources)),
    ...referrals.map(
      ({ to, because, evidence }) => `Neutral, because ${plain(to)} meets a need beyond these services. ${plain(because)}${sources.cite(evidence)}`,
    ),
    ...decisions.flatMap((decision) => givenUp(decision, drawn, telling, sources)),
    ...decisions.flatMap((decision) => toMind(decision, telling, sources)),
    // Expired evidence is told where the day to look again is.
    ...warnings
      .filter(({ code }) => code !== 'evidence-expired')
      .map(({ code, message, evidence = [] }) => `${hints.has(code) ? 'Mind' : 'Clear up'}: ${plain(message)}${sources.cite(evidence)}`),
  ]
  return section('### Consequences', bullets([...new Set(lines)]), ...settings(answer, telling, sources))
}

/** Warnings of what the answer did, and not of what was stated. */
const hints = new Set(['weak-winner', 'replaced-winner', 'kept-not-drawn', 'framework-not-drawn'])

const winnerOf = ({ candidates }: DecisionAnswer): CandidateAnswer | undefined => candidates.find(({ verdict }) => verdict === 'recommended')

const needs = ({ recommended, companions }: DecisionAnswer, { service }: Telling, sources: Sources) =>
  companions.map(
    ({ service: id, because, evidence }) =>
      `Neutral, because ${plain(`${service(recommended ?? '')} does not work without ${service(id)}. ${because}`)}${sources.cite(evidence)}`,
  )

const toMind = (decision: DecisionAnswer, { service, continued }: Telling, sources: Sources) =>
  (winnerOf(decision)?.warnings ?? []).map(
    ({ message, evidence }) => `Mind, with ${plain(service(decision.recommended ?? ''))}: ${plain(continued(message))}${sources.cite(evidence)}`,
  )

/** What speaks against the winner, and the best that the runner-up would have brought, unless it stands in the architecture anyway. */
function givenUp(decision: DecisionAnswer, drawn: ReadonlySet<string>, { service, continued }: Telling, sources: Sources): string[] {
  const winner = winnerOf(decision)
  if (!winner) return []
  const bad = winner.reasons
    .filter(({ effect, counted }) => effect === 'disfavors' && counted)
    .map(({ because, evidence }) => `Bad, because ${plain(continued(because))}${sources.cite(evidence)}`)
  const runnerUp = decision.candidates.find(({ verdict }) => verdict === 'alternative')
  const won = new Set(winner.reasons.filter(({ effect }) => effect === 'favors').map(({ concern }) => concern))
  const missed = runnerUp?.reasons.find(({ effect, counted, concern }) => effect === 'favors' && counted && !won.has(concern))
  if (!runnerUp || !missed || drawn.has(runnerUp.service)) return bad
  const name = plain(service(runnerUp.service))
  return [
    ...bad,
    `Bad, because the choice for ${spoken(decision.decision)} gives up what speaks for ${name}: ${plain(continued(missed.because))}${sources.cite(missed.evidence)}`,
  ]
}

/** How to run each service: what the requirements ask for in full, what is left at its default in a line. */
function settings({ decisions, architecture: { nodes, gaveWay } }: Recommendation, { service }: Telling, sources: Sources): string[] {
  const perService = new Map<string, readonly ChosenSetting[]>()
  for (const { recommended, configuration } of decisions) if (recommended !== null && configuration.length > 0) perService.set(recommended, configuration)
  // What the drawing takes in place of a winner is to be run too.
  for (const { decision, to } of gaveWay) {
    const drawn = decisions.find((one) => one.decision === decision)?.candidates.find(({ service: id }) => id === to)
    if (drawn?.configuration?.length && !perService.has(to)) perService.set(to, drawn.configuration)
  }
  for (const { id, configuration } of nodes) if (configuration) perService.set(id, configuration)
  return [...perService].map(([id, chosen]) => {
    const asked = chosen.filter(({ rule, setting }) => rule !== `${id}.${setting}.default`)
    const left = chosen.filter((setting) => !asked.includes(setting))
    return section(
      `#### How to run ${plain(service(id))}`,
      asked.length === 0
        ? ''
        : table(
            ['Setting', 'Value', 'Because'],
            asked.map(({ setting, value, because, evidence }) => [capitalised(spoken(setting)), `\`${value}\``, `${plain(because)}${sources.cite(evidence)}`]),
          ),
      left.length === 0 ? '' : `At their defaults: ${left.map(({ setting, value }) => `${spoken(setting)} \`${value}\``).join(', ')}.`,
    )
  })
}
