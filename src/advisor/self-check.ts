import { isDeepStrictEqual } from 'node:util'
import type { EngineRule, Evaluator, EvaluatorFactory, Matches } from '../engine/evaluator.js'
import type { Knowledge } from '../knowledge/load.js'
import { derive } from '../scenario/derived.js'
import { statedFacts } from '../scenario/normalise.js'
import { factsIn } from './facts-of.js'

/** A rule of which the evaluator that serves and the evaluator of record say different things. */
export interface Difference {
  /** Id of the worked scenario. */
  readonly scenario: string
  readonly rule: string
  readonly served: string
  readonly reference: string
}

/**
 * Evaluates the worked scenarios both ways and tells the first difference, if there is one. The evaluator of record gets the rules
 * that ask about a known fact: no operator is met by an unknown one, so none of the others can be, and any of them that the
 * evaluator that serves takes for met is a difference.
 */
export async function selfCheck(
  { scenarios, dictionary }: Pick<Knowledge, 'scenarios' | 'dictionary'>,
  served: Evaluator,
  program: readonly EngineRule[],
  reference: EvaluatorFactory,
): Promise<Difference | undefined> {
  const asked = program.map((rule) => ({ rule, facts: factsIn(rule.conditions) }))
  for (const { id, scenario } of scenarios) {
    const { facts } = derive(statedFacts(scenario, dictionary))
    const beside = asked.filter((one) => one.facts.some((fact) => facts[fact] !== undefined)).map(({ rule }) => rule)
    const [mine, record] = [await served.evaluate(facts), await reference(beside).evaluate(facts)]
    const rule = differingRule(mine, record)
    if (rule !== undefined) return { scenario: id, rule, served: told(rule, mine), reference: told(rule, record) }
  }
  return undefined
}

/** The first rule that only one of them has, or has with other leaves, or has at another place. */
function differingRule(one: Matches, other: Matches): string | undefined {
  const [ones, others] = [[...one], [...other]]
  const at = (ones.length > others.length ? ones : others).findIndex((_, place) => !isDeepStrictEqual(ones[place], others[place]))
  const names = [others[at], ones[at]].flatMap((entry) => (entry ? [entry[0]] : []))
  return names.find((name) => !one.has(name) || !other.has(name)) ?? names[0]
}

function told(rule: string, matches: Matches): string {
  const leaves = matches.get(rule)
  if (!leaves) return 'not met'
  const conditions = leaves.map(({ fact, operator, required, actual }) => `${fact} ${operator} ${JSON.stringify(required)}, being ${JSON.stringify(actual)}`)
  return `met as number ${[...matches.keys()].indexOf(rule) + 1} by ${conditions.join('; ') || 'nothing'}`
}
