import t from 'tap'
import { createAdvisor } from '../../src/advisor/advisor.js'
import type { DecisionAnswer } from '../../src/advisor/answer.js'
import { advisor } from '../helpers/app.js'
import { corpus, decided, stating } from '../helpers/corpus.js'

const reference = await createAdvisor({ evaluator: 'reference' })
const answers: { scenario: Record<string, unknown>; answer: DecisionAnswer }[] = []
for (const scenario of corpus) for (const answer of (await advisor.recommend(scenario)).decisions) answers.push({ scenario, answer })

const changed = (scenario: Record<string, unknown>, changes: DecisionAnswer['counterfactuals'][number]['changes']) =>
  stating(
    scenario,
    changes.map(({ fact, to }) => ({ fact, value: to })),
  )

t.test('every counterfactual gives the service that it promises', async (t) => {
  const wrong = []
  let tried = 0
  for (const { scenario, answer } of answers) {
    for (const { service, changes } of answer.counterfactuals) {
      tried++
      const { recommended } = await decided(changed(scenario, changes), answer.decision)
      if (recommended !== service) wrong.push({ decision: answer.decision, service, changes, recommended })
    }
  }
  t.same(wrong, [])
  t.ok(tried > 300, `${tried} tried`)
})

t.test('json-rules-engine itself says so too', async (t) => {
  for (const { scenario, answer } of answers.slice(0, 12)) {
    for (const { service, changes } of answer.counterfactuals.slice(0, 2))
      t.equal((await decided(changed(scenario, changes), answer.decision, reference)).recommended, service)
  }
})

t.test('every counterfactual is minimal: no part of it is enough', async (t) => {
  const wrong = []
  for (const { scenario, answer } of answers) {
    for (const { service, changes } of answer.counterfactuals) {
      if (changes.length < 2) continue
      for (const left of changes) {
        const { recommended } = await decided(
          changed(
            scenario,
            changes.filter((one) => one !== left),
          ),
          answer.decision,
        )
        if (recommended === service) wrong.push({ decision: answer.decision, service, changes, left })
      }
    }
  }
  t.same(wrong, [])
})

t.test('every completion states more and gives the winner that it promises', async (t) => {
  const wrong = []
  for (const { scenario, answer } of answers) {
    t.equal(answer.completion !== undefined, answer.status === 'provisional' && !answer.bounded)
    if (!answer.completion) continue
    const { recommended } = await decided(stating(scenario, answer.completion.states), answer.decision)
    if (recommended !== answer.completion.recommended || recommended === answer.recommended)
      wrong.push({ decision: answer.decision, ...answer.completion, recommended })
  }
  t.same(wrong, [])
})

t.test('every boundary is where the winner turns', async (t) => {
  const wrong = []
  for (const { scenario, answer } of answers) {
    for (const { fact, loses } of answer.boundaries) {
      for (const { boundary, to } of loses) {
        const [kind, figure] = Object.entries(boundary)[0] as [string, number]
        const past = kind === 'from' || kind === 'upTo' ? figure : undefined
        const at = (await decided(stating(scenario, [{ fact, value: figure }]), answer.decision)).recommended
        if (past === undefined ? at === to && at !== answer.recommended : at !== to) wrong.push({ decision: answer.decision, fact, boundary, to, at })
      }
    }
  }
  t.same(wrong, [])
})

t.test('an open question could change the winner to what it says', async (t) => {
  for (const { answer } of answers) {
    if (answer.status === 'settled' || answer.status === 'none-viable') t.same(answer.openQuestions, [])
    for (const { share, together, couldChangeTo } of answer.openQuestions) {
      t.equal(together, share === 0)
      t.notOk(answer.recommended !== null && couldChangeTo.includes(answer.recommended))
    }
  }
})
