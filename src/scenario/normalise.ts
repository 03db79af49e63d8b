import { remembered } from '../memory.js'
import type { Dictionary } from './dictionary.js'
import { type Facts, type FactValue, noFacts } from './facts.js'
import { notFacts, type Scenario } from './schema.js'

/** The stated facts in the order of the dictionary, the members of each set in the order of the schema. */
export function statedFacts(scenario: Scenario, dictionary: Dictionary): Facts {
  const places = remembered(known, dictionary, makePlaces)
  const found: { readonly place: Place; readonly value: FactValue }[] = []
  const note = (place: Place | undefined, value: unknown): void => {
    if (place && value !== undefined) found.push({ place, value: value as FactValue })
  }
  for (const [section, own] of Object.entries(scenario)) {
    const place = places.get(section)
    if (place === undefined || own === undefined) continue
    if ('fact' in place) note(place, own)
    else for (const [field, value] of Object.entries(own)) note(place.get(field), value)
  }
  found.sort((a, b) => a.place.at - b.place.at)
  const facts = noFacts()
  for (const { place, value } of found) facts[place.fact] = place.isSet ? inOrder(value as readonly string[], place.values) : value
  return facts
}

/** Members of a set in a given order. */
export const inOrder = (members: readonly string[], order: readonly string[]): readonly string[] =>
  members.length === 1 && order.includes(members[0] as string) ? members : order.filter((value) => members.includes(value))

/** A fact, and where it comes in the order of all. */
interface Place {
  readonly fact: string
  readonly at: number
  readonly isSet: boolean
  readonly values: readonly string[]
}

/** By section: the fact, or its facts by field. */
type Places = ReadonlyMap<string, Place | ReadonlyMap<string, Place>>

const known = new WeakMap<Dictionary, Places>()

function makePlaces(dictionary: Dictionary): Places {
  const places = new Map<string, Place | Map<string, Place>>()
  for (const [at, { fact, type, values = [] }] of [...dictionary.values()].entries()) {
    const [section = '', field] = fact.split('.')
    if (notFacts.has(section) || section === 'derived') continue
    const place = { fact, at, isSet: type === 'set', values }
    if (field === undefined) places.set(section, place)
    else places.set(section, new Map([...((places.get(section) as Map<string, Place> | undefined) ?? []), [field, place]]))
  }
  return places
}
