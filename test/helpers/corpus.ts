import { readFile } from 'node:fs/promises'
import { advisor } from './app.js'

type Scenario = Record<string, unknown>

/** Scenarios of many kinds: the worked ones and the practice requests. */
export const corpus: readonly Scenario[] = [
  ...advisor.scenarios.map(({ scenario }) => scenario as Scenario),
  ...(await readFile(new URL('../../test/practice/requests.jsonl', import.meta.url), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { request: Scenario }).request),
]

/** A scenario with facts stated, each named by its path. */
export function stating(scenario: Scenario, facts: readonly { readonly fact: string; readonly value: unknown }[]): Scenario {
  const stated = structuredClone(scenario)
  for (const { fact, value } of facts) {
    const [section, field] = fact.split('.') as [string, string?]
    if (field === undefined) stated[section] = value
    else stated[section] = { ...(stated[section] as Scenario | undefined), [field]: value }
  }
  return stated
}

/** A scenario without a fact. */
export function without(scenario: Scenario, fact: string): Scenario {
  const stated = structuredClone(scenario)
  const [section, field] = fact.split('.') as [string, string?]
  if (field === undefined) delete stated[section]
  else delete (stated[section] as Scenario)[field]
  return stated
}

/** What one decision comes to, taken as raised. */
export async function decided(scenario: Scenario, decision: string) {
  const [answer] = (await advisor.recommend({ ...scenario, decide: [decision] })).decisions
  if (!answer) throw new Error(`${decision} was not taken`)
  return answer
}
