import { parseArgs } from 'node:util'
import { createAdvisor } from '../advisor/advisor.js'
import { day, details } from '../advisor/options.js'
import { answer as answerTo } from '../http/asked.js'
import { mermaidOf } from '../forms/mermaid.js'
import { recordOf } from '../forms/record.js'
import { ScenarioError } from '../scenario/read.js'
import type { Scenario } from '../scenario/schema.js'
import { faultLines, jsonOf, readInput } from './input.js'
import { Unusable } from './program.js'
import type { Terminal } from './terminal.js'
import { help } from './usage.js'

const options = {
  format: { type: 'string', default: 'json' },
  detail: { type: 'string', default: 'standard' },
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
  const { 'as-of': asOf, rules } = values
  const format = one(values.format, 'format', ['json', 'pair', 'markdown', 'mermaid'])
  const detail = one(values.detail, 'detail', details)
  const isJson = format === 'json' || format === 'pair'
  if (!isJson && detail !== 'standard') throw new Unusable(`--detail ${detail} goes with --format json or pair only.`)
  if (asOf !== undefined && !day.safeParse(asOf).success) throw new Unusable(`--as-of takes a day as YYYY-MM-DD, not "${asOf}".`)
  if (positionals.length > 1) throw new Unusable('recommend takes one scenario at a time.')

  const input = await readInput(positionals[0] ?? '-', terminal)
  const scenario = jsonOf(input)
  const advisor = await createAdvisor({ rules })
  try {
    if (isJson) {
      const given = await answerTo(advisor, scenario, { asOf, detail })
      terminal.print(`${JSON.stringify(format === 'json' ? given : { scenario, answer: given, asOf }, null, 2)}\n`)
      return 0
    }
    const answer = await advisor.recommend(scenario, { asOf })
    if (format === 'markdown') terminal.print(recordOf(scenario as Scenario, answer, advisor, { asOf }))
    else terminal.print(mermaidOf(answer.architecture, (scenario as Scenario).title))
    return 0
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error
    throw new Unusable(faultLines(input.name, error.faults))
  }
}

function one<const W extends string>(value: string, option: string, allowed: readonly W[]): W {
  const found = allowed.find((word) => word === value)
  if (found === undefined) throw new Unusable(`--${option} takes ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}, not "${value}".`)
  return found
}
