import fc from 'fast-check'
import t from 'tap'
import { statedFacts } from '../../dist/scenario/normalise.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { holding, holdingKind } from '../../dist/search/analyse.js'
import { winnerAfter } from '../../dist/search/position.js'
import { pushedOff, pushOf } from '../../dist/search/push.js'
import { nobody, open } from '../../dist/search/scales.js'
import { arbitraryScenario } from '../helpers/scenarios.js'
import { knowledge, models, positionAt } from '../helpers/search.js'

/** Every decision at random scenarios, with its winner, where the bounds leave it open. */
function forOpen(runs: number, look: (position: ReturnType<typeof positionAt>, winner: number) => void) {
  fc.assert(
    fc.property(arbitraryScenario(knowledge.schema), (scenario) => {
      for (const model of models) {
        const position = positionAt(model, statedFacts(scenario as Scenario, knowledge.dictionary))
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

t.test('most decisions that anything turns are turned by a push, so that it is worth trying first', async (t) => {
  let [turned, pushed] = [0, 0]
  forOpen(40, (position, winner) => {
    if (holding(position, winner).settled.kind !== 'provisional') return
    turned++
    if (pushedOff(position, winner) !== nobody) pushed++
  })
  t.ok(pushed > 0.9 * turned, `${pushed} of ${turned}`)
})

t.test('how far a decision holds is the same, whether only that is asked or the questions too', async () => {
  forOpen(40, (position, winner) => {
    const [kind, { settled }] = [holdingKind(position, winner), holding(position, winner)]
    if (kind !== settled.kind) throw new Error(`${position.model.id}: ${kind}, not ${settled.kind}`)
  })
})
