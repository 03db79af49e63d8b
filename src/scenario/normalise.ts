import { remembered } from '../memory.js'
import type { Dictionary } from './dictionary.js'
import { type Facts, type FactValue, noFacts } from './facts.js'
import { notFacts, type Scenario } from './schema.js'

/** The stated facts in the order of the dictionary, the members of each set in the order of the schema. */
export function statedFacts(scenario: Scenario, dictionary: Dictionary): Facts {
  const { bySection, inOrder: all } = remembered(known, dictionary, makePlaces)
  const values = new Array<FactValue | undefined>(all.length)
  const note = (place: Place | undefined, value: unknown): void => {
    if (place) values[place.at] = value as FactValue | undefined
  }
  for (const section of Object.keys(scenario)) {
    const own = scenario[section as keyof Scenario] as object | undefined
    const place = bySection.get(section)
    if (place === undefined || own === undefined) continue
    if ('fact' in place) note(place, own)
    else for (const field of Object.keys(own)) note(place.get(field), own[field as never])
  }
  const facts = noFacts()
  for (const { fact, at, isSet, values: order } of all) {
    const value = values[at]
    if (value !== undefined) facts[fact] = isSet ? inOrder(value as readonly string[], order) : value
  }
  return facts
}

/** Members of a set in a given order. */
export const inOrder = (members: readonly string[], order: readonly string[]): readonly string[] =>
  members.length === 1 && order.includes(members[0] as string) ? members : order.filter((value) => members.includes(value))

/** A fact that can be stated, and where it comes in the order of all. */
interface Place {
  readonly fact: string
  readonly at: number
  readonly isSet: boolean
  readonly values: readonly string[]
}

interface Places {
  /** The fact of a section, or its facts by field. */
  readonly bySection: ReadonlyMap<string, Place | ReadonlyMap<string, Place>>
  /** All that can be stated. */
  readonly inOrder: readonly Place[]
}

const known = new WeakMap<Dictionary, Places>()

function makePlaces(dictionary: Dictionary): Places {
  const bySection = new Map<string, Place | Map<string, Place>>()
  const all: Place[] = []
  for (const { fact, type, values = [] } of dictionary.values()) {
    const [section = '', field] = fact.split('.')
    if (notFacts.has(section) || section === 'derived') continue
    const place = { fact, at: all.length, isSet: type === 'set', values }
    all.push(place)
    if (field === undefined) bySection.set(section, place)
    else bySection.set(section, new Map([...((bySection.get(section) as Map<string, Place> | undefined) ?? []), [field, place]]))
  }
  return { bySection, inOrder: all }
}
