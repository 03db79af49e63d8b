import fc from 'fast-check'
import { type Node, parseTree } from 'jsonc-parser'
import t from 'tap'
import { duplicateKeys } from '../../dist/json/duplicate-keys.js'
import { inspect } from '../../dist/json/inspect.js'
import { repeatsKeys } from '../helpers/place.js'
import { readBody } from '../../dist/http/json-body.js'
import { contentLimits } from '../../dist/http/limits.js'
import type { RequestProblem } from '../../dist/http/problem.js'

const errorsOf = (body: string | Buffer) => {
  try {
    readBody(Buffer.from(body as string))
    return []
  } catch (error) {
    return (error as RequestProblem).errors
  }
}

t.test('what no schema would see or survive is refused with its place', async (t) => {
  for (const [title, body, expected] of [
    ['a key twice', '{ "arrival": "one-time", "arrival": "continuous" }', { pointer: '/arrival', code: 'duplicate-key' }],
    ['a key twice, once escaped', '{ "a": 1, "\\u0061": 2 }', { pointer: '/a', code: 'duplicate-key' }],
    ['a key twice in a list', '{ "a": [0, { "b": ":", "c": [], "b": 2 }] }', { pointer: '/a/1/b', code: 'duplicate-key' }],
    ['a key twice beside an escaped colon', '{ "a": 1, "a": 1, "b": "\\u003a" }', { pointer: '/a', code: 'duplicate-key' }],
    ['a prototype', '{ "sql": { "__proto__": { "required": true } } }', { pointer: '/sql/__proto__', code: 'unknown-key' }],
    ['a constructor', '{ "constructor": { "prototype": {} } }', { pointer: '/constructor', code: 'unknown-key' }],
    ['a figure beyond a double', '{ "volume": { "storedRows": 1e400 } }', { pointer: '/volume/storedRows', code: 'out-of-range' }],
    ['a negative one', '[-1e999]', { pointer: '/0', code: 'out-of-range' }],
    ['half a surrogate pair', '{ "title": "\\ud83d" }', { pointer: '/title', code: 'lone-surrogate' }],
    ['half a surrogate pair in a key', '{ "sql": { "\\ude00": 1 } }', { pointer: '/sql', code: 'lone-surrogate' }],
    ['a text that is too long', JSON.stringify({ title: 'x'.repeat(10_001) }), { pointer: '/title', code: 'wrong-length', allowed: { maximum: 10_000 } }],
    ['a list that is too long', JSON.stringify({ sources: Array(1_001).fill(0) }), { pointer: '/sources', code: 'wrong-length', allowed: { maximum: 1_000 } }],
    ['an object that is too wide', JSON.stringify(Object.fromEntries(Array(1_001).fill(0).entries())), { pointer: '', code: 'wrong-length' }],
    ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, { pointer: '/0'.repeat(32), code: 'too-deep' }],
    ['an unpaired byte', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), { pointer: '', code: 'not-utf-8' }],
    ['a surrogate as bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), { pointer: '', code: 'not-utf-8' }],
    ['a byte order mark', '\uFEFF{}', { pointer: '', code: 'byte-order-mark' }],
    ['something behind the end', '{} {}', { pointer: '', code: 'malformed-json' }],
    ['NaN', '{ "a": NaN }', { pointer: '', code: 'malformed-json' }],
    ['a comment', '{ /* no */ }', { pointer: '', code: 'malformed-json' }],
  ] as const) {
    t.match(errorsOf(body as string), [expected], title)
    t.equal(errorsOf(body as string).length, 1, title)
  }
})

t.test('of what is no JSON the line and column are told where it breaks, whatever it says itself', async (t) => {
  for (const [body, place] of [
    ['{ "a": nope }', 'line 1, column 8'],
    ['{\n  "latency": {\n    "class": realtime\n  }\n}', 'line 3, column 14'],
    ['["position 9",nope]', 'line 1, column 15'],
    ['{ "a": 1,, "b": 2 }', 'line 1, column 10'],
    ['{ "a": 1', 'line 1, column 9'],
    ["{ 'a': 1 }", 'line 1, column 3'],
    ['{} {}', 'line 1, column 4'],
  ] as const)
    t.match(errorsOf(body), [{ message: `The body is not JSON: it breaks at ${place}.` }], body)
  t.match(errorsOf('['.repeat(50_000)), [{ code: 'malformed-json' }], 'however deep')
})

t.test('what is only odd is taken', async (t) => {
  for (const body of [
    '{ "title": "a:b \\u003a \\ud83d\\ude00", "a": [{ "x": 1 }, { "x": 1 }, "x", "x"], "b": { "a": { "a": 1 } } }',
    '{ "": { "": 1 }, "a": [[], {}, ""], "__proto": -0.0, "big": 1e308 }',
    `${'['.repeat(32)}${']'.repeat(32)}`,
    ' [1]\n',
  ])
    t.same(readBody(Buffer.from(body)), JSON.parse(body), body)
})

t.test('a key that stands twice in what is lost in parsing is found too', async (t) => {
  t.match(errorsOf('{ "a": { "b": 1, "b": 2 }, "a": 3 }'), [{ pointer: '/a/b' }, { pointer: '/a' }])
})

t.test('an object nested thousands deep in what is lost in parsing is looked through all the same', async (t) => {
  const deep = `${'{"k":['.repeat(5_000)}${']}'.repeat(5_000)}`
  const [first, ...more] = errorsOf(`{ "a": ${deep}, "a": 1 }`)
  t.match(first, { pointer: '/a', code: 'duplicate-key' })
  t.equal(more.length, 0)
})

/** JSON texts with few different keys, so that some stand twice, written with and without escapes. */
const texts = fc.letrec<{ value: string; key: string }>((tie) => ({
  key: fc.oneof(
    fc.constantFrom('"a"', '"b:"', '"\\u0061"', '"\\"c"', '"\\\\"', '"{"'),
    fc.string({ maxLength: 2, unit: 'binary' }).map((text) => JSON.stringify(text)),
  ),
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('1', 'null', '":"', '"\\u003A"', '"a\\\\"'),
    tie('key'),
    fc.array(tie('value'), { maxLength: 3 }).map((members) => `[${members.join(' , ')}]`),
    fc.array(fc.tuple(tie('key'), tie('value')), { maxLength: 4 }).map((members) => `{ ${members.map(([key, value]) => `${key} : ${value}`).join(',')}}`),
  ),
})).value

t.test('a key that stands twice is found exactly where a full parser finds one, and the quick look never misses it', async (t) => {
  let seen = 0
  fc.assert(
    fc.property(texts, (text) => {
      const expected = repeatsKeys(parseTree(text) as Node)
      const { mayRepeatKeys } = inspect(JSON.parse(text), text, contentLimits)
      if (expected) seen++
      return duplicateKeys(text).length > 0 === expected && (!expected || mayRepeatKeys)
    }),
    { seed: 7, numRuns: 3_000 },
  )
  t.ok(seen > 100, `${seen} texts with a key twice`)
})

t.test('the quick look spares the usual body the second reading', async (t) => {
  const usual = '{ "title": "Orders: live", "sources": ["clickstream"], "latency": { "class": "real-time" } }'
  t.equal(inspect(JSON.parse(usual), usual, contentLimits).mayRepeatKeys, false)
})
