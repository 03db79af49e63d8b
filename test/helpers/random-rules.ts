import fc from 'fast-check'
import type { AnyCondition, EngineRule, GroupCondition } from '../../dist/engine/evaluator.js'
import { operators } from '../../dist/engine/operators.js'
import type { Facts, FactValue } from '../../dist/scenario/facts.js'

/** Few, so that rules and facts meet; two of them are names that every object has. */
const names = ['a', 'b', 'c', 'd.e', 'f.g', 'toString', '__proto__']
const numbers = [0, -0, 1, -1, 0.1, 0.30000000000000004, 5, -5.5, 1e308, -1e308, 5e-324, Number.NaN, Number.POSITIVE_INFINITY]
const strings = ['', 'x', 'y', 'xy', '5', ' 5', '05', '5x', 'NaN', 'undefined']

const oneString = fc.constantFrom(...strings)
const scalar = fc.oneof(fc.constantFrom(...numbers), oneString, fc.boolean())
const list = fc.uniqueArray(oneString, { maxLength: 3 })
const fact = fc.constantFrom(...names)
const factValue: fc.Arbitrary<FactValue> = fc.oneof(scalar, list)

const leaf: fc.Arbitrary<AnyCondition> = fc.oneof(
  fc.record({ fact, operator: fc.constantFrom(...Object.keys(operators).filter((name) => name !== 'in')), value: factValue }),
  // Compared with anything else, `in` makes the library throw.
  fc.record({ fact, operator: fc.constant('in'), value: fc.oneof(oneString, list) }),
  // Refused in rule files: they are met by an unknown fact.
  fc.record({ fact, operator: fc.constantFrom('notEqual', 'notIn', 'not:contains', 'not:lessThan'), value: list }),
)

const groupOf = (member: fc.Arbitrary<AnyCondition>, maxLength: number): fc.Arbitrary<GroupCondition> =>
  fc.array(member, { maxLength }).chain((members) => fc.constantFrom({ all: members }, { any: members }))

const { group } = fc.letrec<{ group: GroupCondition; member: AnyCondition }>((tie) => ({
  group: groupOf(tie('member'), 3),
  member: fc.oneof({ maxDepth: 3, withCrossShrink: true }, { arbitrary: leaf, weight: 3 }, { arbitrary: tie('group'), weight: 1 }),
}))

/** Rules of any shape, in an order that is not that of their names. */
export const randomRules: fc.Arbitrary<EngineRule[]> = fc
  .array(group, { minLength: 1, maxLength: 6 })
  .map((groups) => groups.map((conditions, at) => ({ name: `${'zmaqcx'[at]}.rule`, conditions, event: { type: 'favors', params: {} } })))

/** Facts of any type, most of them missing in some. `__proto__` among them is a fact like any other. */
export const randomFacts: fc.Arbitrary<Facts> = fc
  .uniqueArray(fc.tuple(fact, factValue), { selector: ([name]) => name, maxLength: names.length })
  .map((entries) => Object.freeze(Object.fromEntries(entries)))
