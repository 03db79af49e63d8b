import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { createAdvisor } from '../../dist/advisor/advisor.js'
import { command as run } from '../../dist/cli/command.js'
import { attempt } from '../../dist/cli/program.js'
import { recordOf } from '../../dist/forms/record.js'
import { advisor } from '../helpers/app.js'
import { plainly } from '../helpers/plainly.js'
import { project } from '../helpers/project.js'
import { type Files, type Json, tiny } from '../helpers/tiny.js'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'command-'))
t.teardown(() => rm(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const scenario = { title: 'Events', messaging: { replay: true } }

/** Runs the command; what it is given stands in for standard input. */
async function command(args: string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await attempt(
    () => run(args, { print: (text) => out.push(text), input: async () => Buffer.from(input) }),
    (message) => err.push(`${message}\n`),
  )
  return { code, out: out.join(''), err: err.join('') }
}
const put = (name: string, content: string | Buffer) => writeFile(at(name), content)

/** A ruleset that is read in a moment, as it stands or edited. */
const laid = async (t: Test, edit: (files: Files) => void = () => {}) => {
  const files = tiny()
  edit(files)
  return join(await project(t, files), 'rules')
}

t.test('recommend prints what the library gives, from a file or standard input', async (t) => {
  await put('scenario.json', JSON.stringify(scenario))
  t.same(JSON.parse((await command(['recommend', at('scenario.json'), '--detail', 'full'])).out), await advisor.recommend(scenario, { detail: 'full' }))
  const [rules, asOf] = [await laid(t), '2030-01-01']
  const small = await createAdvisor({ rules })
  t.same(await command(['recommend', '--format', 'markdown', '--as-of', asOf, '--rules', rules, '-'], JSON.stringify(scenario)), {
    code: 0,
    out: recordOf(scenario, await small.recommend(scenario, { asOf }), small, { asOf }),
    err: '',
  })
  t.match((await command(['recommend', '--format', 'mermaid', '--rules', rules, at('scenario.json')])).out, /^---\ntitle: "Events"\n---\nflowchart /)
  t.match(JSON.parse((await command(['recommend', '--detail=summary', '--rules', rules], JSON.stringify(scenario))).out), {
    decisions: [{ recommended: 'stream' }],
  })
})

t.test('what recommend cannot read is told with file and pointer, and exit code 2', async (t) => {
  await put('wrong.json', '{ "latencyy": 1, "sources": ["clickstrem"] }')
  await put('broken.json', '{ "latency": ')
  await put('twice.json', '{ "arrival": "one-time", "arrival": "continuous", "volume": {} }')
  await put('odd.json', '{ "title": "\\ud83d", "__proto__": {} }')
  await put('latin1.json', Buffer.from('{ "title": "Ger\u00e4te" }', 'latin1'))
  const rules = await laid(t)
  for (const [args, err] of [
    [
      [at('wrong.json')],
      /wrong\.json#\/sources\/0: .*"clickstream".*\n.*wrong\.json#\/latencyy: There is no field "latencyy" here\. Did you mean "latency"\?\n$/,
    ],
    [[at('broken.json')], /broken\.json: is not JSON: /],
    [[at('twice.json')], /twice\.json#\/arrival: The key "arrival" stands here more than once\.\n$/],
    [[at('odd.json')], /odd\.json#\/title: .*surrogate.*\n.*odd\.json#\/__proto__: There is no field/],
    [[at('latin1.json')], /latin1\.json: is not UTF-8\.\n$/],
    [[at('none.json')], /none\.json: cannot be read: there is no such file\.\n$/],
    [[at('wrong.json'), '--format', 'pdf'], /--format takes json/],
    [[at('wrong.json'), '--format', 'markdown', '--detail', 'full'], /--detail full goes with --format json or pair only/],
    [[at('wrong.json'), '--as-of', 'soon'], /--as-of takes a day as YYYY-MM-DD, not "soon"/],
    [['--bogus'], /Unknown option '--bogus'/],
  ] as const) {
    const answer = await command(['recommend', '--rules', rules, ...args])
    t.match(answer, { code: 2, out: '', err }, args.join(' '))
  }
})

t.test('check tells of each file whether it holds: 0 where all do, 1 where one changed, 2 where one cannot be read', async (t) => {
  const rules = await laid(t)
  const asked = JSON.stringify({ title: 'Tiny', messaging: { replay: true, consumers: 2 } })
  await put('record.md', (await command(['recommend', '--format', 'markdown', '--rules', rules], asked)).out)
  const answer = JSON.parse((await command(['recommend', '--rules', rules], asked)).out)
  await put('answer.json', JSON.stringify({ scenario: JSON.parse(asked), answer }))
  await put('other.md', '# Use Postgres\n')

  const files = [at('record.md'), at('answer.json')]
  t.match(await command(['check', '--rules', rules, ...files]), { code: 0, out: /record\.md +unchanged +2026\.1\.0\n.*answer\.json +unchanged/ })
  const mixed = await command(['check', '--rules', rules, at('other.md'), ...files])
  t.match(mixed, { code: 2, out: /other\.md +unreadable +-\n[\s\S]*\n\n.*other\.md: It holds no block of a record\./ })
  t.match(await command(['check', '--records-only', '--rules', rules, at('other.md'), ...files]), { code: 0, out: /other\.md +no record/ })

  const reweighed = await laid(t, (edited) => {
    edited['decisions/transport.json'].rules.find((one: Json) => one.name === 'transport.replay').event.params.strength = 'slight'
  })
  t.match(await command(['check', '--rules', reweighed, ...files]), {
    code: 0,
    out: /record\.md +same-winner-other-reasons[\s\S]*transport, reason changed: transport\.replay\. It spoke/,
  })
  t.match(await command(['check', '--strict', '--rules', reweighed, ...files]), { code: 1 })
  const emptied = await laid(t, (edited) => (edited['decisions/transport.json'].rules = []))
  t.match(await command(['check', '--rules', emptied], await readFile(at('record.md'), 'utf8')), { code: 1, out: /\(standard input\) +changed/ })
  const { code, out } = await command(['check', '--json', '--rules', emptied, at('answer.json'), at('none.md')])
  t.equal(code, 2)
  t.match(JSON.parse(out), {
    checks: [
      { file: at('answer.json'), check: { verdict: 'changed' } },
      { file: at('none.md'), fault: /no such file/ },
    ],
  })

  await put('altered.md', (await readFile(at('record.md'), 'utf8')).replace('"decisive"', '"slight"'))
  t.match(await command(['check', '--rules', rules, at('altered.md')]), { code: 1, out: /block altered: / })
})

t.test('what recommend prints as a pair, check reads, in any detail and of any day; of an answer alone it says in a sentence what to give', async (t) => {
  const rules = await laid(t)
  const asked = JSON.stringify({ title: 'Tiny', messaging: { replay: true } })
  for (const more of [[], ['--detail', 'summary'], ['--detail', 'full', '--as-of', '2031-01-01']]) {
    const { out } = await command(['recommend', '--format', 'pair', '--rules', rules, ...more], asked)
    t.same(JSON.parse(out).scenario, JSON.parse(asked))
    t.match(await command(['check', '--rules', rules], out), { code: 0, out: /unchanged/ }, more.join(' '))
  }
  const { out } = await command(['recommend', '--rules', rules], asked)
  const alone = await command(['check', '--rules', rules], out)
  t.match(alone, { code: 2, out: /\n\(standard input\): This is an answer alone: give \{ "scenario", "answer" \}.*\n$/ })
  t.equal(alone.out.split('(standard input)').length - 1, 2, 'a row and a sentence')
})

t.test('it says its version', async (t) => {
  const { version } = JSON.parse(await readFile(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'))
  t.same(await command(['--version']), { code: 0, out: `${version}\n`, err: '' })
})

t.test('the command and each of its parts say how they are used', async (t) => {
  for (const args of [['--help'], ['recommend', '--help'], ['check', '-h']]) {
    t.match(await command(args), { code: 0, out: /^Usage: aws-data-service-advisor [\s\S]*Exit codes:/, err: '' }, args.join(' '))
  }
  t.match(await command(['toString']), { code: 2, err: /^There is no command "toString"\./ })
})

t.test('a reader that goes away early is no fault', async (t) => {
  const { error } = await new Promise<{ error: Error | null; err: string }>((resolve) =>
    execFile(...plainly('sh', '-c', `"${process.execPath}" "${main}" recommend --detail full scenario.json | head -c 10`), { cwd: folder }, (error, _, err) =>
      resolve({ error: error ?? (err === '' ? null : new Error(err)), err }),
    ),
  )
  t.equal(error, null)
})
