import t from 'tap'
import { tinyAdvisor } from '../helpers/tiny.js'

const scenario = { messaging: { replay: true } }

t.test('an answer that leans on evidence expired at its as-of date says so', async (t) => {
  const advisor = await tinyAdvisor(t)
  t.same((await advisor.recommend(scenario)).warnings, [], 'nothing is overdue at the date of the ruleset')
  t.match((await advisor.recommend(scenario, { asOf: '2027-06-01' })).warnings, [
    { code: 'evidence-expired', evidence: ['aws.page'], message: /On 2027-06-01/ },
  ])
  t.same((await advisor.recommend(scenario, { asOf: '2027-01-01' })).warnings, [], 'the day to look again is still good')
})

t.test('evidence that only speaks for losers does not count', async (t) => {
  const advisor = await tinyAdvisor(t, (files) => {
    files['evidence.json'].evidence[1].reviewBy = '2026-01-01'
    files['services/tape.json'].lifecycle.evidence = ['aws.other']
  })
  t.same((await advisor.recommend(scenario)).warnings, [])
})

t.test('the day asked for is part of the question, and the ruleset’s own day changes nothing', async (t) => {
  const advisor = await tinyAdvisor(t)
  const { id } = await advisor.recommend(scenario)
  t.equal((await advisor.recommend(scenario, { asOf: '2026-01-15' })).id, id)
  t.not((await advisor.recommend(scenario, { asOf: '2026-01-16' })).id, id)
})
