import t from 'tap'
import { commit, layRules, program, project } from '../helpers/project.js'
import { type Files, rule, tiny } from '../helpers/tiny.js'

/** Scenarios that fire every rule of the small ruleset and let every candidate win. */
const cases = [
  { arrival: 'one-time', volume: { traffic: 'steady', largestRecordKilobytes: 2000 }, messaging: { replay: true, consumers: 9, protocols: ['amqp'] } },
  { dashboards: { readers: 1 }, latency: { freshnessSeconds: 0.001 }, messaging: { consumers: 1, queueing: ['delay'], delivery: 'exactly-once' } },
  { dashboards: { readers: 1 }, management: { preference: 'serverless-only' } },
].map((scenario) => ({ scenario }))
const tests = { 'cases/all.json': JSON.stringify(cases), 'practice/requests.jsonl': '{"id": "p1", "request": {"messaging": {"consumers": 1}}}\n' }

const edited = (edit: (files: Files) => void): Files => {
  const files = tiny()
  edit(files)
  return files
}

t.test('the report ends with 0 where nothing has to be mended, and names the corpus', async (t) => {
  const { code, out } = await program('rules-report', await project(t, tiny(), tests))
  t.match(out, /1 worked scenarios, 3 cases and 1 practice requests/)
  t.match(out, /never win in worked scenarios and cases: none/)
  t.equal(code, 0, out)
})

t.test('the report ends with 1 where something has to, also as JSON', async (t) => {
  const { code, out } = await program('rules-report', '--json', await project(t, tiny()))
  t.match(JSON.parse(out), { corpus: { worked: 1, case: 0 }, neverWinning: [{ decision: 'transport', service: 'queue' }] })
  t.equal(code, 1)
})

t.test('against a base, the scenarios that are advised otherwise are told with the rules that changed for them', async (t) => {
  const folder = await project(t, tiny(), tests)
  await commit(folder)
  t.match((await program('rules-report', '--base', 'HEAD', folder)).out, /as it was in HEAD/)

  await layRules(
    folder,
    edited((files) => {
      const { rules } = files['decisions/transport.json']
      rules[0].event.params.service = 'queue'
      rules[1].because = 'It is said in other words.'
      rules.push(rule('transport.unheard-of', { all: [{ fact: 'arrival', operator: 'equal', value: 'continuous' }] }, rules[0].event))
    }),
  )
  const { code, out } = await program('rules-report', '--base', 'HEAD', '--json', folder)
  t.equal(code, 0)
  const { changes } = JSON.parse(out)
  t.match(changes[0], {
    scenario: 'worked/replayed',
    before: [
      'drawn: register (transport)',
      'drawn: register to stream (catalog)',
      'drawn: stream (transport)',
      'stream needs register',
      'stream, mode: on-demand',
      'transport: stream',
    ],
    after: ['drawn: queue (transport)', 'transport: queue'],
  })
  t.same(changes[0].because, [{ rule: 'transport.replay', change: 'changed' }], 'neither what is only worded anew nor what does not fire')
  t.equal(changes.length, 1, 'a scenario that is advised the same is not told')
})

t.test('a rule that was added or removed, and an order that changed, are told as such', async (t) => {
  const folder = await project(t, tiny(), tests)
  await commit(folder)
  await layRules(
    folder,
    edited((files) => {
      const { rules } = files['decisions/transport.json']
      rules[0].name = 'transport.read-again'
      rules[0].event = { type: 'eliminates', params: { service: 'stream' } }
      files['decisions/transport.json'].candidates.reverse()
    }),
  )
  const { changes } = JSON.parse((await program('rules-report', '--base', 'HEAD', '--json', folder)).out)
  t.same(changes[0].because, [
    { rule: 'transport.order', change: 'changed' },
    { rule: 'transport.read-again', change: 'added' },
    { rule: 'transport.replay', change: 'removed' },
  ])
})

t.test('against a base, what is drawn otherwise is told with the connections and needs that changed for it', async (t) => {
  const shown = [{ scenario: { messaging: { consumers: 1 }, dashboards: { readers: 1 } } }]
  const folder = await project(t, tiny(), { 'cases/all.json': JSON.stringify(shown) })
  await commit(folder)
  const changesAfter = async (edit: (files: Files) => void) => {
    await layRules(folder, edited(edit))
    return JSON.parse((await program('rules-report', '--base', 'HEAD', '--json', folder)).out).changes
  }

  const cut = await changesAfter((files) => {
    files['services/queue.json'].delivers.shift()
  })
  t.equal(cut[0].before[0], 'drawn: queue (transport)')
  t.ok(cut[0].after.includes('drawn for transport: stream in place of queue'))
  t.same(cut[0].because, [{ rule: 'queue#delivers-screen', change: 'removed' }])

  const unjoined = await changesAfter((files) => {
    files['architecture.json'].needs.splice(1, 1)
  })
  t.match(unjoined, [{ before: ['drawn: queue to screen (stream)'], because: [{ rule: 'architecture#needs-looking', change: 'removed' }] }])

  const reworded = await changesAfter((files) => {
    files['services/queue.json'].delivers[0].how = 'In other words.'
    files['architecture.json'].needs[0].because = 'In other words, too.'
  })
  t.same(reworded, [])
})

t.test('a base that the loader refuses, or that is not there, is told and ends with 2', async (t) => {
  const folder = await project(
    t,
    edited((files) => {
      files['decisions/transport.json'].rules[0].name = 'replay'
    }),
    tests,
  )
  await commit(folder)
  await layRules(folder, tiny())
  const refused = await program('rules-report', '--base', 'HEAD', folder)
  t.match(refused, { code: 2, err: /loader refuses the rules of HEAD/ })
  t.match(refused.err, /rule-names/)
  t.match(await program('rules-report', '--base', 'no-such', folder), { code: 2, err: /rules of no-such cannot be read/ })
})

t.test('the sources to look at again are listed by day, what cannot be a day is refused', async (t) => {
  const folder = await project(t, tiny())
  t.match(await program('rules-stale', '--on', '2027-01-01', folder), { code: 0, out: /2 sources to look at again on 2027-01-01/ })
  t.match(await program('rules-stale', '--on', 'tomorrow', folder), { code: 2, err: /YYYY-MM-DD/ })
})

t.test('what is unverified is listed with its place', async (t) => {
  t.match(await program('rules-unverified', await project(t, tiny())), { code: 0, out: /claim {2}notes\.json#\/claims\/1/ })
})
