import fc from 'fast-check'
import t from 'tap'
import type { FactValue } from '../../dist/scenario/facts.js'
import { statedFacts } from '../../dist/scenario/normalise.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { bounds, changing, holding } from '../../dist/search/analyse.js'
import { nobody, open } from '../../dist/search/scales.js'
import { narrow, nothing, release, setBit, type Vector, widen } from '../../dist/search/sheet.js'
import { arbitraryScenario } from '../helpers/scenarios.js'
import { knowledge, models, positionAt } from '../helpers/search.js'

/** What both searches of every decision spend on what is stated, the dearest decision first. */
const spent = (stated: Readonly<Record<string, FactValue>>) =>
  models.map((model) => {
    const position = positionAt(model, stated)
    const winner = model.scales.winner(position.now)
    return { settle: holding(position, winner).settled.evaluations, changes: changing(position, winner).counterfactuals.evaluations }
  })

const statable = [...knowledge.dictionary.values()].filter(({ question }) => question !== '')
const everything = (members: (values: readonly string[]) => readonly string[]) =>
  Object.fromEntries(
    statable.map(({ fact, type, values = [], minimum = 0 }): [string, FactValue] => [
      fact,
      type === 'set' ? members(values) : type === 'choice' ? (values[0] as string) : type === 'boolean' ? true : Math.max(minimum, 1),
    ]),
  )

t.test('no scenario, however it is built, makes a search cost more than its bound', async (t) => {
  const hostile = {
    'nothing known': {},
    'everything set, all members of every set': everything((values) => values),
    'everything set, every set empty': everything(() => []),
    'everything set, half of every set': everything((values) => values.filter((_, at) => at % 2 === 0)),
    'only long sets': Object.fromEntries(statable.flatMap(({ fact, type, values = [] }) => (type === 'set' ? [[fact, values]] : []))),
  }
  for (const [name, stated] of Object.entries(hostile)) {
    for (const { settle, changes } of spent(stated)) {
      t.ok(settle <= bounds.settle + 1, `${name}: ${settle} to settle it`)
      t.ok(changes <= bounds.counterfactuals + 1, `${name}: ${changes} for changes`)
    }
  }
})

t.test('random scenarios end within their bounds but for one in a hundred', async (t) => {
  let searches = 0
  let bounded = 0
  fc.assert(
    fc.property(arbitraryScenario(knowledge.schema), (scenario) => {
      for (const { settle, changes } of spent(statedFacts(scenario as Scenario, knowledge.dictionary))) {
        searches++
        if (settle > bounds.settle || changes >= bounds.counterfactuals) bounded++
      }
    }),
    { numRuns: 60, seed: 20261126 },
  )
  t.ok(bounded <= searches / 100, `${bounded} of ${searches}`)
})

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
        for (let among = 0; among < 1 << model.candidates.length; among++) {
          const [may] = model.candidates.map((_, one) => one).filter((one) => among & scales.mayWin(-1, least, most) & (1 << one))
          const first = scales.firstToWin(among, least, most)
          if (first !== (may ?? nobody)) throw new Error(`${model.id}: ${may} is the first of ${among} that may win, and ${first} was told`)
          const won = scales.firstToWin(among, state, state)
          if (won !== (winner !== nobody && among & (1 << winner) ? winner : nobody))
            throw new Error(`${model.id}: ${winner} wins, and of ${among} ${won} was told`)
        }
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
