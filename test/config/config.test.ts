import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { readConfig, readTable } from '../../dist/config/config.js'
import { listOf, onOff, text, whole } from '../../dist/config/kinds.js'
import { variables } from '../../dist/config/variables.js'
import { plainly } from '../helpers/plainly.js'

t.test('with nothing set, every variable has its default', async (t) => {
  const { config, faults, warnings } = readConfig({})
  t.same(config, Object.fromEntries(Object.entries(variables).map(([name, entry]) => [name, entry.default])))
  t.same([...faults, ...warnings], [])
})

t.test('every default is a value that may be set', async (t) => {
  for (const [name, { default: value }] of Object.entries(variables)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue
    const said = typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value)
    t.same(readConfig({ [name]: said }).config?.[name as keyof typeof variables], value, name)
  }
})

t.test('every value out of range is told at once, in a sentence each', async (t) => {
  const { config, faults } = readConfig({ HOST: 'a b', PORT: '65536', LOG_LEVEL: 'loud', EVALUATOR: '' })
  t.equal(config, undefined)
  t.same(faults, [
    'HOST must be a host name or address, not "a b".',
    'PORT must be a whole number from 0 to 65535, not "65536".',
    'LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent, not "loud".',
    'EVALUATOR must be compiled or reference, not "".',
  ])
  for (const PORT of ['', ' ', '1e3', '-1', '3.5', '0x10', '9'.repeat(30), '80 ']) t.equal(readConfig({ PORT }).faults.length, 1, JSON.stringify(PORT))
})

t.test('a name that is nearly one of ours is warned of and stops nothing; a name of something else is not', async (t) => {
  const near: [string, string][] = [
    ['PROT', 'PORT'],
    ['PORTS', 'PORT'],
    ['port', 'PORT'],
    ['LOG_LEVL', 'LOG_LEVEL'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['EVALUTOR', 'EVALUATOR'],
  ]
  for (const [name, meant] of near) {
    const { config, warnings } = readConfig({ [name]: 'anything' })
    t.same(warnings, [`There is no variable ${name}. Did you mean "${meant}"?`])
    t.ok(config)
  }
  const foreign = [
    'HOSTNAME',
    'PATH',
    'HOME',
    'PWD',
    'SHELL',
    'TERM',
    'LANG',
    'USER',
    'NODE_ENV',
    'NODE_OPTIONS',
    'HTTP_PROXY',
    'AWS_REGION',
    'KUBERNETES_PORT',
    'TZ',
  ]
  t.same(readConfig(Object.fromEntries(foreign.map((name) => [name, 'x']))).warnings, [])
})

t.test('the kinds of value take what they say and no more, and a secret is never shown', async (t) => {
  const table = {
    FEW: { takes: listOf('words with commas between', text('a word', /^\w+$/)), default: [], meaning: '' },
    DO: { takes: onOff, default: false, meaning: '' },
    KEY: { takes: whole(10, 20), default: 10, meaning: '', secret: true },
  }
  t.same(readTable(table, { FEW: 'a, b', DO: 'on', KEY: '20' }).config, { FEW: ['a', 'b'], DO: true, KEY: 20 })
  t.same(readTable(table, { FEW: 'a,,b', DO: 'yes', KEY: '21' }).faults, [
    'FEW must be words with commas between, not "a,,b".',
    'DO must be on or off, not "yes".',
    'KEY must be a whole number from 10 to 20.',
  ])
  t.equal(readTable(table, { FEW: 'a,a' }).faults.length, 1, 'twice the same')
})

t.test('the README shows every variable, in this order, with what it takes, its default and its meaning', async (t) => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const shown = /\| variable \|.*\n\|[-|]+\n((?:\|.*\n)+)/.exec(readme)?.[1]?.trimEnd().split('\n')
  const said = (value: unknown) => (value === undefined ? 'none' : typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value) || 'none')
  t.same(
    shown,
    Object.entries(variables).map(([name, { takes, default: value, meaning }]) => `| \`${name}\` | ${takes.range} | ${said(value)} | ${meaning} |`),
  )
})

const server = fileURLToPath(new URL('../../dist/server.js', import.meta.url))

/** Starts the built service with these variables; it is taken to end by itself. */
const start = (variables: Record<string, string>) =>
  promisify(execFile)(...plainly(process.execPath, server), { env: { ...process.env, PORT: '0', ...variables }, timeout: 20_000 })

t.test('every value out of range stops the start, all told at once, before anything listens', async (t) => {
  await t.rejects(start({ EVALUATOR: 'quick', PORT: 'high', PROT: '1' }), {
    code: 78,
    stdout: '',
    stderr: [
      'There is no variable PROT. Did you mean "PORT"?',
      'PORT must be a whole number from 0 to 65535, not "high".',
      'EVALUATOR must be compiled or reference, not "quick".\n',
    ].join('\n'),
  })
})
