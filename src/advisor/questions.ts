import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import type { DecisionAnswer, Recommendation } from './answer.js'
import { statableFacts } from './facts-of.js'
import { placesOf, type Situation } from './situation.js'

const most = 5

/** What is most useful to state next over all decisions; where none is raised, what would raise the most. */
export function nextQuestions(answers: readonly DecisionAnswer[], situation: Situation, knowledge: Knowledge): Recommendation['nextQuestions'] {
  const weights = answers.length > 0 ? weightsOfOpen(answers) : weightsOfRaising([...knowledge.decisions.values()])
  const places = placesOf(knowledge.dictionary)
  return [...weights]
    .flatMap(([fact, weight]) => {
      const question = knowledge.dictionary.get(fact)?.question ?? ''
      return question === '' || situation.stated[fact] !== undefined ? [] : [{ fact, question, weight, place: places.get(fact) as number }]
    })
    .sort((a, b) => b.weight - a.weight || a.place - b.place)
    .slice(0, most)
    .map(({ fact, question }) => ({ fact, question }))
}

/** For each open fact the shares of its decisions; one that only counts together with others comes after all that count alone. */
function weightsOfOpen(answers: readonly DecisionAnswer[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { openQuestions } of answers) for (const { fact, share } of openQuestions) weights.set(fact, (weights.get(fact) ?? 0) + share)
  return weights
}

/** For each fact the number of decisions that it can raise. */
function weightsOfRaising(decisions: readonly Decision[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { raisedBy } of decisions) for (const fact of statableFacts(raisedBy)) weights.set(fact, (weights.get(fact) ?? 0) + 1)
  return weights
}
