import { isDeepStrictEqual } from 'node:util'
import type { EngineRule, Evaluator, EvaluatorFactory, Matches, MetLeaf } from '../engine/evaluator.js'
import type { Knowledge } from '../knowledge/load.js'
import { derive } from '../scenario/derived.js'
import { statedFacts } from '../scenario/normalise.js'
import { askedOnce } from './asked-once.js'

/** A rule of which the evaluator that serves and the evaluator of record say different things. */
export interface Difference {
  /** Id of the worked scenario. */
  readonly scenario: string
  readonly rule: string
  readonly served: string
  readonly reference: string
}

/**
 * Evaluates the worked scenarios both ways and tells the first difference, if there is one: a rule that only one of them takes for
 * met, or that has other leaves or another place. The evaluator of record is asked once where scenarios ask it the same.
 */
export async function selfCheck(
  { scenarios, dictionary }: Pick<Knowledge, 'scenarios' | 'dictionary'>,
  served: Evaluator,
  program: readonly EngineRule[],
  reference: EvaluatorFactory,
): Promise<Difference | undefined> {
  const recorded = askedOnce(reference)(program)
  for (const { id, scenario } of scenarios) {
    const { facts } = derive(statedFacts(scenario, dictionary))
    const [mine, record] = [await served.evaluate(facts), await recorded.evaluate(facts)]
    const rule = differingRule(mine, record)
    if (rule !== undefined) return { scenario: id, rule, served: told(rule, mine), reference: told(rule, record) }
  }
  return undefined
}

type Match = readonly [string, readonly MetLeaf[]]

/** The first rule that only one of them has, or has with other leaves, or has at another place. */
function differingRule(one: Matches, other: Matches): string | undefined {
  const [ones, others] = [[...one], [...other]]
  const at = (ones.length > others.length ? ones : others).findIndex((_, place) => !areSame(ones[place], others[place]))
  const names = [others[at], ones[at]].flatMap((entry) => (entry ? [entry[0]] : []))
  return names.find((name) => !one.has(name) || !other.has(name)) ?? names[0]
}

const areSame = (one: Match | undefined, other: Match | undefined): boolean =>
  one?.[0] === other?.[0] && one?.[1].length === other?.[1].length && (one?.[1] ?? []).every((leaf, at) => areSameLeaf(leaf, other?.[1][at]))

/** Nearly all of them share their values, which need not be looked into. */
const areSameLeaf = (one: MetLeaf, other: MetLeaf | undefined): boolean =>
  one.fact === other?.fact && one.operator === other.operator && isSame(one.required, other.required) && isSame(one.actual, other.actual)

const isSame = (one: unknown, other: unknown): boolean => one === other || isDeepStrictEqual(one, other)

function told(rule: string, matches: Matches): string {
  const leaves = matches.get(rule)
  if (!leaves) return 'not met'
  const conditions = leaves.map(({ fact, operator, required, actual }) => `${fact} ${operator} ${JSON.stringify(required)}, being ${JSON.stringify(actual)}`)
  return `met as number ${[...matches.keys()].indexOf(rule) + 1} by ${conditions.join('; ') || 'nothing'}`
}
