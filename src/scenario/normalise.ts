import type { Dictionary } from './dictionary.js'
import type { Facts, FactValue } from './facts.js'
import { notFacts, type Scenario } from './schema.js'

/** The stated facts in the order of the dictionary, the members of each set in the order of the schema. */
export function statedFacts(scenario: Scenario, dictionary: Dictionary): Facts {
  const facts: Record<string, FactValue> = {}
  for (const { fact, type, values } of dictionary.values()) {
    const value = lookUp(scenario, fact)
    if (value === undefined) continue
    facts[fact] = type === 'set' ? inOrder(value as readonly string[], values ?? []) : value
  }
  return facts
}

/** Members of a set in a given order. */
export const inOrder = (members: readonly string[], order: readonly string[]): readonly string[] => order.filter((value) => members.includes(value))

function lookUp(scenario: Scenario, fact: string): FactValue | undefined {
  const [first, second] = fact.split('.') as [string, string?]
  if (notFacts.has(first)) return undefined
  const value = (scenario as Record<string, unknown>)[first]
  return (second === undefined ? value : (value as Record<string, unknown> | undefined)?.[second]) as FactValue | undefined
}
