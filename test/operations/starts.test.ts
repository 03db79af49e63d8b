import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { ask } from '../helpers/listening.js'
import { program, project } from '../helpers/project.js'
import { listening, spawnService } from '../helpers/service.js'
import { rule, tiny } from '../helpers/tiny.js'

t.test('a start that is killed leaves nothing behind, and a bad ruleset never listens while the running one serves on', async (t) => {
  const folder = await project(t, tiny())
  const [rules, log] = [join(folder, 'rules'), join(folder, 'decisions.jsonl')]

  for (const milliseconds of [50, 400]) {
    const killed = spawnService(t, { PORT: '0', RULES: rules, DECISION_LOG: log })
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    killed.child.kill('SIGKILL')
    t.equal(await killed.ended, 'SIGKILL')
  }
  const running = spawnService(t, { RULES: rules, DECISION_LOG: log })
  const base = await listening(running)
  const before = (await (await ask(base)).json()) as { ruleset: { digest: string } }

  // The folder is changed under the running process: a new ruleset is a new process.
  await truncate(join(rules, 'services/queue.json'), 200)
  await writeFile(join(rules, 'referrals.json'), '{"rules": [{"name": 1}]}')
  await rm(join(rules, 'notes.json'))
  const { port } = new URL(base)
  const good = join(await project(t, tiny()), 'rules')
  const bad = spawnService(t, { RULES: rules, PORT: port })
  const missing = spawnService(t, { RULES: join(folder, 'nowhere'), PORT: port })
  const masked = spawnService(t, { RULES: good, DECISION_LOG_MASK: 'titel', PORT: port })
  const unwritable = spawnService(t, { RULES: good, DECISION_LOG: join(folder, 'nowhere/log'), PORT: port })

  t.equal(await bad.ended, 78)
  t.match(bad.err(), /services\/queue\.json# {2}is not JSON/)
  t.match(bad.err(), /referrals\.json#\/rules\/0\/name /)
  t.match(bad.err(), /notes\.json# {2}cannot be read \(ENOENT\)/)
  t.equal(await missing.ended, 78)
  for (const file of ['ruleset.json', 'evidence.json', 'decisions', 'services']) t.match(missing.err(), new RegExp(`${file}# {2}cannot be read \\(ENOENT\\)`))
  t.equal(await masked.ended, 78)
  t.match(masked.err(), 'Did you mean "title"?')
  t.equal(await unwritable.ended, 78)
  t.match(unwritable.err(), /DECISION_LOG cannot be opened: ENOENT/)
  for (const { out } of [bad, missing, masked, unwritable]) t.equal(out(), '', 'it never listened')

  t.same(await (await ask(base)).json(), before, 'the running one gives the same answer')
  t.match(before.ruleset.digest, /^sha256:[\da-f]{64}$/)
  running.child.kill('SIGINT')
  t.equal(await running.ended, 0)
  t.equal((await readFile(log, 'utf8')).trimEnd().split('\n').length, 2)
})

t.test('rules that tell more of a fact apart than the search takes are refused by the check and by the start, with their place', async (t) => {
  const files = tiny()
  const tested = Array.from({ length: 35 }, (_, at) => ({ fact: 'messaging.consumers', operator: 'greaterThan', value: 10 + at }))
  files['decisions/transport.json'].rules.push(
    rule('transport.stepwise', { any: tested.map((leaf) => ({ all: [leaf] })) }, { type: 'eliminates', params: { service: 'queue' } }),
  )
  const folder = await project(t, files)
  const told = /decisions\/transport\.json#\/rules\/7\/conditions\/any\/34\/all\/0 {2}the rules of transport tell \d+ ranges of messaging\.consumers apart/
  t.match(await program('rules-check', join(folder, 'rules')), { code: 1, err: told })
  const started = spawnService(t, { RULES: join(folder, 'rules') })
  t.equal(await started.ended, 78)
  t.match(started.err(), told)
})

t.test('a port that is taken or an address of another machine is told, and the process ends', async (t) => {
  const rules = join(await project(t, tiny()), 'rules')
  const first = spawnService(t, { RULES: rules })
  const { port } = new URL(await listening(first))
  const second = spawnService(t, { RULES: rules, PORT: port })
  t.equal(await second.ended, 1)
  t.match(second.err(), `Something else listens on 127.0.0.1, port ${port}.`)
  const elsewhere = spawnService(t, { RULES: rules, HOST: '192.0.2.1' })
  t.equal(await elsewhere.ended, 1)
  t.equal(elsewhere.err(), '192.0.2.1 is no address of this machine.\n')
})
