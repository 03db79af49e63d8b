import t, { type Test } from 'tap'
import { tinyAdvisor } from '../helpers/tiny.js'

const transport = async (t: Test, services: object) => (await (await tinyAdvisor(t)).recommend({ messaging: { replay: true }, services })).decisions[0]

t.test('a service that policy excludes is out, by policy and not by engineering', async (t) => {
  const answer = await transport(t, { exclude: ['stream'] })
  t.equal(answer?.recommended, 'queue')
  t.match(answer?.candidates.find(({ service }) => service === 'stream')?.reasons[0], {
    rule: 'policy.exclude',
    effect: 'eliminates',
    concern: 'policy',
    evidence: [],
    matched: [{ fact: 'services.exclude', operator: 'contains', required: 'stream', actual: ['stream'] }],
  })
})

t.test('so is a service that does not work without an excluded one', async (t) => {
  const answer = await transport(t, { exclude: ['register'] })
  t.match(
    answer?.candidates.find(({ service }) => service === 'stream'),
    { verdict: 'eliminated', reasons: [{ because: /does not work without Amazon register/ }] },
  )
})

t.test('a policy that excludes every candidate leaves none viable, and is named as the cause', async (t) => {
  t.match(await transport(t, { exclude: ['queue', 'stream'] }), {
    status: 'none-viable',
    collisions: [{ facts: ['services.exclude'], rules: ['policy.exclude'] }],
  })
})

t.test('a preferred service gains, but a requirement outweighs the preference', async (t) => {
  const answer = await transport(t, { prefer: ['queue'] })
  t.equal(answer?.recommended, 'stream')
  t.match(answer?.candidates[1], { service: 'queue', score: 8, reasons: [{ rule: 'policy.prefer', concern: 'policy', strength: 'strong' }] })
})
