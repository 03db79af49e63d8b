import fc from 'fast-check'
import t from 'tap'
import type { FactValue } from '../../dist/scenario/facts.js'
import { statedFacts } from '../../dist/scenario/normalise.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { bounds, changing, holding } from '../../dist/search/analyse.js'
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
