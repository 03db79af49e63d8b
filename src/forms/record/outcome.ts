import type { DecisionAnswer, Recommendation } from '../../advisor/answer.js'
import { bullets, folded, plain, section } from '../markdown.js'
import type { Telling } from '../telling.js'
import { capitalised, continued, counted, listed, spoken } from '../words.js'
import type { Sources } from './sources.js'

/** Reasons that are read; the others are there to be opened. */
const most = 3

/** What was chosen, and for each decision the reasons for it. */
export function outcomeOf({ summary, decisions }: Recommendation, telling: Telling, sources: Sources): string {
  const names = decisions.flatMap(({ candidates }) => candidates)
  const short = names.reduce((text, { name, service }) => text.replaceAll(name, telling.service(service)), summary)
  return section(
    '## Decision Outcome',
    decisions.length === 0 ? plain(short) : `Chosen: ${plain(short)}`,
    ...decisions.map((decision) => chosen(decision, telling, sources)),
  )
}

function chosen(answer: DecisionAnswer, telling: Telling, sources: Sources): string {
  const { decision, question, candidates, recommended } = answer
  const name = capitalised(spoken(decision))
  const winner = candidates.find(({ service }) => service === recommended)
  if (!winner) return section(`### ${name}: open`, `${plain(question)} ${howFar(answer, telling)}`, bullets(collisions(answer, telling)))
  const lines = winner.reasons
    .filter(({ effect, counted: isCounted, rule }) => effect === 'favors' && (isCounted || rule === `${decision}.order`))
    .map(({ because, evidence }) => `${plain(continued(because))}${sources.cite(evidence)}`)
  return section(
    `### ${name}: ${plain(telling.service(winner.service))}`,
    `${plain(question)} **${plain(telling.service(winner.service))}**, because`,
    bullets(lines.slice(0, most)),
    lines.length > most ? folded(counted(lines.length - most, 'further reason'), bullets(lines.slice(most))) : '',
    howFar(answer, telling),
  )
}

/** How sure the decision is, in a sentence. */
function howFar({ status, bounded, candidates, openQuestions }: DecisionAnswer, { service }: Telling): string {
  const level = candidates.filter(({ verdict, score }) => verdict === 'alternative' && score === candidates[0]?.score)
  const could = listed([...new Set(openQuestions.flatMap(({ couldChangeTo }) => couldChangeTo))].map(service), 'or')
  const hangs = could === '' ? 'more facts together could change this' : `the open questions below could bring ${could} to the front`
  switch (status) {
    case 'settled':
      return '*Settled:* nothing more that could be stated changes this.'
    case 'tied':
      return `*Tied:* ${plain(`level with ${listed(level.map((one) => service(one.service)))}; the order of the options, least to run first, decided`)}${could === '' ? '' : `, and ${plain(hangs)}`}.`
    case 'none-viable':
      return '*No option is left:* what is stated rules all of them out.'
    default:
      return `*Provisional:* ${bounded ? 'whether more could change this was not proved' : plain(hangs)}.`
  }
}

const collisions = ({ collisions: found }: DecisionAnswer, { noun }: Telling) =>
  found.map(({ facts }) => plain(`${capitalised(listed(facts.map(noun)))} together rule out every option.`))
