import t from 'tap'
import type { FactValue } from '../../dist/scenario/facts.js'
import type { FactDefinition } from '../../dist/scenario/dictionary.js'
import { derive } from '../../dist/scenario/derived.js'
import { statedFacts } from '../../dist/scenario/normalise.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { bounds, changing } from '../../dist/search/analyse.js'
import { mostChanges } from '../../dist/search/counterfactuals.js'
import type { DecisionModel } from '../../dist/search/model.js'
import { type Position, winnerAfter } from '../../dist/search/position.js'
import { advisor } from '../helpers/app.js'
import { corpus } from '../helpers/corpus.js'
import { knowledge, models, positionAt } from '../helpers/search.js'

type Changes = Readonly<Record<string, FactValue>>

interface Leaf {
  readonly fact: string
  readonly operator: string
  readonly value: FactValue
}

/** The leaves of a decision's rules as they are served, and for each whether a value meets it. */
const leavesOf = (decision: string): Leaf[] =>
  (advisor.views.decision(decision)?.rules ?? []).flatMap(({ name }) => leavesIn(advisor.views.rule(name)?.conditions))

const leavesIn = (condition: unknown): Leaf[] =>
  Array.isArray(condition)
    ? condition.flatMap(leavesIn)
    : typeof condition !== 'object' || condition === null
      ? []
      : 'fact' in condition
        ? [condition as Leaf]
        : Object.values(condition).flatMap(leavesIn)

const meets: Readonly<Record<string, (value: never, required: never) => boolean>> = {
  equal: (value, required) => value === required,
  in: (value, required: readonly unknown[]) => required.includes(value),
  contains: (value: readonly unknown[], required) => value.includes(required),
  doesNotContain: (value: readonly unknown[], required) => !value.includes(required),
  lessThan: (value: number, required: number) => value < required,
  lessThanInclusive: (value: number, required: number) => value <= required,
  greaterThan: (value: number, required: number) => value > required,
  greaterThanInclusive: (value: number, required: number) => value >= required,
}

/** Which leaves are met when all that follows from what is stated is worked out. */
function patternOf(leaves: readonly Leaf[], stated: Changes): string {
  const { facts } = derive(stated)
  return leaves.map(({ fact, operator, value }) => (facts[fact] !== undefined && meets[operator]?.(facts[fact] as never, value as never) ? '1' : '0')).join('')
}

/** Every other value of each stated fact that rules can tell from the others, without a thought of what it may lead to. */
function waysOf({ model: { id }, stated }: Position): Changes[][] {
  const leaves = leavesOf(id)
  const now = patternOf(leaves, stated)
  return Object.keys(stated).map((fact) => {
    const byPattern = new Map<string, Changes>()
    for (const value of othersOf(fact, stated, leaves)) {
      const pattern = patternOf(leaves, { ...stated, [fact]: value })
      if (pattern !== now && !byPattern.has(pattern)) byPattern.set(pattern, { [fact]: value })
    }
    return [...byPattern.values()]
  })
}

function othersOf(fact: string, stated: Changes, leaves: readonly Leaf[]): readonly FactValue[] {
  const definition = knowledge.dictionary.get(fact)
  if (definition?.type === 'boolean') return [true, false]
  if (definition?.type === 'choice') return definition.values ?? []
  if (definition?.type === 'number') return figuresOf(definition, stated, leaves)
  const within = stated[fact] as readonly string[]
  const tested = new Set(leaves.flatMap((leaf) => (leaf.fact === fact ? [leaf.value as string] : [])))
  const [more, fewer] = [[...tested].filter((member) => !within.includes(member)), within.filter((member) => tested.has(member))]
  const less = fewer.map((out) => within.filter((member) => member !== out))
  return [...more.map((into) => [...within, into]), ...less, ...less.flatMap((rest) => more.map((into) => [...rest, into]))]
}

/** Figures at, just below and just above whatever a rule asks of the fact, or of one that follows from it in proportion. */
function figuresOf(
  { fact, whole = false, minimum = 0, maximum = Number.MAX_SAFE_INTEGER }: FactDefinition,
  stated: Changes,
  leaves: readonly Leaf[],
): number[] {
  const following = (figure: number, other: string) => derive({ ...stated, [fact]: figure }).facts[other]
  const marks = leaves.flatMap(({ fact: tested, value }) => {
    // Whether a cluster is mostly idle turns at half a day.
    const [other, figure] = tested === 'derived.clusterMostlyIdle' ? ['processing.clusterHoursPerDay', 12] : [tested, value]
    const [one, two] = [following(1, other), following(2, other)]
    return typeof figure !== 'number' || typeof one !== 'number' || typeof two !== 'number' || Math.abs(two - 2 * one) > 1e-9 * two || one === 0
      ? []
      : [Number((figure / one).toPrecision(12))]
  })
  const around = (mark: number) => (whole ? [Math.floor(mark) - 1, Math.floor(mark), Math.ceil(mark), Math.ceil(mark) + 1] : [mark * 0.999, mark, mark * 1.001])
  return [minimum, ...marks.flatMap(around), 0.001, maximum].filter((figure) => figure >= minimum && figure <= maximum && (!whole || Number.isInteger(figure)))
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
