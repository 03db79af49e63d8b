import { readdir, readFile } from 'node:fs/promises'
import t from 'tap'
import type { Recommendation } from '../dist/advisor/answer.js'
import { advisor } from './helpers/app.js'

interface Case {
  readonly title: string
  readonly scenario: object
  readonly decision?: string
  readonly raised?: false
  readonly recommended?: string
  readonly loses?: { readonly service: string; readonly rule: string }
  readonly companions?: readonly string[]
  /** By setting what is told, null where nothing is. */
  readonly settings?: Readonly<Record<string, string | null>>
  /** What a node of the architecture is set to, where that is one of several. */
  readonly set?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly to?: string
  readonly rule?: string
  readonly fires?: string | readonly string[]
  /** Rules, and codes of warnings, that the answer tells nothing by. */
  readonly quiet?: readonly string[]
  readonly flips?: { readonly without: string; readonly decision: string; readonly recommended: string }
}

/** Every rule that an answer names, wherever it stands. */
const shownRules = ({ decisions, architecture, referrals, warnings }: Recommendation) =>
  [
    ...decisions.flatMap(({ candidates, companions, configuration }) => [
      ...candidates.flatMap((one) => [...one.reasons, ...one.warnings]),
      ...companions,
      ...configuration,
    ]),
    ...architecture.nodes.flatMap(({ configuration }) => configuration ?? []),
    ...referrals,
    ...warnings,
  ].map(({ rule }) => rule)

/** Every code of a warning. */
const codesOf = ({ decisions, warnings }: Recommendation) =>
  [...warnings, ...decisions.flatMap(({ candidates }) => candidates.flatMap((one) => one.warnings))].map(({ code }) => code)

const folder = new URL('../test/cases/', import.meta.url)
const cases: (Case & { file: string })[] = []
for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json'))) {
  const file = name.replace('.json', '')
  for (const one of JSON.parse(await readFile(new URL(name, folder), 'utf8')) as Case[]) cases.push({ ...one, file })
}

for (const { file, title, scenario, decision = file, raised, recommended, loses, companions, settings, set, to, rule, fires, quiet = [], flips } of cases) {
  t.test(`${file}: ${title}`, async (t) => {
    const answer = await advisor.recommend(scenario)
    const decided = answer.decisions.find((one) => one.decision === decision)
    if (raised === false) t.equal(decided, undefined)
    if (recommended) t.equal(decided?.recommended, recommended)
    const winner = decided?.candidates[0]
    if (loses) {
      const loser = decided?.candidates.find(({ service }) => service === loses.service)
      t.not(loser?.verdict, 'recommended')
      const against = loser?.reasons.filter(({ effect }) => effect !== 'favors') ?? []
      const forWinner = winner?.reasons.filter(({ effect }) => effect === 'favors') ?? []
      t.ok(
        [...against, ...forWinner].some((reason) => reason.rule === loses.rule),
        `${loses.service} loses by ${loses.rule}`,
      )
    }
    for (const companion of companions ?? [])
      t.ok(
        decided?.companions.some(({ service }) => service === companion),
        `needs ${companion}`,
      )
    for (const [setting, value] of Object.entries(settings ?? {}))
      t.equal(decided?.configuration.find((one) => one.setting === setting)?.value ?? null, value, setting)
    for (const [id, values] of Object.entries(set ?? {})) {
      const own = answer.architecture.nodes.find((node) => node.id === id)?.configuration
      for (const [setting, value] of Object.entries(values)) t.equal(own?.find((one) => one.setting === setting)?.value, value, `${setting} of ${id}`)
    }
    if (to)
      t.match(
        answer.referrals.find((one) => one.rule === rule),
        { to },
      )
    const shown = fires ? shownRules(answer) : []
    for (const name of [fires ?? []].flat()) t.ok(shown.includes(name), `${name} fires`)
    const told = quiet.length > 0 ? [...shownRules(answer), ...codesOf(answer)] : []
    for (const name of quiet) t.notOk(told.includes(name), `${name} is quiet`)
    if (file === 'contradictions') {
      const warning = answer.warnings.find((one) => one.rule === rule)
      t.ok(warning, `${rule} warns`)
      if (flips) t.equal(warning?.outcomes?.find(({ without }) => without === flips.without)?.winners[flips.decision], flips.recommended)
    }
  })
}

t.test('every candidate that can be had wins a case and loses one; every other only loses', async (t) => {
  for (const { id, candidates } of advisor.views.decisions) {
    const own = cases.filter(({ file }) => file === id)
    for (const candidate of candidates) {
      const available = advisor.views.service(candidate)?.lifecycle.status === 'available'
      t.equal(
        own.some(({ recommended }) => recommended === candidate),
        available,
        `${id}: ${candidate} wins`,
      )
      t.ok(
        own.some(({ loses }) => loses?.service === candidate),
        `${id}: ${candidate} loses`,
      )
    }
  }
})

t.test('every referral and every contradiction has a case', async (t) => {
  const known = new Set(cases.map(({ rule }) => rule))
  for (const name of advisor.views.ruleNames.filter((rule) => /^(referral|contradiction)\./.test(rule))) t.ok(known.has(name), name)
})
