import type { DecisionAnswer, Recommendation } from '../../advisor/answer.js'
import { withReason } from '../../advisor/gave-way.js'
import type { ArchitectureAnswer } from '../../advisor/answer-architecture.js'
import { bullets, folded, plain, section } from '../markdown.js'
import type { Telling } from '../telling.js'
import { capitalised, counted, listed, spoken } from '../words.js'
import type { Sources } from './sources.js'

type GaveWay = ArchitectureAnswer['gaveWay'][number]

/** Reasons that are read; the others are there to be opened. */
const most = 3

/** What was chosen, and for each decision the reasons for it. */
export function chosenOf({ summary, decisions, architecture: { gaveWay } }: Recommendation, telling: Telling, sources: Sources): string {
  const names = decisions.flatMap(({ candidates }) => candidates)
  const short = names.reduce((text, { name, service }) => text.replaceAll(name, telling.service(service)), summary)
  return section(
    '## Decision Outcome',
    decisions.some(({ recommended }) => recommended !== null) ? `Chosen: ${plain(short)}` : plain(short),
    ...decisions.map((decision) =>
      chosen(
        decision,
        gaveWay.find((one) => one.decision === decision.decision),
        telling,
        sources,
      ),
    ),
  )
}

function chosen(answer: DecisionAnswer, gaveWay: GaveWay | undefined, telling: Telling, sources: Sources): string {
  const { decision, question, candidates, recommended } = answer
  const name = capitalised(spoken(decision))
  const winner = candidates.find(({ service }) => service === recommended)
  if (!winner) return section(`### ${name}: open`, `${plain(question)} ${howFar(answer, telling)}`, bullets(collisions(answer, telling)))
  const lines = winner.reasons
    .filter(({ effect, counted: isCounted, rule }) => effect === 'favors' && (isCounted || rule === `${decision}.order`))
    .map(({ because, evidence }) => `${plain(telling.continued(because))}${sources.cite(evidence)}`)
  return section(
    `### ${name}: ${plain(telling.service(winner.service))}`,
    `${plain(question)} **${plain(telling.service(winner.service))}**, because`,
    bullets(lines.slice(0, most)),
    lines.length > most ? folded(counted(lines.length - most, 'further reason'), bullets(lines.slice(most))) : '',
    [howFar(answer, telling), ...(gaveWay ? [drawn(gaveWay, telling)] : [])].join(' '),
  )
}

/** That another service stands in the drawing. */
const drawn = (one: GaveWay, { service }: Telling) => withReason(`*Drawn with ${plain(service(one.to))} instead.*`, { because: plain(one.because) })

/** How sure the decision is, in a sentence. */
function howFar({ status, bounded, candidates, openQuestions }: DecisionAnswer, { service }: Telling): string {
  const level = candidates.filter(({ verdict, score }) => verdict === 'alternative' && score === candidates[0]?.score)
  const could = listed([...new Set(openQuestions.flatMap(({ couldChangeTo }) => couldChangeTo))].map(service), 'or')
  const mayEnd = openQuestions.some(({ couldChangeTo }) => couldChangeTo.length === 0)
  const changes = [...(could === '' ? [] : [`bring ${could} to the front`]), ...(mayEnd ? ['rule out every option'] : [])]
  const answers = openQuestions.every(({ seldom }) => seldom) ? 'answers that few would give' : 'answers'
  const hangs = changes.length === 0 ? 'more facts together could change this' : `${answers} to the open questions below could ${listed(changes, 'or')}`
  switch (status) {
    case 'settled':
      return '*Settled:* nothing more that could be stated changes this.'
    case 'tied':
      return `*Tied:* ${plain(`level with ${listed(level.map((one) => service(one.service)))}; the order of the options, least to run first, decided`)}${changes.length === 0 ? '' : `, and ${plain(hangs)}`}.`
    case 'none-viable':
      return '*No option is left:* what is stated rules all of them out.'
    default:
      return `*Provisional:* ${bounded ? 'whether more could change this was not proved' : plain(hangs)}.`
  }
}

const collisions = ({ collisions: found }: DecisionAnswer, { noun }: Telling) =>
  found.map(({ facts }) => plain(`${capitalised(listed(facts.map(noun)))} ${facts.length === 1 ? 'alone rules' : 'together rule'} out every option.`))
