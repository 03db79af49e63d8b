import fc from 'fast-check'
import t from 'tap'
import { strengths } from '../../dist/knowledge/shape/rule.js'
import { statedFacts } from '../../dist/scenario/normalise.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { bounds, holding, holdingKind } from '../../dist/search/analyse.js'
import { type Position, winnerAfter } from '../../dist/search/position.js'
import { pushedOff, pushOf } from '../../dist/search/pushed.js'
import { nobody, open } from '../../dist/search/scales.js'
import { arbitraryScenario } from '../helpers/scenarios.js'
import { knowledge, models, positionAt } from '../helpers/search.js'

/** Every decision at random scenarios and under random policy, with its winner, where the bounds leave it open. */
function forOpen(runs: number, look: (position: Position, winner: number) => void) {
  /** A bit a candidate. */
  const bits = fc.record({ excluded: fc.nat(255), preferred: fc.nat(255) })
  fc.assert(
    fc.property(arbitraryScenario(knowledge.schema), fc.option(bits, { nil: { excluded: 0, preferred: 0 } }), (scenario, { excluded, preferred }) => {
      for (const model of models) {
        const stated = statedFacts(scenario as Scenario, knowledge.dictionary)
        const isPreferred = (at: number) => (preferred & (1 << at)) !== 0
        const policy = {
          excluded: model.candidates.filter((_, at) => excluded & (1 << at) && !isPreferred(at)),
          points: model.candidates.map((_, at) => (isPreferred(at) ? strengths.strong : 0)),
        }
        const position = positionAt(model, stated, policy)
        const winner = model.scales.winner(position.now)
        if (winner !== nobody && model.scales.certain(position.now, position.most) === open) look(position, winner)
      }
    }),
    { numRuns: runs, seed: 11 },
  )
}

t.test('what a push brings about comes about when it is stated, without a known fact changing', async (t) => {
  let pushed = 0
  forOpen(100, (position, winner) => {
    const rival = pushedOff(position, winner)
    if (rival === nobody) return
    pushed++
    const other = winnerAfter(position, pushOf(position, rival), false)
    if (other === undefined || other === winner) throw new Error(`${position.model.id}: ${other}`)
  })
  t.ok(pushed > 500, `${pushed} pushes`)
})

t.test('most decisions that anything turns to a rival are turned by a push, so that it is worth trying first', async (t) => {
  let [turned, pushed] = [0, 0]
  forOpen(40, (position, winner) => {
    const { settled } = holding(position, winner)
    // No push brings about that nobody is left.
    if (settled.kind !== 'provisional' || settled.winner === nobody) return
    turned++
    if (pushedOff(position, winner) !== nobody) pushed++
  })
  t.ok(pushed > 0.9 * turned, `${pushed} of ${turned}`)
})

t.test('how far a decision holds is the same, whether only that is asked or the questions too, wherever the search has to end', async (t) => {
  let [bounded, pushed] = [0, 0]
  forOpen(60, (position, winner) => {
    for (const bound of [bounds.settle, 6, 1]) {
      const [kind, { settled, questions }] = [holdingKind(position, winner, bound), holding(position, winner, bound)]
      if (kind !== settled.kind) throw new Error(`${position.model.id}: ${kind}, not ${settled.kind}`)
      if (kind === 'bounded') bounded++
      if (settled.kind !== 'provisional' || settled.evaluations <= bound) continue
      pushed++
      const other = winnerAfter(position, settled.completion, false)
      if (other === winner || other !== settled.winner) throw new Error(`${position.model.id}: ${other}, not ${settled.winner}`)
      if (questions.some(({ fact }) => !(fact in settled.completion))) throw new Error('it asks for more than it shows')
    }
  })
  t.ok(bounded > 5 && pushed > 20, `${bounded} were left open, ${pushed} told by a push in the end`)
})
