import t from 'tap'
import { tinyAdvisor } from '../helpers/tiny.js'

t.test('statements that cannot both be meant are named, with what each would give', async (t) => {
  const { decisions, warnings } = await (await tinyAdvisor(t)).recommend({ arrival: 'one-time', messaging: { replay: true, consumers: 1 } })
  t.equal(decisions[0]?.recommended, 'queue', 'the recommendation stays what the rules give from all that is stated')
  t.match(warnings, [
    {
      code: 'contradiction',
      rule: 'contradiction.once-but-replayed',
      facts: ['arrival', 'messaging.replay'],
      message: /Without arrival, transport would go to Amazon stream/,
      outcomes: [{ without: 'arrival', winners: { transport: 'stream' } }],
    },
  ])
})

t.test('a contradiction that moves no winner says only what collides', async (t) => {
  const { warnings } = await (
    await tinyAdvisor(t)
  ).recommend({
    arrival: 'one-time',
    messaging: { replay: true, consumers: 1 },
    volume: { largestRecordKilobytes: 2000 },
  })
  t.notOk(warnings[0]?.outcomes)
})

t.test('a stated figure that others contradict by a factor of two is taken, and told', async (t) => {
  const { warnings } = await (await tinyAdvisor(t)).recommend({ arrival: 'continuous', latency: { class: 'real-time', freshnessSeconds: 300 } })
  t.match(warnings, [{ code: 'disagreement', facts: ['latency.freshnessSeconds', 'latency.class'], message: /stated as 300, but latency.class gives 1/ }])
})
