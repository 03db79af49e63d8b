import type { Dictionary } from './dictionary.js'
import { type Facts, type FactValue, noFacts } from './facts.js'
import { notFacts, type Scenario } from './schema.js'

/** The stated facts in the order of the dictionary, the members of each set in the order of the schema. */
export function statedFacts(scenario: Scenario, dictionary: Dictionary): Facts {
  const facts = noFacts()
  for (const { fact, section, field, isSet, values } of placesOf(dictionary)) {
    const own = (scenario as Record<string, unknown>)[section]
    const value = (field === undefined || own === undefined ? own : (own as Record<string, unknown>)[field]) as FactValue | undefined
    if (value !== undefined) facts[fact] = isSet ? inOrder(value as readonly string[], values) : value
  }
  return facts
}

/** Members of a set in a given order. */
export const inOrder = (members: readonly string[], order: readonly string[]): readonly string[] =>
  members.length < 2 ? order.filter((value) => value === members[0]) : order.filter((value) => members.includes(value))

/** Where a fact stands in a scenario. */
interface Place {
  readonly fact: string
  readonly section: string
  readonly field: string | undefined
  readonly isSet: boolean
  readonly values: readonly string[]
}

const places = new WeakMap<Dictionary, readonly Place[]>()

function placesOf(dictionary: Dictionary): readonly Place[] {
  const known = places.get(dictionary)
  if (known) return known
  const made = [...dictionary.values()].flatMap(({ fact, type, values = [] }): Place[] => {
    const [section = '', field] = fact.split('.')
    return notFacts.has(section) || section === 'derived' ? [] : [{ fact, section, field, isSet: type === 'set', values }]
  })
  places.set(dictionary, made)
  return made
}
