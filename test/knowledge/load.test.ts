import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { operators } from '../../dist/engine/operators.js'
import type { KnowledgeError } from '../../dist/knowledge/fault.js'
import { loadKnowledge } from '../../dist/knowledge/load.js'
import { type Files, lay, rule, tiny } from '../helpers/tiny.js'

const load = (t: Test, edit: (files: Files) => void = () => {}) => {
  const files = tiny()
  edit(files)
  return loadKnowledge(lay(t, files), operators)
}

const faultsIn = (directory: string) =>
  loadKnowledge(directory, operators).then(
    () => [],
    (error: KnowledgeError) => error.faults,
  )

t.test('all faults are reported at once, each once, with its file and its place', async (t) => {
  const faults = await load(t, (files) => {
    files['services/queue.json'] = '{ "id": "queue", '
    files['services/screen.json'].id = 'window'
    files['decisions/looking.json'].questions = 'Which?'
    files['decisions/transport.json'].rules[0].conditions.all[0].fact = 'messaging.rewind'
    files['evidence.json'].evidence[0].asOf = 'yesterday'
  }).catch((error: KnowledgeError) => error.faults)
  t.match(faults, [
    { file: 'decisions/looking.json', pointer: '/questions', check: 'shape', message: /Did you mean "question"/ },
    { file: 'decisions/transport.json', pointer: '/rules/0/conditions/all/0/fact', check: 'known-fact' },
    { file: 'evidence.json', pointer: '/evidence/0/asOf', check: 'shape' },
    { file: 'services/queue.json', pointer: '', check: 'json' },
    { file: 'services/screen.json', pointer: '/id', check: 'file-name' },
  ])
  t.equal((faults as readonly unknown[]).length, 5)
})

t.test('a rule has either conditions or `always`, and only rules of services and of the architecture may have the latter', async (t) => {
  const both = { all: [{ fact: 'messaging.replay', operator: 'equal', value: true }] }
  const serves = { ...rule('architecture.reports', both, { type: 'serves', params: { use: 'reports' } }), always: true }
  const faults = await load(t, (files) => {
    files['services/stream.json'].rules[0].always = true
    files['architecture.json'].rules = [serves, { ...serves, name: 'architecture.none', conditions: undefined, always: undefined }]
    files['decisions/looking.json'].rules[0].always = true
  }).catch((error: KnowledgeError) => error.faults)
  t.match(faults, [
    { file: 'architecture.json', pointer: '/rules/0', check: 'shape', message: /either conditions or/ },
    { file: 'architecture.json', pointer: '/rules/1', check: 'shape', message: /either conditions or/ },
    { file: 'decisions/looking.json', pointer: '/rules/0/always', check: 'shape' },
    { file: 'services/stream.json', pointer: '/rules/0', check: 'shape', message: /either conditions or/ },
  ])
})

t.test('a missing file and a missing folder are faults like any other', async (t) => {
  const directory = lay(t, tiny())
  await rm(join(directory, 'notes.json'))
  await rm(join(directory, 'scenarios'), { recursive: true })
  const faults = await loadKnowledge(directory, operators).catch((error: KnowledgeError) => error.faults)
  t.match(faults, [
    { file: 'notes.json', check: 'readable' },
    { file: 'scenarios', check: 'readable' },
  ])
})

t.test('a missing folder of services or decisions is told once, and not once for each mention of what was in it', async (t) => {
  for (const folder of ['services', 'decisions']) {
    const directory = lay(t, tiny())
    await rm(join(directory, folder), { recursive: true })
    const faults = await faultsIn(directory)
    t.match(faults, [{ file: folder, check: 'readable' }], folder)
    t.equal(faults.length, 1)
  }
})

t.test('a key that stands twice, broken bytes, prototype keys and nesting beyond use are faults with their place', async (t) => {
  for (const [file, edit, fault] of [
    ['referrals.json', (text: string) => text.replace('{', '{"rules":[],'), { pointer: '/rules', message: /more than once/ }],
    ['notes.json', (text: string) => Buffer.from(text.replace('Streams are slow', 'Streams are sl\u00f6w'), 'latin1'), { pointer: '', message: /UTF-8/ }],
    ['decisions/looking.json', (text: string) => text.replace('"conditions":{', '"conditions":{"__proto__":{},'), { pointer: '/rules/0/conditions/__proto__' }],
    [
      'decisions/looking.json',
      (text: string) => text.replace('"all":[', `"all":[${'{"all":['.repeat(20_000)}${']}'.repeat(20_000)},`),
      { message: /levels deep/ },
    ],
    ['services/tape.json', (text: string) => text.replace('Amazon tape', 'Amazon \\ud800'), { pointer: '/name', message: /surrogate/ }],
  ] as const) {
    const files = Object.fromEntries(Object.entries(tiny()).map(([name, content]) => [name, JSON.stringify(content)]))
    const directory = lay(t, files)
    await writeFile(join(directory, file), edit(files[file] as string))
    const faults = await faultsIn(directory)
    t.match(
      faults.filter((one) => one.file === file),
      [{ file, check: 'json', ...fault }],
      file,
    )
  }
})

t.test('a directory that is not there is told as such', async (t) => {
  await t.rejects(loadKnowledge(join(t.testdir(), 'nowhere'), operators), { message: /ruleset\.json.*ENOENT/s })
})

t.test('the digest follows the content and nothing else', async (t) => {
  const { digest } = await load(t)
  const shuffled = await load(t, (files) => {
    const transport = files['decisions/transport.json']
    files['decisions/transport.json'] = Object.fromEntries(Object.entries({ ...transport, rules: transport.rules.reverse() }).reverse())
    files['evidence.json'].evidence.reverse()
  })
  t.equal(shuffled.digest, digest, 'the order of keys, rules and sources does not count')
  const changed = await load(t, (files) => {
    files['decisions/transport.json'].rules[0].because = 'It is so for another reason.'
  })
  t.not(changed.digest, digest)
})

t.test('knowledge is frozen to the last leaf', async (t) => {
  const { decisions } = await load(t)
  const [rule] = decisions.get('transport')?.rules ?? []
  t.throws(() => Object.assign(rule?.event.params ?? {}, { service: 'tape' }), TypeError)
})
