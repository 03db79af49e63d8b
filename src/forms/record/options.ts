import type { DecisionAnswer, Recommendation } from '../../advisor/answer.js'
import type { CandidateAnswer } from '../../advisor/answer-candidate.js'
import { bullets, folded, plain, section, table } from '../markdown.js'
import type { Telling } from '../telling.js'
import { capitalised, counted, spoken } from '../words.js'
import type { Sources } from './sources.js'

/** Who was in the running for what. */
export const optionsOf = ({ decisions }: Recommendation): string =>
  section(
    '## Considered Options',
    decisions.length === 0
      ? ''
      : table(
          ['Decision', 'Options, best first', 'Ruled out'],
          decisions.map(({ decision, candidates }) => [capitalised(spoken(decision)), named(candidates, false), named(candidates, true)]),
        ),
  )

const named = (candidates: readonly CandidateAnswer[], isOut: boolean) =>
  candidates
    .filter(({ verdict }) => (verdict === 'eliminated') === isOut)
    .map(({ name, verdict }) => (verdict === 'recommended' ? `**${plain(name)}**` : plain(name)))
    .join(', ') || 'none'

/** What speaks for and against the rivals, for those who ask. */
export const prosAndConsOf = ({ decisions }: Recommendation, telling: Telling, sources: Sources): string =>
  section('## Pros and Cons of the Options', ...decisions.map((decision) => rivals(decision, telling, sources)))

function rivals({ decision, candidates }: DecisionAnswer, telling: Telling, sources: Sources): string {
  const others = candidates.filter(({ verdict }) => verdict !== 'recommended')
  return folded(
    `${capitalised(spoken(decision))}: ${counted(others.length, 'other option')}`,
    others
      .map(({ name, reasons }) => section(`#### ${plain(name)}`, bullets(points(reasons, telling, sources)) || 'Nothing speaks for or against it.'))
      .join('\n\n'),
  )
}

/** More reasons than these change nobody's mind. */
const most = 4
const openings = { eliminates: 'Ruled out, because', favors: 'Good, because', disfavors: 'Bad, because' }

const points = (reasons: CandidateAnswer['reasons'], { continued }: Telling, sources: Sources) => {
  const weighed = reasons.filter(({ effect, counted }) => counted || effect === 'eliminates')
  const shown = weighed.slice(0, most).map(({ effect, because, evidence }) => `${openings[effect]} ${plain(continued(because))}${sources.cite(evidence)}`)
  return weighed.length > most ? [...shown, `and for ${counted(weighed.length - most, 'further reason')}`] : shown
}
