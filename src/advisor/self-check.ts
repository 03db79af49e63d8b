import type { Evaluator, Matches, MetLeaf } from '../engine/evaluator.js'
import type { Knowledge } from '../knowledge/load.js'
import type { FactValue } from '../scenario/facts.js'
import { type Witness, workedFacts } from './evaluation-record.js'

/** A rule of which the evaluator that serves and the evaluator of record say different things. */
export interface Difference {
  /** Id of the worked scenario. */
  readonly scenario: string
  readonly rule: string
  readonly served: string
  readonly reference: string
}

/**
 * Evaluates the worked scenarios and tells the first difference from what the evaluator of record says of them, if there is one: a
 * rule that only one of them takes for met, or that has other leaves or another place.
 */
export async function selfCheck(worked: Pick<Knowledge, 'scenarios' | 'dictionary'>, served: Evaluator, reference: Witness): Promise<Difference | undefined> {
  for (const [id, facts] of workedFacts(worked)) {
    const [mine, record] = [await served.evaluate(facts), await reference(facts, id)]
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

const areSameLeaf = (one: MetLeaf, other: MetLeaf | undefined): boolean =>
  one.fact === other?.fact && one.operator === other.operator && isSame(one.required, other.required) && isSame(one.actual, other.actual)

const isSame = (one: FactValue | undefined, other: FactValue | undefined): boolean =>
  one === other || (Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((member, at) => member === other[at]))

function told(rule: string, matches: Matches): string {
  const leaves = matches.get(rule)
  if (!leaves) return 'not met'
  const conditions = leaves.map(({ fact, operator, required, actual }) => `${fact} ${operator} ${JSON.stringify(required)}, being ${JSON.stringify(actual)}`)
  return `met as number ${[...matches.keys()].indexOf(rule) + 1} by ${conditions.join('; ') || 'nothing'}`
}
