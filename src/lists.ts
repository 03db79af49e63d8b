/**
 * What `list.flatMap(make)` gives where `make` gives lists, in a tenth of the time: V8 takes what that gives for anything and asks for
 * each entry by its name. For what is done hundreds of times in an answer.
 */
export function flatMap<T, R>(list: readonly T[], make: (one: T, at: number) => readonly R[]): R[] {
  const all: R[] = []
  for (let at = 0; at < list.length; at++) for (const made of make(list[at] as T, at)) all.push(made)
  return all
}
