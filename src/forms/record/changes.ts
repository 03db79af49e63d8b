import type { DecisionAnswer, Recommendation } from '../../advisor/answer.js'
import { bullets, plain, section } from '../markdown.js'
import type { Telling } from '../telling.js'
import { capitalised, listed, spoken } from '../words.js'

type Boundary = DecisionAnswer['boundaries'][number]['loses'][number]['boundary']

/** What of the stated requirements would have to be otherwise for another service. */
export const changesOf = ({ decisions }: Recommendation, telling: Telling): string =>
  section(
    '## What Would Change the Decision',
    decisions.some(mayLapse) ? 'All else stays as stated. Where a limit leaves nothing that raises the decision, `decide` has to name it.' : '',
    ...decisions.map(({ decision, recommended, counterfactuals, boundaries }) => {
      const single = new Set(counterfactuals.flatMap(({ service, changes }) => (changes.length === 1 ? [`${service} ${changes[0]?.fact}`] : [])))
      const moved = counterfactuals.map(
        ({ service, changes, needsDecide }) =>
          `**${plain(telling.service(service))}**, if ${listed(changes.map((change) => plain(changed(change, telling))))}${needsDecide ? '; `decide` then has to name the decision' : ''}`,
      )
      const limits = boundaries.flatMap(({ fact, stated, loses }) =>
        loses
          .filter(({ to }) => !single.has(`${to} ${fact}`))
          .map(({ boundary, to }) => {
            const name = to === null ? 'none of the options' : telling.service(to)
            return `**${plain(name)}**, if ${plain(`${telling.noun(fact)} is ${limit(boundary, fact, telling)}`)} (stated: ${plain(telling.measure(fact, stated))})`
          }),
      )
      return section(
        moved.length + limits.length === 0
          ? ''
          : `${capitalised(spoken(decision))}${recommended === null ? '' : `, now ${plain(telling.service(recommended))}`}, would go to`,
        bullets([...moved, ...limits]),
      )
    }),
  )

/** Whether a limit is of something that raised the decision, which might not be raised beyond it. */
const mayLapse = ({ raisedBy, boundaries }: DecisionAnswer) => boundaries.some(({ fact }) => raisedBy.includes(fact))

type Change = DecisionAnswer['counterfactuals'][number]['changes'][number]

function changed({ fact, from, to, boundary }: Change, telling: Telling): string {
  if (boundary) return `${telling.noun(fact)} is ${limit(boundary, fact, telling)}`
  if (!Array.isArray(from) || !Array.isArray(to)) return telling.clause(fact, to)
  const named = (members: readonly string[]) => listed(members.map((member) => telling.member(fact, member)))
  const [more, less] = [to.filter((member) => !from.includes(member)), from.filter((member) => !to.includes(member))]
  const noun = telling.noun(fact)
  if (less.length === 0) return `${noun} include ${named(more)} as well`
  return more.length === 0 ? `${noun} do not include ${named(less)}` : `${noun} include ${named(more)} in place of ${named(less)}`
}

function limit(boundary: Boundary, fact: string, { measure, least }: Telling): string {
  // Fractions of large limits come from other units, such as MiB in kB.
  const told = (value: number) => measure(fact, value >= 1000 ? Math.round(value) : value)
  if ('from' in boundary) return `${told(boundary.from)} or more`
  if ('above' in boundary) return `more than ${told(boundary.above)}`
  if ('below' in boundary) return `less than ${told(boundary.below)}`
  return `${told(boundary.upTo)}${boundary.upTo === least(fact) ? '' : ' or less'}`
}
