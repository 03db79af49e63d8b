import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { quickReader } from '../../dist/scenario/quick-read.js'
import { advisor } from '../helpers/app.js'
import { mutated, mutation } from '../helpers/mutate.js'

const schema = advisor.scenarioSchema
const quick = quickReader(schema)
const scenarios = advisor.scenarios.map(({ scenario }) => scenario)

t.test('the quick reader takes every worked scenario', async (t) => {
  for (const scenario of scenarios) t.same(quick(scenario), scenario)
})

t.test('it takes what zod takes, and nothing else', async (t) => {
  let [taken, refused] = [0, 0]
  fc.assert(
    fc.property(fc.constantFrom(...scenarios), fc.array(mutation, { minLength: 1, maxLength: 2 }), (scenario, mutations) => {
      const input = mutated(scenario, mutations)
      const read = schema.safeParse(input)
      if (read.success) taken++
      else refused++
      return isDeepStrictEqual(quick(input), read.success ? read.data : undefined)
    }),
    { numRuns: 2_000, seed: 20261126 },
  )
  t.ok(taken > 100, `${taken} were taken`)
  t.ok(refused > 1_000, `${refused} were refused`)
})

t.test('what it gives is a copy: whoever changes the input later changes nothing', async (t) => {
  const input = { sources: ['clickstream'], messaging: { replay: true } }
  const read = quick(input)
  input.sources.push('iot-devices')
  input.messaging.replay = false
  t.same(read, { sources: ['clickstream'], messaging: { replay: true } })
})

t.test('of an object with a prototype of its own it says nothing', async (t) => {
  class Scenario {
    arrival = 'continuous'
  }
  t.equal(quick(new Scenario()), undefined)
  t.equal(quick(Object.create({ arrival: 'continuous' })), undefined)
})
