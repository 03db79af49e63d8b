import type { Test } from 'tap'
import type { AnyCondition, EngineRule, EvaluatorFactory, GroupCondition } from '../../dist/engine/evaluator.js'
import type { Facts } from '../../dist/scenario/facts.js'

const event = { type: 'favors', params: { service: 'any' } }
const leaf = (fact: string, operator: string, value: string | number | boolean | string[]): AnyCondition => ({ fact, operator, value })
const named = (name: string, conditions: GroupCondition): EngineRule => ({ name, conditions, event })

/** What every evaluator must do. Run it over each implementation. */
export function evaluatorContract(t: Test, make: EvaluatorFactory): void {
  const met = async (condition: AnyCondition, facts: Facts) => (await make([named('r', { all: [condition] })]).evaluate(facts)).has('r')

  t.test('each operator is met and missed as its name says', async (t) => {
    const table: [AnyCondition, Facts, boolean][] = [
      [leaf('f', 'equal', 'a'), { f: 'a' }, true],
      [leaf('f', 'equal', 'a'), { f: 'b' }, false],
      [leaf('f', 'equal', false), { f: false }, true],
      [leaf('f', 'in', ['a', 'b']), { f: 'b' }, true],
      [leaf('f', 'in', ['a', 'b']), { f: 'c' }, false],
      [leaf('f', 'contains', 'a'), { f: ['a', 'b'] }, true],
      [leaf('f', 'contains', 'a'), { f: [] }, false],
      [leaf('f', 'doesNotContain', 'a'), { f: ['b'] }, true],
      [leaf('f', 'doesNotContain', 'a'), { f: [] }, true],
      [leaf('f', 'doesNotContain', 'a'), { f: ['a'] }, false],
      [leaf('f', 'lessThan', 5), { f: 4.9 }, true],
      [leaf('f', 'lessThan', 5), { f: 5 }, false],
      [leaf('f', 'lessThanInclusive', 5), { f: 5 }, true],
      [leaf('f', 'greaterThan', 5), { f: 5 }, false],
      [leaf('f', 'greaterThanInclusive', 5), { f: 5 }, true],
    ]
    for (const [condition, facts, expected] of table) t.equal(await met(condition, facts), expected, `${JSON.stringify(condition)} of ${JSON.stringify(facts)}`)
  })

  t.test('nothing is met by an unknown fact', async (t) => {
    const conditions = [
      leaf('f', 'equal', false),
      leaf('f', 'in', ['a']),
      leaf('f', 'contains', 'a'),
      leaf('f', 'doesNotContain', 'a'),
      leaf('f', 'lessThan', 5),
      leaf('f', 'lessThanInclusive', 5),
      leaf('f', 'greaterThan', -5),
      leaf('f', 'greaterThanInclusive', -5),
    ]
    for (const condition of conditions) t.equal(await met(condition, {}), false, JSON.stringify(condition))
  })

  t.test('groups nest, and an unknown fact in one branch does not hide another', async (t) => {
    const conditions: GroupCondition = { any: [{ all: [leaf('a', 'equal', 1), leaf('unknown', 'equal', 1)] }, { all: [leaf('b', 'equal', 2)] }] }
    const matches = await make([named('r', conditions)]).evaluate({ a: 1, b: 2 })
    t.same(matches.get('r'), [{ fact: 'b', operator: 'equal', required: 2, actual: 2 }], 'only leaves of true branches are shown')
  })

  t.test('matches come in the order of the rules, whatever their shape', async (t) => {
    const deep: GroupCondition = { all: [{ any: [{ all: [leaf('a', 'equal', 1)] }] }] }
    const rules = [named('z', deep), named('a', { all: [leaf('a', 'equal', 1)] }), named('m', { any: [leaf('b', 'equal', 9), leaf('a', 'equal', 1)] })]
    t.same([...(await make(rules).evaluate({ a: 1 })).keys()], ['z', 'a', 'm'])
  })

  t.test('hundreds of overlapping runs lose no rule', async (t) => {
    const rules = Array.from({ length: 60 }, (_, at) =>
      named(
        `r${at}`,
        at % 3 === 0
          ? { all: [leaf('n', 'greaterThan', at)] }
          : { any: [{ all: [leaf('n', 'greaterThan', at), leaf('s', 'contains', 'x')] }, leaf('other', 'equal', true)] },
      ),
    )
    const evaluator = make(rules)
    const alone = await Promise.all([10, 30, 59].map(async (n) => [n, [...(await evaluator.evaluate({ n, s: ['x'] })).keys()]] as const))
    const expected = new Map(alone)
    const runs = await Promise.all(
      Array.from({ length: 200 }, async (_, at) => {
        const n = [10, 30, 59][at % 3] as number
        // Starts at different microtasks, which is when runs on one shared engine lose rules.
        for (let wait = 0; wait < at % 80; wait++) await undefined
        return [n, [...(await evaluator.evaluate({ n, s: ['x'] })).keys()]] as const
      }),
    )
    t.equal(runs.filter(([n, names]) => names.join() !== expected.get(n)?.join()).length, 0)
    t.ok(
      alone.every(([n, names]) => names.length === n),
      'and each run alone finds what it should',
    )
  })

  t.test('facts and rules may be frozen, and are left as they are', async (t) => {
    const facts = Object.freeze({ s: Object.freeze(['a']) })
    const rules = [Object.freeze(named('r', Object.freeze({ all: Object.freeze([Object.freeze(leaf('s', 'contains', 'a'))]) as AnyCondition[] })))]
    t.ok((await make(rules).evaluate(facts)).has('r'))
  })
}
