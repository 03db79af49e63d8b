// How many questions it takes until nothing more can change the winner: asked in our order, and in the order of the schema.
import { holding } from '../dist/search/analyse.js'
import { nobody } from '../dist/search/scales.js'
import { knowledge, knownOf, models, placed } from './grounds.mjs'
import { numbers, randomFacts } from './scenarios.mjs'
import { mean, rounded, row } from './table.mjs'

/** The fact that is to be asked for, or undefined where nothing can change the winner any more. */
const ours = ({ questions }) => questions[0]?.fact

/** The first fact of the schema that rules of the decision test and that is not known yet. */
const bySchema = (_, { model, known }) => model.facts.find(({ index }) => known.knownAt[index] === undefined)?.fact

/** Asks until it is settled. A hidden scenario has an answer to every question. */
function stepsOf(model, hidden, order) {
  const stated = Object.create(null)
  for (let steps = 0; ; steps++) {
    const known = knownOf(stated)
    const { position, winner } = placed(model, known)
    const held = winner === nobody ? { settled: { kind: 'settled' }, questions: [] } : holding(position, winner)
    if (held.settled.kind === 'settled') return steps
    const fact = order(held, { model, known }) ?? bySchema(held, { model, known })
    if (fact === undefined) return steps
    stated[fact] = hidden[fact]
  }
}

export function stepRows(count = 500) {
  const next = numbers(31)
  const trials = Array.from({ length: count }, () => ({
    model: models[Math.floor(next() * models.length)],
    hidden: randomFacts(knowledge.dictionary, next, 1),
  }))
  const [mine, plain] = [ours, bySchema].map((order) => mean(trials.map(({ model, hidden }) => stepsOf(model, hidden, order))))
  return [
    row(
      `questions until settled: our order ÷ schema order, ${count} hidden scenarios`,
      rounded(mine / plain),
      '≤ 0.80',
      '≤ 0.65',
      `${rounded(mine, 1)} and ${rounded(plain, 1)} questions`,
    ),
  ]
}
