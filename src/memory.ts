interface Memory<K, V> {
  get(key: K): V | undefined
  set(key: K, value: V): unknown
}

/** Gives what was made for a key before, or makes it. */
export function remembered<K, V>(memory: Memory<K, V>, key: K, make: (key: K) => V): V {
  const known = memory.get(key)
  if (known !== undefined) return known
  const made = make(key)
  memory.set(key, made)
  return made
}

/** What is made when it is first asked for, and only then. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

/** What is made for each name when it is first asked for. */
export function onceEach<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>()
  return (name) => remembered(made, name, make)
}
