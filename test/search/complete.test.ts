import t from 'tap'
import type { FactValue } from '../../dist/scenario/facts.js'
import { statedFacts } from '../../dist/scenario/normalise.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { bounds, changing } from '../../dist/search/analyse.js'
import { type Alternative, otherValues, valueOf } from '../../dist/search/changes.js'
import { mostChanges } from '../../dist/search/counterfactuals.js'
import { figureSteps } from '../../dist/search/figures.js'
import type { DecisionModel } from '../../dist/search/model.js'
import { type Position, winnerAfter } from '../../dist/search/position.js'
import { corpus } from '../helpers/corpus.js'
import { knowledge, models, positionAt } from '../helpers/search.js'

type Changes = Readonly<Record<string, FactValue>>

/** Every other value of each stated fact that rules can tell from the others, without a thought of what it may lead to. */
function waysOf(position: Position): Changes[][] {
  const { model, statedAt } = position
  const ways: Changes[][] = []
  for (const { members } of model.units)
    for (const changeable of members) {
      if (statedAt[changeable.index] === undefined) continue
      const found: Alternative[] = changeable.definition.type === 'number' ? figureSteps(position, changeable) : otherValues(position, changeable, model.used)
      ways.push(found.map((one) => ({ [changeable.fact]: valueOf(position, one) })))
    }
  return ways
}

function* choices(ways: readonly Changes[][], count: number, from = 0): Generator<Changes> {
  if (count === 0) yield {}
  else
    for (let at = from; at < ways.length; at++)
      for (const one of ways[at] ?? []) for (const others of choices(ways, count - 1, at + 1)) yield { ...one, ...others }
}

/** For each candidate how many facts must change at least for it to win, by trying all changes on the real derivation. */
function leastChanges(model: DecisionModel, position: Position): Map<number, number> {
  const least = new Map<number, number>()
  const ways = waysOf(position)
  const { top } = model.sheet
  for (let count = 1; count <= mostChanges; count++)
    for (const changes of choices(ways, count)) {
      const rival = winnerAfter(position, changes, true) as number
      if (!least.has(rival)) least.set(rival, count)
      model.sheet.top = top
    }
  return least
}

/** What the search says of the rivals of one decision that trying everything does not. Nothing where everything is too much to try. */
function differences(model: DecisionModel, stated: Changes, mostWays: number): readonly unknown[] | undefined {
  const position = positionAt(model, stated)
  if (waysOf(position).flat().length > mostWays) return undefined
  const winner = model.scales.winner(position.now)
  const { found, outOfReach, evaluations } = changing(position, winner).counterfactuals
  if (evaluations >= bounds.counterfactuals) return undefined
  const least = leastChanges(model, positionAt(model, stated))
  return [
    ...found.filter(({ candidate, changes }) => changes.length !== least.get(candidate)),
    ...outOfReach.filter(({ candidate }) => least.has(candidate)),
  ].map((told) => ({ told, least: least.get(told.candidate) }))
}

t.test('what would let a rival win is found wherever trying everything finds it, and with no change more', async (t) => {
  let tried = 0
  for (const scenario of corpus) {
    for (const model of models) {
      const different = differences(model, statedFacts(scenario as Scenario, knowledge.dictionary), 18)
      if (different) tried++
      if (different && different.length > 0) t.same(different, [], `${model.id} for ${JSON.stringify(scenario)}`)
    }
  }
  t.ok(tried > 300, `${tried} decisions`)
})

t.test('so it is where one change only makes good what another brings about', async (t) => {
  const kept: readonly (readonly [string, string, Changes])[] = [
    [
      'a rule that would come to be met for another candidate is kept from it',
      'schema-discovery',
      { 'processing.atRest': ['cleaning'], 'data.schema': 'unknown', destinations: ['redshift'], 'storage.structure': 'unstructured' },
    ],
    [
      'a reason that is lost is replaced by another of the same concern',
      'delivery',
      {
        'messaging.connectors': true,
        'data.changeCapture': false,
        'messaging.ordering': 'per-key',
        'processing.inFlight': ['threshold'],
        'processing.schedule': 'continuous',
        'data.outputFormat': 'csv',
        'dashboards.refreshSeconds': 12.7,
        'cost.priority': 'lowest',
      },
    ],
    [
      'of three',
      'orchestration',
      {
        'processing.frameworks': [],
        'processing.schedule': 'hourly',
        'orchestration.scope': 'multi-service',
        'orchestration.needs': ['notifications'],
        'cost.priority': 'lowest',
        'existing.replace': ['activemq', 'glue-etl'],
      },
    ],
  ]
  for (const [name, id, stated] of kept) t.same(differences(models.find((one) => one.id === id) as DecisionModel, stated, 100), [], name)
})
