import fc from 'fast-check'
import t from 'tap'
import { blueprintOf } from '../../dist/composition/blueprint.js'
import { choose, joinedFor, missed, type Taken } from '../../dist/composition/choose.js'
import type { Choice, Commission } from '../../dist/composition/commission.js'
import { knowledge } from '../helpers/knowledge.js'

const blueprint = blueprintOf(knowledge)

/** A few decisions with a few candidates in an order of their own, as scores put them. */
const choices = fc.subarray([...knowledge.decisions.values()], { minLength: 2, maxLength: 5 }).chain((decisions) =>
  fc.tuple(
    ...decisions.map(({ id, candidates }) =>
      fc
        .tuple(
          fc.shuffledSubarray([...candidates], { maxLength: Math.min(4, candidates.length) }),
          fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
        )
        .map(([taken, steps]): Choice => ({
          decision: id,
          candidates: taken
            .filter((service) => knowledge.services.get(service)?.lifecycle.status === 'available')
            .map((service, at) => ({ service, score: 20 - steps.slice(0, at).reduce((sum, step) => sum + step, 0) })),
          isBeyond: true,
        })),
    ),
  ),
)
const commissions = fc
  .record({
    choices,
    sources: fc.subarray([...blueprint.sources.keys()], { maxLength: 3 }),
    destinations: fc.subarray([...blueprint.destinations.keys()], { maxLength: 2 }),
    met: fc.subarray(knowledge.architecture.rules.map(({ name }) => name)),
    excluded: fc.subarray([...knowledge.services.keys()], { maxLength: 4 }),
    exists: fc.subarray([...blueprint.sources.values()].flatMap(({ outlets }) => outlets.flatMap(({ id, kept }) => (kept ? [id] : [])))),
  })
  .map(({ met, excluded, ...rest }): Commission => ({
    ...rest,
    barred: (service) => excluded.includes(service),
    meets: (rule) => met.includes(rule),
    companions: (id) =>
      (knowledge.services.get(id)?.rules ?? []).flatMap(({ event, always, because }) =>
        event.type === 'requires' && always ? [{ service: event.params.service, because }] : [],
      ),
  }))

/** Tries every set in the order that settles ties. */
function everySet(commission: Commission): { taken: Taken; missing: number; cost: number } {
  let sets: { taken: Taken; cost: number }[] = [{ taken: [], cost: 0 }]
  for (const { candidates } of commission.choices) {
    const top = candidates[0]?.score ?? 0
    const options = candidates.length > 0 ? candidates : [undefined]
    sets = sets.flatMap(({ taken, cost }) => options.map((one) => ({ taken: [...taken, one?.service], cost: cost + top - (one?.score ?? 0) })))
  }
  const judged = sets.map((set) => ({ ...set, missing: missed(joinedFor(set.taken, commission, blueprint)) }))
  return judged.reduce((best, set) => (set.missing < best.missing || (set.missing === best.missing && set.cost < best.cost) ? set : best))
}

t.test('of all sets the one is chosen that misses least and then gives up the least score, the first of equals', (t) => {
  let gaveWay = 0
  fc.assert(
    fc.property(commissions, (commission) => {
      const { taken } = choose(commission, blueprint, Number.POSITIVE_INFINITY)
      const best = everySet(commission)
      if (taken.some((service, at) => service !== commission.choices[at]?.candidates[0]?.service)) gaveWay += 1
      if (JSON.stringify(taken) !== JSON.stringify(best.taken)) throw new Error(`${JSON.stringify(taken)}, but best is ${JSON.stringify(best)}`)
    }),
    { numRuns: 500 },
  )
  t.ok(gaveWay > 20, `in ${gaveWay} of them the best parts did not connect`)
  t.end()
})

t.test('with a bound no more is tried than it says, what was found so far stands, and the answer tells', (t) => {
  let reached = 0
  fc.assert(
    fc.property(commissions, (commission) => {
      const [whole, cut] = [choose(commission, blueprint, Number.POSITIVE_INFINITY), choose(commission, blueprint, 3)]
      if (whole.isBounded) throw new Error('bounded without a bound')
      if (cut.isBounded) reached += 1
      else if (JSON.stringify(cut.taken) !== JSON.stringify(whole.taken)) throw new Error('another choice, and no word of it')
      if (missed(cut.joined) < missed(whole.joined)) throw new Error('better than the best')
    }),
    { numRuns: 200 },
  )
  t.ok(reached > 10, `${reached} times the bound was reached`)
  t.end()
})

t.test('connectors that are given nothing bring nothing anywhere', (t) => {
  const taken = ['kinesis-data-streams', 'msk-connect']
  const commission: Commission = {
    choices: ['ingestion', 'delivery'].map((decision, at) => ({ decision, candidates: [{ service: taken[at] ?? '', score: 0 }], isBeyond: false })),
    sources: ['kinesis-stream'],
    destinations: ['splunk'],
    exists: [],
    barred: () => false,
    meets: () => false,
    companions: (id) => (id === 'msk-connect' ? [{ service: 'msk', because: 'They run beside a cluster.' }] : []),
  }
  const { joints, missing } = joinedFor(taken, commission, blueprint)
  t.notOk(joints.some(({ from }) => from === 'msk-connect'))
  t.ok(missing.some(({ to }) => to === 'msk-connect'))
  t.end()
})
