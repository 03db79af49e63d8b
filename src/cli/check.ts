import { parseArgs } from 'node:util'
import { type Advisor, createAdvisor } from '../advisor/advisor.js'
import { checkDrift } from '../drift/check.js'
import { EarlierError } from '../drift/earlier.js'
import type { Integrity, Verdict } from '../drift/shapes.js'
import { type Checked, checksText } from './checks-text.js'
import { faultLines, type Input, jsonOf, readInput } from './input.js'
import { Unusable } from './program.js'
import type { Terminal } from './terminal.js'
import { help } from './usage.js'

const options = {
  json: { type: 'boolean', default: false },
  strict: { type: 'boolean', default: false },
  'records-only': { type: 'boolean', default: false },
  rules: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Says of each file whether it still holds. */
export async function check(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  if (values.help) {
    terminal.print(`${help.check}\n`)
    return 0
  }
  const { rules } = values
  const advisor = await createAdvisor({ rules })
  const checked: Checked[] = []
  for (const file of positionals.length === 0 ? ['-'] : positionals) checked.push(await checkFile(file, advisor, values['records-only'], terminal))
  const told = values.json ? JSON.stringify({ ruleset: advisor.ruleset, checks: checked.map(plain) }, null, 2) : checksText(checked, advisor.ruleset.version)
  terminal.print(`${told}\n`)
  const still: ReadonlySet<Verdict> = new Set(values.strict ? ['unchanged'] : ['unchanged', 'same-winner-other-reasons'])
  const isChange = ({ check }: Checked) => check !== undefined && (!still.has(check.verdict) || check.integrity.some(isAltered))
  return checked.some(({ fault }) => fault !== undefined) ? 2 : checked.some(isChange) ? 1 : 0
}

/** People edit the text of a record; what machines read of it they leave alone. */
const isAltered = ({ of, state }: Integrity) => of !== 'text' && state === 'altered'

async function checkFile(file: string, advisor: Advisor, recordsOnly: boolean, terminal: Terminal): Promise<Checked> {
  let name = file
  try {
    const input = await readInput(file, terminal)
    name = input.name
    return { name, check: await checkDrift(earlierIn(input), advisor) }
  } catch (error) {
    if (error instanceof Unusable) return { name, fault: error.message }
    if (!(error instanceof EarlierError)) throw error
    if (recordsOnly && error.faults[0]?.code === 'record-none') return { name }
    return { name, fault: faultLines(name, error.faults) }
  }
}

/** JSON starts with a brace, a record never does. */
const earlierIn = (input: Input): unknown => (/^\uFEFF?\s*[{[]/.test(input.text) ? jsonOf(input) : input.text)

const plain = ({ name, check, fault }: Checked) => ({ file: name, ...(check ? { check } : {}), ...(fault === undefined ? {} : { fault }) })
