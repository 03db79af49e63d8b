import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import t, { type Test } from 'tap'
import { z } from 'zod'
import { ownRules, ownSeal } from '../../dist/advisor/advisor.js'
import { askedOnce } from '../../dist/advisor/asked-once.js'
import { programOf } from '../../dist/advisor/program.js'
import { type EvaluationRecord, evaluationRecordOf } from '../../dist/advisor/evaluation-record.js'
import { operators } from '../../dist/engine/operators.js'
import { referenceEvaluator } from '../../dist/engine/reference.js'
import { type Knowledge, loadKnowledge } from '../../dist/knowledge/load.js'
import { rulesMark } from '../../dist/knowledge/marks.js'
import { openSeal, writeSeal } from '../../dist/knowledge/seal.js'
import { copied } from '../helpers/copied.js'
import { listening, spawnService } from '../helpers/service.js'
import { lay, tiny } from '../helpers/tiny.js'

async function sealed(t: Test) {
  const [directory, file] = [lay(t, { ...tiny(), 'extra.txt': 'no content' }), join(mkdtempSync(join(tmpdir(), 'seal-')), 'rules.sealed')]
  t.teardown(() => rmSync(join(file, '..'), { recursive: true }))
  const knowledge = await loadKnowledge(directory, operators)
  writeSeal(file, directory, rulesMark(directory), { knowledge, record: [1] })
  return { directory, file, knowledge }
}

const parts = ({ schema, decisions, services, dictionary, ...rest }: Knowledge) => ({
  ...rest,
  decisions: [...decisions],
  services: [...services],
  dictionary: [...dictionary],
  jsonSchema: z.toJSONSchema(schema, { io: 'input' }),
})

t.test('what the build sealed is what a complete check of the package’s own rules gives, to the order of keys, with the same digest', async (t) => {
  const [sealed, checked] = [openSeal<EvaluationRecord>(ownSeal, ownRules), await loadKnowledge(ownRules, operators)]
  if (!sealed) return t.fail('the build left no seal that fits')
  const { knowledge: opened, record } = sealed
  t.ok(isDeepStrictEqual(parts(opened), parts(checked)))
  t.equal(JSON.stringify(parts(opened)), JSON.stringify(parts(checked)))
  t.match(opened.digest, /^sha256:/)
  const [rule] = opened.decisions.get('ingestion')?.rules ?? []
  t.throws(() => Object.assign(rule?.event.params ?? {}, { service: 'sqs' }), TypeError, 'it is frozen')
  const said = await evaluationRecordOf(checked, askedOnce(referenceEvaluator)(programOf(checked)).evaluate)
  t.equal(JSON.stringify(record), JSON.stringify(said), 'json-rules-engine says of the worked scenarios what the record says')
})

t.test('a seal does not fit rules of which a byte was changed, or a file added, removed or renamed', async (t) => {
  const { directory, file, knowledge } = await sealed(t)
  const at = (name: string) => join(directory, name)
  const fits = () => openSeal(file, directory)?.knowledge.digest === knowledge.digest
  t.ok(fits())
  writeFileSync(at('extra.txt'), 'what is no JSON file is no content')
  t.ok(fits())
  for (const [what, change, undo] of [
    [
      'a space more',
      () => appendFileSync(at('decisions/looking.json'), ' '),
      () => writeFileSync(at('decisions/looking.json'), JSON.stringify(tiny()['decisions/looking.json'])),
    ],
    ['a file more', () => copyFileSync(at('services/queue.json'), at('services/zebra.json')), () => rmSync(at('services/zebra.json'))],
    ['a file less', () => renameSync(at('notes.json'), at('notes.txt')), () => renameSync(at('notes.txt'), at('notes.json'))],
    [
      'another name',
      () => renameSync(at('scenarios/replayed.json'), at('scenarios/again.json')),
      () => renameSync(at('scenarios/again.json'), at('scenarios/replayed.json')),
    ],
    ['no folder', () => renameSync(at('services'), at('service')), () => renameSync(at('service'), at('services'))],
  ] as const) {
    change()
    t.equal(openSeal(file, directory), undefined, what)
    undo()
    t.ok(fits(), `${what}, undone`)
  }
})

t.test('a seal that is damaged, cut off, empty, missing or of another program is none', async (t) => {
  const { directory, file } = await sealed(t)
  const text = readFileSync(file, 'utf8')
  for (const [what, damaged] of [
    ['another sentence', text.replace('A screen is the least to run.', 'A screen is the most to run.')],
    ['half of it', text.slice(0, text.length / 2)],
    ['nothing', ''],
    ['no JSON', text.slice(1)],
    ['another program', text.replace(/"code":"./, (start) => (start.endsWith('0') ? '"code":"1' : '"code":"0'))],
  ] as const) {
    t.not(damaged, text)
    writeFileSync(file, damaged)
    t.equal(openSeal(file, directory), undefined, what)
  }
  rmSync(file)
  t.equal(openSeal(file, directory), undefined)
})

t.test('rules that are changed while they are checked are not sealed', async (t) => {
  const { directory, file, knowledge } = await sealed(t)
  rmSync(file)
  const mark = rulesMark(directory)
  appendFileSync(join(directory, 'notes.json'), '\n')
  t.throws(() => writeSeal(file, directory, mark, { knowledge, record: [] }), /changed while/)
  t.equal(openSeal(file, directory), undefined)
})

t.test('a package whose rules are edited after the build checks them in full: what is broken is refused, what is right is served', async (t) => {
  const folder = copied(t)
  const file = join(folder, 'rules/decisions/ingestion.json')
  const text = readFileSync(file, 'utf8')
  const server = join(folder, 'dist/server.js')
  const sentence = /"because": "(Records stay in the stream[^"]*)"/.exec(text)?.[1] ?? ''

  writeFileSync(file, text.replace('"fact": "messaging.replay"', '"fact": "messaging.rewind"'))
  const broken = spawnService(t, {}, server)
  t.equal(await broken.ended, 78)
  t.match(broken.err(), /decisions\/ingestion\.json#.*messaging\.rewind/)

  writeFileSync(file, text.replace(sentence, 'It was edited after the build.'))
  const base = await listening(spawnService(t, {}, server))
  t.match(await (await fetch(`${base}/v1/rules/ingestion.kinesis-replays`)).json(), { because: 'It was edited after the build.' })
})

t.test('a service whose evaluator says other than json-rules-engine said when the rules were sealed is not ready, and names the rule', async (t) => {
  const folder = copied(t)
  const rules = join(folder, 'rules')
  const sealed = openSeal<EvaluationRecord>(ownSeal, ownRules)
  if (!sealed) return t.fail('the build left no seal that fits')
  const { knowledge, record } = sealed
  const [[scenario, [, ...others]], ...rest] = record.scenarios as [EvaluationRecord['scenarios'][number], ...EvaluationRecord['scenarios']]
  writeSeal(join(folder, 'dist/rules.sealed'), rules, rulesMark(rules), { knowledge, record: { ...record, scenarios: [[scenario, others], ...rest] } })
  const base = await listening(spawnService(t, {}, join(folder, 'dist/server.js')))
  const ready = await fetch(`${base}/readyz`)
  t.equal(ready.status, 503)
  t.match(await ready.json(), {
    detail: new RegExp(`in the worked scenario ${scenario} the rule .* is met as number 1 .*, while json-rules-engine says not met`),
  })
})
