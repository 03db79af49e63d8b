import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { createAdvisor, ownRules } from '../../dist/advisor/advisor.js'
import { recommendation } from '../../dist/advisor/answer.js'
import { canonicalQuestion, idOf } from '../../dist/advisor/identity.js'
import { canonical, sha256 } from '../../dist/knowledge/digest.js'
import { statedFacts } from '../../dist/scenario/normalise.js'
import type { Scenario } from '../../dist/scenario/schema.js'
import { advisor } from '../helpers/app.js'
import { arbitraryScenario, shuffledScenario } from '../helpers/scenarios.js'
import { type Files, lay, tiny } from '../helpers/tiny.js'

const scenarios = arbitraryScenario(advisor.scenarioSchema)
const runs = { numRuns: 80, seed: 20261122 }

/** Every id in a list of evidence, wherever in an answer it stands. */
function citedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => (key === 'evidence' ? (member as string[]) : citedIn(member)))
}

t.test(
  'any scenario is answered in the promised form, just what is cited is listed, every match is true of the request, nothing retired or closed is taken',
  async (t) => {
    await fc.assert(
      fc.asyncProperty(scenarios, async (scenario) => {
        const answer = await advisor.recommend(scenario)
        recommendation.parse(answer)
        const { evidence, ...body } = answer
        const cited = [...new Set(citedIn(body))].sort()
        if (cited.join() !== evidence.map(({ id }) => id).join()) throw new Error(`${cited.join()} is cited, and ${evidence.map(({ id }) => id).join()} listed`)
        for (const { recommended, status, candidates, companions } of answer.decisions) {
          for (const service of [recommended, ...companions.map((companion) => companion.service)])
            if (service !== null && advisor.views.service(service)?.lifecycle.status !== 'available') throw new Error(`${service} is not to be had`)
          for (const { service, verdict, reasons } of candidates) {
            if ((verdict === 'recommended') !== (service === recommended)) throw new Error(`${service}: ${verdict}`)
            if (verdict === 'recommended' && !reasons.some(({ effect }) => effect === 'favors')) throw new Error(`${service} wins without a reason`)
            if ((verdict === 'eliminated') !== reasons.some(({ effect }) => effect === 'eliminates')) throw new Error(`${service}: ${verdict}`)
            for (const reason of reasons) {
              if (!advisor.views.rule(reason.rule)) throw new Error(`${reason.rule} cannot be looked up`)
              for (const { fact, operator, required, actual } of reason.matched)
                if (!holds(operator, actual, required)) throw new Error(`${fact} ${operator} ${required} is not true of ${actual}`)
            }
          }
          if ((status === 'none-viable') !== (recommended === null)) throw new Error(status)
        }
      }),
      runs,
    )
    t.pass()
  },
)

t.test('the order of keys and members never changes a byte of the answer', async (t) => {
  await fc.assert(
    fc.asyncProperty(scenarios, fc.infiniteStream(fc.nat()), async (scenario, numbers) => {
      const shuffled = shuffledScenario(scenario, numbers)
      if (JSON.stringify(await advisor.recommend(scenario)) !== JSON.stringify(await advisor.recommend(shuffled))) throw new Error('another answer')
    }),
    runs,
  )
  t.pass()
})

t.test('the id is that of the canonical question, whatever is stated and asked', (t) => {
  fc.assert(
    fc.property(scenarios, fc.option(fc.constant('2026-01-31'), { nil: undefined }), (scenario, asOf) => {
      const { decide: asked, services: policy = {} } = scenario as Scenario
      const question = { stated: statedFacts(scenario as Scenario, advisor.dictionary), policy, asked, digest: 'sha256:0', asOf }
      if (canonicalQuestion(question) !== canonical(question)) throw new Error(canonicalQuestion(question))
      if (idOf(question) !== `rec_${sha256(canonical(question)).slice(0, 24)}`) throw new Error('another id')
    }),
    runs,
  )
  t.end()
})

t.test('nor does the order of the rules that come with the package', async (t) => {
  const directory = t.testdir()
  await cp(ownRules, directory, { recursive: true })
  for (const folder of ['decisions', 'services']) {
    for (const name of await readdir(join(directory, folder))) {
      const file = join(directory, folder, name)
      const content = JSON.parse(await readFile(file, 'utf8'))
      content.rules.reverse()
      for (const setting of content.settings ?? []) setting.rules.reverse()
      await writeFile(file, JSON.stringify(content))
    }
  }
  const other = await createAdvisor({ rules: directory })
  t.equal(other.ruleset.digest, advisor.ruleset.digest)
  for (const { id, scenario } of advisor.scenarios)
    t.equal(JSON.stringify(await other.recommend(scenario)), JSON.stringify(await advisor.recommend(scenario)), id)
})

t.test('the order of rules, keys and files never changes an answer', async (t) => {
  const reversed = (files: Files): Files =>
    Object.fromEntries(
      Object.entries(files)
        .reverse()
        .map(([file, content]) => [
          file,
          Object.fromEntries(Object.entries({ ...content, ...(Array.isArray(content.rules) ? { rules: [...content.rules].reverse() } : {}) }).reverse()),
        ]),
    )
  // One after the other: both are laid into the same folder.
  const plain = await createAdvisor({ rules: lay(t, tiny()) })
  const other = await createAdvisor({ rules: lay(t, reversed(tiny())) })
  for (const scenario of [
    { messaging: { replay: true, consumers: 9 }, volume: { traffic: 'steady' }, management: { preference: 'serverless-only' } },
    { arrival: 'one-time', messaging: { replay: true, consumers: 1 }, dashboards: { readers: 4 } },
  ]) {
    t.equal(JSON.stringify(await other.recommend(scenario)), JSON.stringify(await plain.recommend(scenario)))
  }
})

function holds(operator: string, actual: unknown, required: unknown): boolean {
  switch (operator) {
    case 'equal':
      return actual === required
    case 'in':
      return (required as unknown[]).includes(actual)
    case 'contains':
      return (actual as unknown[]).includes(required)
    case 'doesNotContain':
      return !(actual as unknown[]).includes(required)
    case 'lessThan':
      return (actual as number) < (required as number)
    case 'lessThanInclusive':
      return (actual as number) <= (required as number)
    case 'greaterThan':
      return (actual as number) > (required as number)
    default:
      return (actual as number) >= (required as number)
  }
}
