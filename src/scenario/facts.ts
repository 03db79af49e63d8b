export type FactValue = string | number | boolean | readonly string[]

/** Facts by name. A fact that is not here is unknown, which is neither true nor false. */
export type Facts = Readonly<Record<string, FactValue>>

/** A value as answers show it: a copy that nobody shares. */
export const plainValue = (value: FactValue): string | number | boolean | string[] => (typeof value === 'object' ? [...value] : value)

/** The members of a set; none where it is not known. */
export const membersOf = (value: FactValue | undefined): readonly string[] => (typeof value === 'object' ? value : [])

/** Without a prototype, so that a fact that is not known is missing whatever it is called, and quickly found to be. */
export const noFacts = (): Record<string, FactValue> => Object.create(null) as Record<string, FactValue>

/** Sets facts beside others. On an object without a prototype Object.assign takes longer. */
export function addFacts(into: Record<string, FactValue>, more: Facts): Record<string, FactValue> {
  for (const fact of Object.keys(more)) into[fact] = more[fact] as FactValue
  return into
}

/** Facts by place, so that one that nobody stated is undefined whatever it is called; those that have no place are left out. */
export function byPlace(facts: Facts, places: ReadonlyMap<string, number>): (FactValue | undefined)[] {
  const values = new Array<FactValue | undefined>(places.size).fill(undefined)
  for (const fact of Object.keys(facts)) {
    const place = places.get(fact)
    if (place !== undefined) values[place] = facts[fact]
  }
  return values
}

/** Values by place, with those of more facts set beside them. */
export function withMore(
  values: readonly (FactValue | undefined)[],
  more: Iterable<string>,
  facts: Facts,
  places: ReadonlyMap<string, number>,
): (FactValue | undefined)[] {
  const all = values.slice()
  for (const fact of more) {
    const place = places.get(fact)
    if (place !== undefined) all[place] = facts[fact]
  }
  return all
}
