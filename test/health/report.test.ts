import { join } from 'node:path'
import t, { type Test } from 'tap'
import { corpusFiles } from '../../dist/cli/corpus-files.js'
import { ownProject } from '../../dist/cli/program.js'
import { operators } from '../../dist/engine/operators.js'
import { contradictingPairs } from '../../dist/health/contradicting.js'
import { neverWinners, unfiredRules } from '../../dist/health/idle.js'
import { isHealthy, type Report, reportOn } from '../../dist/health/report.js'
import { type CorpusEntry, survey, workedEntries } from '../../dist/health/survey.js'
import { loadKnowledge } from '../../dist/knowledge/load.js'
import { type Files, type Json, lay, rule, tiny } from '../helpers/tiny.js'

const entries = (origin: CorpusEntry['origin'], inputs: readonly object[]): CorpusEntry[] =>
  inputs.map((input, at) => ({ id: `${origin}/${at}`, origin, input }))

async function report(t: Test, corpus: readonly CorpusEntry[], edit: (files: Files) => void = () => {}): Promise<Report> {
  const files = tiny()
  edit(files)
  return reportOn(await survey(corpus, await loadKnowledge(lay(t, files), operators)))
}

const replayed = { messaging: { replay: true } }
const leaf = (fact: string, value: Json) => ({ fact, operator: 'equal', value })
const against = (type: string) => ({ type, params: { service: 'stream', ...(type === 'eliminates' ? {} : { strength: 'slight' }) } })

t.test('the rules that come with the package are healthy', async (t) => {
  const knowledge = await loadKnowledge(join(ownProject, 'rules'), operators)
  const own = await survey([...workedEntries(knowledge), ...(await corpusFiles(ownProject))], knowledge)
  t.same(own.refused, [], 'they can take every scenario')
  t.same(unfiredRules(own), [], 'some scenario fires each rule')
  t.same(neverWinners(own), [], 'each candidate that can be taken wins somewhere')
  t.same(contradictingPairs(knowledge), [], 'no two rules contradict each other')
})

t.test('a rule that no scenario meets is told, until one does', async (t) => {
  const before = (await report(t, entries('worked', [replayed]))).unfired
  t.ok(before.includes('transport.one-time'))
  t.notOk(before.includes('transport.replay'))
  t.notOk(before.includes('stream.needs-register'), 'a rule that always holds fires')
  const after = (await report(t, entries('practice', [replayed, { arrival: 'one-time' }]))).unfired
  t.notOk(after.includes('transport.one-time'), 'a practice request will do')
})

t.test('a candidate that never wins is told for each of its decisions, but not one that is retired', async (t) => {
  t.same((await report(t, entries('worked', [replayed]))).neverWinning, [
    { decision: 'transport', service: 'queue' },
    { decision: 'looking', service: 'screen' },
    { decision: 'looking', service: 'stream' },
  ])
})

t.test('a case shows that a candidate wins; a practice request does not', async (t) => {
  const queueWins = [{ messaging: { consumers: 1 } }]
  const told = async (origin: CorpusEntry['origin']) => (await report(t, entries(origin, queueWins))).neverWinning.some(({ service }) => service === 'queue')
  t.notOk(await told('case'))
  t.ok(await told('practice'))
})

for (const type of ['disfavors', 'eliminates']) {
  t.test(`a rule that favors and one that ${type} on the same conditions contradict each other`, async (t) => {
    const both = [leaf('messaging.replay', true), leaf('arrival', 'continuous')]
    const { contradicting } = await report(t, [], (files) => {
      files['decisions/transport.json'].rules.push(
        rule('transport.for', { all: both }, { type: 'favors', params: { service: 'stream', strength: 'strong' } }, 'replay'),
        rule('transport.against', { all: [{ any: [both[1]] }, both[0]] }, against(type), 'replay'),
        rule('transport.other-concern', { all: both }, against(type), 'cost'),
        rule('transport.other-conditions', { any: both }, against(type), 'replay'),
      )
    })
    t.match(contradicting, [{ about: 'transport, stream', rules: ['transport.against', 'transport.for'], because: new RegExp(type) }])
    t.equal(contradicting.length, 1, 'neither another concern nor other conditions do')
  })
}

t.test('rules that ask just as strongly for different values of a setting on the same conditions contradict each other', async (t) => {
  const ask = (name: string, value: string, strength: string) =>
    rule(name, { all: [leaf('volume.traffic', 'steady')] }, { type: 'configures', params: { setting: 'mode', value, strength } })
  const { contradicting } = await report(t, [], (files) => {
    files['services/stream.json'].settings[0].rules.push(ask('stream.torn', 'on-demand', 'moderate'), ask('stream.weaker', 'on-demand', 'slight'))
  })
  t.match(contradicting, [{ about: 'stream, mode', rules: ['stream.steady', 'stream.torn'] }])
  t.equal(contradicting.length, 1, 'a weaker one gives way')
})

t.test('a rule without which every scenario is advised the same decides nothing', async (t) => {
  const { indecisive, unfired } = await report(t, entries('worked', [{ messaging: { replay: true, consumers: 9, delivery: 'exactly-once' } }]))
  t.same(indecisive, ['transport.many-readers', 'transport.replay', 'transport.very-many-readers'], 'each of the three is outdone by another')
  t.notOk(
    unfired.some((name) => indecisive.includes(name)),
    'one that never fires is told once',
  )
})

t.test('a rule that moves a winner, a setting, a companion, a referral or a warning decides', async (t) => {
  const scenario = {
    arrival: 'one-time',
    volume: { traffic: 'steady' },
    messaging: { replay: true, consumers: 2, delivery: 'exactly-once', protocols: ['amqp'] },
  }
  const { indecisive, unfired } = await report(t, entries('case', [scenario]))
  for (const name of ['transport.replay', 'stream.steady', 'stream.needs-register', 'referral.broker', 'stream.twice', 'contradiction.once-but-replayed']) {
    t.notOk([...indecisive, ...unfired].includes(name), name)
  }
})

t.test('a rule that moves nothing but the drawing decides too', async (t) => {
  const { indecisive, unfired } = await report(t, entries('case', [{ messaging: { consumers: 1 }, dashboards: { readers: 1 } }]), (files) => {
    files['architecture.json'].rules.push(
      rule('architecture.closed', { all: [leaf('messaging.consumers', 1)] }, { type: 'closes', params: { from: 'queue', to: 'screen', carries: 'stream' } }),
    )
  })
  t.notOk([...indecisive, ...unfired].includes('architecture.closed'))
})

t.test('a scenario that the rules cannot take is told, and is not healthy', async (t) => {
  const found = await report(t, entries('practice', [{ messagin: { replay: true } }]))
  t.match(found.refused, [{ id: 'practice/0', message: /messaging/ }])
  t.notOk(isHealthy({ ...found, unfired: [], neverWinning: [] }))
})
