import { parseArgs } from 'node:util'
import { createAdvisor } from '../advisor/advisor.js'
import { mermaidOf } from '../forms/mermaid.js'
import { recordOf } from '../forms/record.js'
import { fullDate } from '../knowledge/shape/dates.js'
import { ScenarioError } from '../scenario/read.js'
import type { Scenario } from '../scenario/schema.js'
import { faultLines, jsonOf, readInput } from './input.js'
import { Unusable } from './program.js'
import type { Terminal } from './terminal.js'
import { help } from './usage.js'

const options = {
  format: { type: 'string', default: 'json' },
  detail: { type: 'string' },
  'as-of': { type: 'string' },
  rules: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Prints the answer to one scenario. */
export async function recommend(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  if (values.help) {
    terminal.print(`${help.recommend}\n`)
    return 0
  }
  const { format, detail, 'as-of': asOf, rules } = values
  one(format, 'format', ['json', 'markdown', 'mermaid'])
  one(detail ?? 'standard', 'detail', ['summary', 'standard', 'full'])
  if (format !== 'json' && detail !== undefined && detail !== 'standard') throw new Unusable(`--detail ${detail} goes with --format json only.`)
  if (asOf !== undefined && !fullDate.safeParse(asOf).success) throw new Unusable(`--as-of takes a day as YYYY-MM-DD, not "${asOf}".`)
  if (positionals.length > 1) throw new Unusable('recommend takes one scenario at a time.')

  const input = await readInput(positionals[0] ?? '-', terminal)
  const scenario = jsonOf(input)
  const advisor = await createAdvisor({ rules })
  try {
    if (detail === 'summary') {
      terminal.print(`${JSON.stringify(await advisor.summarise(scenario, { asOf }), null, 2)}\n`)
      return 0
    }
    const answer = await advisor.recommend(scenario, { asOf, detail: detail === 'full' ? 'full' : 'standard' })
    if (format === 'json') terminal.print(`${JSON.stringify(answer, null, 2)}\n`)
    else if (format === 'markdown') terminal.print(recordOf(scenario as Scenario, answer, advisor, { asOf }))
    else terminal.print(mermaidOf(answer.architecture, (scenario as Scenario).title))
    return 0
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    throw new Unusable(faultLines(input.name, error.faults))
  }
}

function one(value: string, option: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) throw new Unusable(`--${option} takes ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}, not "${value}".`)
}
