import fc from 'fast-check'
import t from 'tap'
import { nobody, open } from '../../dist/search/scales.js'
import { narrow, nothing, release, setBit, type Vector, widen } from '../../dist/search/sheet.js'
import { models, positionAt } from '../helpers/search.js'

t.test('what bounds say of all states between two holds for each of them', async (t) => {
  let certain = 0
  for (const model of models) {
    const { sheet, scales, used } = model
    positionAt(model, {})
    const { top } = sheet
    const bits = Array.from({ length: sheet.words * 32 }, (_, bit) => bit)
    const written = (chosen: readonly number[]): Vector => {
      const vector = nothing(sheet)
      for (const bit of chosen) setBit(sheet, vector, bit)
      return narrow(sheet, vector, used)
    }
    const some = fc.subarray(bits, { maxLength: 6 })
    fc.assert(
      fc.property(some, some, fc.infiniteStream(fc.boolean()), (sure, possible, choice) => {
        const least = written(sure)
        const most = widen(sheet, written(possible), least)
        const state = widen(sheet, written(possible.filter(() => choice.next().value)), least)
        const winner = scales.winner(state)
        const said = scales.certain(least, most)
        if (said !== open) certain++
        if (said !== open && said !== winner) throw new Error(`${model.id}: ${said} was certain, ${winner} wins`)
        if (winner !== nobody && (scales.mayWin(-1, least, most) & (1 << winner)) === 0) throw new Error(`${model.id}: ${winner} could not win, and does`)
        for (const rival of model.candidates.keys())
          if (rival !== winner && winner !== nobody && !scales.mayPass(winner, rival, least, most))
            throw new Error(`${model.id}: ${winner} could not pass ${rival}, and does`)
        release(sheet, top)
      }),
      { numRuns: 150, seed: 5 },
    )
  }
  t.ok(certain > 100, `${certain} times something was certain`)
})

t.test('a winner is level with the next candidate that has as many points', async (t) => {
  for (const model of models) {
    const { now } = positionAt(model, {})
    const winner = model.scales.winner(now)
    const level = model.scales.level(now, winner)
    t.ok(level > winner, `${model.id}: nothing is known, so ${model.candidates[winner]} comes first by order, level with ${model.candidates[level]}`)
  }
})
