import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { createAdvisor, ownRules } from '../../dist/advisor/advisor.js'
import { checkDrift } from '../../dist/drift/check.js'
import { EarlierError } from '../../dist/drift/earlier.js'
import { type DriftCheck, driftCheck } from '../../dist/drift/shapes.js'
import { warningDifferences } from '../../dist/drift/warnings.js'
import { readBlock } from '../../dist/forms/block.js'
import { recordOf } from '../../dist/forms/record.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { advisor } from '../helpers/app.js'
import { arbitraryScenario } from '../helpers/scenarios.js'
import { type Files, type Json, lay, rule, tiny, tinyAdvisor } from '../helpers/tiny.js'

const scenario: Scenario = { title: 'Events', messaging: { replay: true }, volume: { traffic: 'steady' } }

/** The small ruleset's answer, checked as JSON and as a record against the same ruleset edited: both must tell the same. */
async function drift(t: Test, edit: (files: Files) => void, given: Scenario = scenario): Promise<DriftCheck> {
  const then = await tinyAdvisor(t)
  const files = tiny()
  edit(files)
  const now = await createAdvisor({ rules: lay(t, files) })
  const answer = await then.recommend(given)
  const ofAnswer = await checkDrift({ scenario: given, answer }, now)
  const ofRecord = await checkDrift(recordOf(given, answer, then), now)
  driftCheck.parse(ofAnswer)
  t.match(ofRecord.integrity, [{ of: 'block', state: 'intact' }, { of: 'text', state: 'intact' }, ...ofAnswer.integrity])
  t.equal(ofRecord.verdict, ofAnswer.verdict)
  t.same(namesIn(ofRecord), namesIn(ofAnswer))
  return ofAnswer
}

const differencesOf = ({ decisions, differences }: DriftCheck) => [...decisions.flatMap((decision) => decision.differences), ...differences]
const namesIn = (check: DriftCheck) => [...new Set(differencesOf(check).flatMap(({ rule: name, evidence = [] }) => name ?? evidence))]
const ruleOf = (files: Files, name: string): Json => files['decisions/transport.json'].rules.find((one: Json) => one.name === name)

t.test('what no edit touches is unchanged', async (t) => {
  const check = await drift(t, (files) => (files['ruleset.json'].version = '2026.2.0'))
  t.match(check, {
    verdict: 'unchanged',
    title: 'Events',
    ruleset: { version: '2026.1.0' },
    decisions: [{ decision: 'transport', before: 'stream', now: 'stream', differences: [] }],
    differences: [],
  })
  t.match(check.integrity, [
    { of: 'scenario', state: 'unknown' },
    { of: 'answer', state: 'unknown' },
  ])
})

t.test('a rule that weighs otherwise, says otherwise or stands on other evidence leaves the winner for other reasons, and is named', async (t) => {
  for (const [edit, difference] of [
    [
      (one: Json) => (one.event.params.strength = 'slight'),
      { before: 'favors, decisive', now: 'favors, slight', message: 'It spoke for stream (decisive) and now speaks for stream (slight).' },
    ],
    [(one: Json) => (one.because = 'It is so for another reason.'), { now: 'It is so for another reason.', message: 'Its sentence changed.' }],
    [(one: Json) => (one.evidence = ['aws.other']), { evidence: ['aws.page', 'aws.other'] }],
  ] as const) {
    const check = await drift(t, (files) => edit(ruleOf(files, 'transport.replay')))
    t.equal(check.verdict, 'same-winner-other-reasons')
    t.match(differencesOf(check), [{ about: 'reason', change: 'changed', rule: 'transport.replay', service: 'stream', ...difference }])
    t.equal(differencesOf(check).length, 1)
  }
})

t.test('a rule that is gone, no longer holds or is new is told as that', async (t) => {
  const gone = await drift(
    t,
    (files) => (files['decisions/transport.json'].rules = files['decisions/transport.json'].rules.filter((one: Json) => one.name !== 'transport.replay')),
  )
  t.match(differencesOf(gone), [{ change: 'gone', rule: 'transport.replay', message: /is no longer in the ruleset/ }])
  const narrower = await drift(t, (files) =>
    ruleOf(files, 'transport.replay').conditions.all.push({ fact: 'cost.priority', operator: 'equal', value: 'lowest' }),
  )
  t.match(differencesOf(narrower), [{ change: 'gone', rule: 'transport.replay', message: /no longer holds for this scenario/ }])
  const added = await drift(t, (files) =>
    files['decisions/transport.json'].rules.push(
      rule(
        'transport.steady',
        { all: [{ fact: 'volume.traffic', operator: 'equal', value: 'steady' }] },
        { type: 'eliminates', params: { service: 'stream' } },
      ),
    ),
  )
  t.match(added, { verdict: 'changed', summary: 'Today transport goes to Amazon queue in place of Amazon stream. Made by: transport.steady.' })
  t.same(namesIn(added), ['transport.steady'])
})

t.test('a service that was retired since is told with its successors, whether it won or was needed', async (t) => {
  const lifecycle = { status: 'retired', since: '2026-02', successors: ['queue'], because: 'It was switched off in February.', evidence: ['aws.page'] }
  const winner = await drift(t, (files) => {
    files['services/stream.json'].lifecycle = lifecycle
    files['services/tape.json'].lifecycle.successors = ['queue']
  })
  t.match(winner, {
    verdict: 'retired',
    summary: /^It leans on Amazon stream, which can no longer be taken\./,
    decisions: [{ verdict: 'retired', before: 'stream', now: 'queue' }],
  })
  t.same(
    winner.decisions[0]?.differences.map(({ rule: name, now, message }) => [name, now, message]),
    [['lifecycle.stream', 'retired', 'Amazon stream is retired since 2026-02: It was switched off in February. Its successors: queue.']],
  )
  const companion = await drift(t, (files) => {
    files['services/register.json'].lifecycle = lifecycle
    files['services/stream.json'].rules.pop()
  })
  t.match(companion, { verdict: 'retired', summary: /Amazon register/ })
})

t.test('another setting, companion or referral is a change, another status or warning is none of the advice', async (t) => {
  const setting = await drift(t, (files) => (files['services/stream.json'].settings[0].rules = []))
  t.match(setting, { verdict: 'changed', summary: /run otherwise/ })
  t.match(differencesOf(setting), [{ about: 'setting', change: 'changed', rule: 'stream.mode.default', before: 'provisioned', now: 'on-demand' }])
  const companion = await drift(
    t,
    (files) => (files['services/stream.json'].rules = files['services/stream.json'].rules.filter((one: Json) => one.name !== 'stream.needs-register')),
  )
  t.match(companion, { verdict: 'changed' })
  t.match(differencesOf(companion), [{ about: 'companion', change: 'gone', rule: 'stream.needs-register' }])
  const referral = await drift(t, (files) => (files['referrals.json'].rules = []), { ...scenario, messaging: { replay: true, protocols: ['amqp'] } })
  t.match(referral, { verdict: 'changed', differences: [{ about: 'referral', change: 'gone', rule: 'referral.broker' }] })
  const warning = await drift(
    t,
    (files) => (files['services/stream.json'].rules = files['services/stream.json'].rules.filter((one: Json) => one.name !== 'stream.twice')),
    {
      ...scenario,
      messaging: { replay: true, delivery: 'exactly-once' },
    },
  )
  t.match(warning, { verdict: 'same-winner-other-reasons' })
  t.match(differencesOf(warning), [{ about: 'warning', change: 'gone', rule: 'stream.twice' }])
})

t.test('a decision that is raised no longer, or only now, is a change', async (t) => {
  const raised = { all: [{ fact: 'dashboards.readers', operator: 'greaterThan', value: 100 }] }
  const given: Scenario = { ...scenario, dashboards: { readers: 4 } }
  const gone = await drift(t, (files) => (files['decisions/looking.json'].raisedBy = raised), given)
  t.match(gone, { verdict: 'changed', summary: /looking is no longer decided/, decisions: [{}, { decision: 'looking', before: 'screen' }] })
  t.notOk('now' in (gone.decisions[1] ?? {}))
  const now = await drift(t, (files) => (files['decisions/looking.json'].raisedBy = { all: [{ fact: 'messaging.replay', operator: 'equal', value: true }] }))
  t.match(now, { verdict: 'changed', summary: /looking is now decided too/ })
})

t.test('in the rules that come with the package, an edit is named exactly: a rule, a claim, a retired service', async (t) => {
  const directory = t.testdir()
  await cp(ownRules, directory, { recursive: true })
  const edit = async (file: string, change: (content: Json) => void) => {
    const content = JSON.parse(await readFile(join(directory, file), 'utf8'))
    change(content)
    await writeFile(join(directory, file), JSON.stringify(content))
  }
  const clickstream = advisor.scenarios.find(({ id }) => id === 'clickstream-to-parquet-lake')?.scenario ?? {}
  const record = recordOf(clickstream, await advisor.recommend(clickstream), advisor)
  const check = async () => checkDrift(record, await createAdvisor({ rules: directory }))

  await edit('decisions/storage.json', ({ rules }) => (rules.find((one: Json) => one.name === 'storage.files-belong-in-s3').because = 'Files belong in S3.'))
  await edit('notes.json', ({ claims }) =>
    Object.assign(
      claims.find((claim: Json) => claim.id === 'notes.kinesis.firehose.model'),
      { status: 'outdated', correction: 'It is otherwise.' },
    ),
  )
  const reworded = await check()
  t.match(reworded, { verdict: 'same-winner-other-reasons' })
  t.same(namesIn(reworded), ['storage.files-belong-in-s3', 'notes.kinesis.firehose.model'])
  t.match(reworded.differences, [{ about: 'evidence', before: 'current', now: 'outdated' }])

  await edit('services/data-firehose.json', (service) => {
    service.lifecycle = {
      status: 'closed',
      since: '2027-01',
      successors: ['kinesis-data-streams'],
      because: 'It was closed.',
      evidence: ['notes.kinesis.firehose.name'],
    }
  })
  const retired = await check()
  t.match(retired, { verdict: 'retired', summary: /^It leans on Amazon Data Firehose/ })
  t.ok(namesIn(retired).includes('lifecycle.data-firehose'))
})

t.test('a fresh answer and its record are unchanged and whole, whatever the scenario and the as-of day', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryScenario(advisor.scenarioSchema) as fc.Arbitrary<Scenario>,
      fc.constantFrom(undefined, '2029-05-05', advisor.ruleset.asOf),
      async (given, asOf) => {
        const answer = await advisor.recommend(given, { asOf })
        const day = asOf === undefined ? {} : { asOf }
        for (const earlier of [
          { scenario: given, answer, ...day },
          { scenario: given, answer: await advisor.recommend(given, { ...day, detail: 'full' }), ...day },
          recordOf(given, answer, advisor, day),
          { scenario: given, answer: await advisor.summarise(given, day), ...day },
        ]) {
          const check = driftCheck.parse(await checkDrift(earlier, advisor))
          if (check.verdict !== 'unchanged' || check.integrity.some(({ state }) => state !== 'intact')) throw new Error(JSON.stringify(check).slice(0, 500))
        }
      },
    ),
    { numRuns: 6, seed: 20261122 },
  )
  t.pass()
})

t.test('under the same ruleset, what was altered is told', async (t) => {
  const answer = await advisor.recommend(scenario)
  const record = recordOf(scenario, answer, advisor)
  const states = async (earlier: unknown) => Object.fromEntries((await checkDrift(earlier, advisor)).integrity.map(({ of, state }) => [of, state]))
  t.same(await states({ scenario: { messaging: { replay: true } }, answer }), { scenario: 'altered', answer: 'altered' })
  t.same(await states({ scenario, answer: await advisor.recommend(scenario, { asOf: '2030-01-01' }) }), { scenario: 'altered', answer: 'altered' })
  t.same(await states({ scenario, answer: JSON.parse(JSON.stringify(answer).replaceAll('"decisive"', '"slight"')) }), { scenario: 'intact', answer: 'altered' })
  t.same(await states(record.replace('Amazon Kinesis', 'Amazon Keepsake')), { block: 'intact', text: 'altered', scenario: 'intact', answer: 'intact' })
  t.same(await states(record.replace('"recommended": "kinesis-data-streams"', '"recommended": "msk"')), {
    block: 'altered',
    text: 'intact',
    scenario: 'intact',
    answer: 'altered',
  })
})

t.test('under the same ruleset, whatever part of an answer was altered is told, in every detail and in a record', async (t) => {
  const given = advisor.scenarios.find(({ id }) => id === 'data-pipeline-to-step-functions')?.scenario ?? {}
  const standard = await advisor.recommend(given)
  const forms: Record<string, Json> = {
    summary: await advisor.summarise(given),
    standard,
    full: await advisor.recommend(given, { detail: 'full' }),
    record: readBlock(recordOf(given, standard, advisor)),
  }
  const first = (answer: Json, of: (decision: Json) => boolean) => answer.decisions.find(of)
  const alterations: Record<string, (answer: Json) => unknown> = {
    'the summary': (answer) => (answer.summary = 'Take Oracle.'),
    'warnings emptied': (answer) => (answer.warnings = []),
    'a score': (answer) => (answer.decisions[0].candidates[0].score = 999),
    'counterfactuals emptied': (answer) => (first(answer, ({ counterfactuals }) => counterfactuals.length > 0).counterfactuals = []),
    'boundaries emptied': (answer) => (first(answer, ({ boundaries }) => boundaries.length > 0).boundaries = []),
    'next questions emptied': (answer) => (answer.nextQuestions = []),
    'verdicts swapped': ({ decisions: [{ candidates }] }) => ([candidates[0].verdict, candidates[1].verdict] = [candidates[1].verdict, candidates[0].verdict]),
    'a reason that does not count': (answer) => (answer.decisions[0].candidates[0].reasons[0].counted = false),
    'what was matched emptied': (answer) => (answer.decisions[0].candidates[0].reasons[0].matched = []),
    'gaps made up': (answer) => (answer.architecture.gaps = [{ made: 'up' }]),
    'names of parts': (answer) => (answer.architecture.nodes[0].name = 'Oracle'),
    'settings of parts': (answer) => (answer.architecture.nodes[0].configuration = [{ setting: 'size', value: 'large' }]),
    'a decision listed twice': (answer) => answer.decisions.push(answer.decisions[0]),
    'only the winners': (answer) => (answer.decisions = answer.decisions.map(({ decision, recommended }: Json) => ({ decision, recommended }))),
    'the version of the ruleset': (answer) => (answer.ruleset.version = '2031.1.0'),
    'a member made up': (answer) => (answer.price = 'nothing'),
    'the ledger emptied': (answer) => (answer.decisions[0].ledger = []),
  }
  const absent: Record<string, RegExp> = {
    summary: /warnings|score|counter|boundaries|next|verdicts|reason|matched|gaps|parts|ledger/,
    standard: /ledger/,
    full: /^$/,
    record: /the summary|counterfactuals|boundaries|next|matched|gaps|names of|settings|ledger/,
  }
  for (const [form, whole] of Object.entries(forms)) {
    const answer = form === 'record' ? whole.block.answer : whole
    const stateOf = async (earlier: unknown) =>
      (await checkDrift({ scenario: given, answer: earlier }, advisor)).integrity.find(({ of }) => of === 'answer')?.state
    t.equal(await stateOf(JSON.parse(JSON.stringify(answer))), 'intact', form)
    for (const [what, alter] of Object.entries(alterations)) {
      if (absent[form]?.test(what)) continue
      const altered = JSON.parse(JSON.stringify(answer))
      alter(altered)
      t.not(JSON.stringify(altered), JSON.stringify(answer), `${form}: ${what}`)
      t.equal(await stateOf(altered), 'altered', `${form}: ${what}`)
    }
  }
})

t.test('a warning of the whole answer that came, went or says something else is another reason, and is named', async (t) => {
  const given: Scenario = { ...scenario, arrival: 'one-time' }
  const gone = await drift(t, (files) => (files['contradictions.json'].rules = []), given)
  t.match(gone, { verdict: 'same-winner-other-reasons', differences: [{ about: 'warning', change: 'gone', rule: 'contradiction.once-but-replayed' }] })
  const reworded = await drift(t, (files) => (files['contradictions.json'].rules[0].because = 'It comes once, and never again.'), given)
  t.match(reworded, { verdict: 'same-winner-other-reasons', differences: [{ about: 'warning', change: 'changed', rule: 'contradiction.once-but-replayed' }] })
  const added = await drift(
    t,
    (files) =>
      files['contradictions.json'].rules.push(
        rule('contradiction.steady-once', { all: [{ fact: 'arrival', operator: 'equal', value: 'one-time' }] }, { type: 'warns', params: { code: 'steady' } }),
      ),
    given,
  )
  t.match(added, { verdict: 'same-winner-other-reasons', differences: [{ about: 'warning', change: 'added', rule: 'contradiction.steady-once' }] })
})

t.test('the warning of overdue evidence names the day, and says the same on another', async (t) => {
  const overdue = (day: string) => [{ code: 'evidence-expired', message: `On ${day}, 1 source is overdue.` }]
  t.same(warningDifferences(overdue('2026-01-01'), overdue('2026-02-01')), [])
  t.match(warningDifferences(overdue('2026-01-01'), []), [{ change: 'gone' }])
  t.match(warningDifferences([], overdue('2026-02-01')), [{ change: 'added' }])
})

t.test('what cannot be read is refused with its places, and what is left of it', async (t) => {
  const answer = await advisor.recommend(scenario)
  const record = recordOf(scenario, answer, advisor)
  const faults = (earlier: unknown) =>
    checkDrift(earlier, advisor).then(
      () => [],
      (error) => (error instanceof EarlierError ? error.faults : Promise.reject(error)),
    )
  t.match(await faults(record.slice(0, record.indexOf('```json'))), [
    { pointer: '', code: 'record-none', message: new RegExp(`names the answer ${answer.id}`) },
  ])
  t.match(await faults('# Use Postgres\n'), [{ code: 'record-none', message: /Nothing can be checked/ }])
  t.match(await faults(record.slice(0, -300)), [{ code: 'record-cut' }])
  t.match(await faults(record.replace('"replay":true', '"replay":"yes"')), [{ pointer: '/scenario/messaging/replay', code: 'wrong-type' }])
  t.match(await faults(record.replace('"replay":true', `"replay":${'['.repeat(5000)}${']'.repeat(5000)}`)), [{ code: 'record-shape' }])
  t.match(await faults({ scenario, answers: answer }), [
    { pointer: '/answer', code: 'missing' },
    { pointer: '/answers', didYouMean: 'answer' },
  ])
  t.match(await faults({ answer }), [{ pointer: '/scenario' }])
  t.match(await faults({ scenario, answer: { ...answer, decisions: [{ decision: 7 }] } }), [
    { pointer: '/answer/decisions/0/decision' },
    { pointer: '/answer/decisions/0/recommended' },
  ])
  t.match(await faults(null), [{ pointer: '', code: 'null' }])
})
