import fc from 'fast-check'

/** One change of a JSON value: where, as a number that is taken modulo the places there are, and what. */
export interface Mutation {
  readonly at: number
  readonly kind: 'replace' | 'delete' | 'rename' | 'repeat' | 'swap' | 'wrap'
  readonly with: number
  readonly value: unknown
  readonly key: string
}

/** Values that are seldom right anywhere. */
const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -0,
  -1,
  0.5,
  1e308,
  9007199254740993,
  5e-324,
  '',
  ' ',
  'x',
  'constructor',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '\u0000\u2028\u202e',
  '\ud800',
  'y'.repeat(300),
  'z'.repeat(11_000),
  [],
  [[]],
  ['x', 'x'],
  Array(1_200).fill('s3'),
  {},
  { a: { b: 1 } },
  JSON.parse('{ "__proto__": { "arrival": "continuous" } }'),
  JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`),
]

const oddKeys = ['', 'x', '__proto__', 'constructor', 'prototype', 'toString', 'a/b~c', 'length', 'latencyy', '\ud83d', 'k'.repeat(400)]

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(10_000),
  kind: fc.constantFrom('replace', 'delete', 'rename', 'repeat', 'swap', 'wrap'),
  with: fc.nat(10_000),
  value: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...oddValues) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) }),
  key: fc.constantFrom(...oddKeys),
})

type Holder = Record<PropertyKey, unknown>

/** A copy of a JSON value with the changes made, one after the other. */
export function mutated(value: unknown, mutations: readonly Mutation[]): unknown {
  const root: Holder = { value: structuredClone(value) }
  for (const change of mutations) apply(root, change)
  return root['value']
}

function apply(root: Holder, { at, kind, with: other, value, key: newKey }: Mutation): void {
  const all = [...places(root)]
  const [holder, key] = all[at % all.length] as [Holder, string]
  const [second, secondKey] = all[other % all.length] as [Holder, string]
  switch (kind) {
    case 'replace':
      // A copy: the next change may reach into it, and odd values are shared by all runs.
      return put(holder, key, structuredClone(value))
    case 'wrap':
      return put(holder, key, [holder[key]])
    case 'swap': {
      const [here, there] = [structuredClone(holder[key]), structuredClone(second[secondKey])]
      put(holder, key, there)
      return put(second, secondKey, here)
    }
    case 'delete':
      if (Array.isArray(holder)) holder.splice(Number(key), 1)
      else if (holder !== root) delete holder[key]
      return
    case 'rename': {
      if (Array.isArray(holder) || holder === root) return
      const inner = holder[key]
      delete holder[key]
      return put(holder, newKey, inner)
    }
    case 'repeat':
      if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(holder[Number(key)]))
  }
}

const put = (holder: Holder, key: string, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true })
}

/** Every place of a value, as what holds it and its key there. */
function* places(holder: Holder): Generator<[Holder, string]> {
  for (const key of Object.keys(holder)) {
    yield [holder, key]
    const value = holder[key]
    if (typeof value === 'object' && value !== null) yield* places(value as Holder)
  }
}

/** One change of a text: cut, overwritten, or with something put in. */
export const textMutation = fc.record({
  at: fc.nat(10_000),
  length: fc.nat(12),
  insert: fc.constantFrom(
    '',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\\u0061',
    '\\ud800',
    '1e999',
    'null',
    '"a":1,"a":2,',
    '\uFEFF',
    '\u0000',
    '//',
    'NaN',
    '-',
    '.5',
  ),
  truncate: fc.boolean(),
})

export const mutatedText = (text: string, { at, length, insert, truncate }: { at: number; length: number; insert: string; truncate: boolean }): string => {
  const from = at % (text.length + 1)
  return text.slice(0, from) + insert + (truncate ? '' : text.slice(from + length))
}
