import t, { type Test } from 'tap'
import { tinyAdvisor } from '../helpers/tiny.js'

const replayed = { messaging: { replay: true } }
const answer = async (t: Test, scenario: object) => (await tinyAdvisor(t)).recommend({ ...replayed, ...scenario })

t.test('a setting that no rule chooses takes its default', async (t) => {
  t.match((await answer(t, {})).decisions[0]?.configuration, [{ setting: 'mode', value: 'on-demand', rule: 'stream.mode.default', matched: [] }])
})

t.test('a rule that is met chooses the value', async (t) => {
  t.match((await answer(t, { volume: { traffic: 'steady' } })).decisions[0]?.configuration, [
    { setting: 'mode', value: 'provisioned', rule: 'stream.steady', matched: [{ fact: 'volume.traffic', actual: 'steady' }] },
  ])
})

t.test('of equally strong rules the value with less to run is taken, and a warning names both', async (t) => {
  const { decisions, warnings } = await answer(t, { volume: { traffic: 'steady' }, management: { preference: 'serverless-only' } })
  t.match(decisions[0]?.configuration, [{ value: 'on-demand', rule: 'stream.few-hands' }])
  t.match(warnings, [{ code: 'setting-undecided', message: /stream\.few-hands.*stream\.steady/, facts: ['management.preference', 'volume.traffic'] }])
})
