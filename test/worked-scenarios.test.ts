import { readFile } from 'node:fs/promises'
import t from 'tap'
import type { Recommendation } from '../dist/advisor/answer.js'
import { advisor } from './helpers/app.js'

const answers = new Map<string, Recommendation>()
for (const { id, scenario } of advisor.scenarios) answers.set(id, await advisor.recommend(scenario))
const decisions = [...answers.values()].flatMap((answer) => answer.decisions)

t.test('there are at least twenty, each with a title of its own', async (t) => {
  t.ok(advisor.scenarios.length >= 20)
  t.equal(new Set(advisor.scenarios.map(({ title }) => title)).size, advisor.scenarios.length)
})

t.test('every service that can be had is recommended or needed in one of them, and loses in another', async (t) => {
  for (const { id, status, roles } of advisor.views.services) {
    const taken = decisions.some(({ recommended, companions }) => recommended === id || companions.some(({ service }) => service === id))
    const lost = decisions.some(({ recommended, candidates }) => {
      const loser = candidates.find(({ service, verdict }) => service === id && verdict !== 'recommended')
      const forWinner = candidates.find(({ service }) => service === recommended)?.reasons.filter(({ effect, counted }) => effect === 'favors' && counted) ?? []
      return loser !== undefined && (forWinner.length > 0 || loser.reasons.some(({ effect }) => effect !== 'favors'))
    })
    t.equal(taken, status === 'available', `${id} is taken`)
    if (roles.length > 0) t.ok(lost, `${id} loses for a reason`)
  }
})

t.test('both chains of the notes come out', async (t) => {
  const names = ({ decisions }: Recommendation) =>
    new Set(decisions.flatMap(({ recommended, companions }) => [recommended, ...companions.map(({ service }) => service)]))
  const all = [...answers.values()].map(names)
  const holds = (...services: string[]) => all.some((taken) => services.every((service) => taken.has(service)))
  t.ok(holds('s3', 'glue-crawler', 'glue-data-catalog', 'athena', 'quicksight'))
  t.ok(holds('s3', 'glue-crawler', 'glue-data-catalog', 'redshift-spectrum', 'redshift'))
})

interface Shown {
  readonly shows: string
  readonly scenario: string
  readonly where: readonly string[]
}

/** Everything that an answer says, one line each: what wins or is out, what is set, needed, warned of, argued, referred. */
const linesOf = ({ decisions, referrals }: Recommendation) =>
  new Set([
    ...decisions.flatMap(({ decision, candidates, companions, configuration }) => [
      ...candidates.map(({ service, verdict }) => `${{ recommended: 'win', alternative: 'lose', eliminated: 'lose' }[verdict]} ${decision} ${service}`),
      ...candidates.flatMap(({ service, verdict }) => (verdict === 'eliminated' ? [`out ${decision} ${service}`] : [])),
      ...candidates.flatMap(({ reasons }) => reasons.map(({ rule }) => `reason ${rule}`)),
      ...candidates.flatMap(({ service, warnings }) => warnings.map(({ code }) => `warn ${service} ${code}`)),
      ...companions.map(({ service }) => `comp ${service}`),
      ...configuration.map(({ setting, value }) => `set ${setting}=${value}`),
    ]),
    ...referrals.map(({ rule }) => `ref ${rule}`),
  ])

const shown = JSON.parse(await readFile(new URL('../test/worked-coverage.json', import.meta.url), 'utf8')) as Shown[]

t.test('whatever the notes speak of, some worked scenario shows', async (t) => {
  for (const { shows, scenario, where } of shown) {
    const answer = answers.get(scenario)
    const lines = answer ? linesOf(answer) : new Set()
    t.same(
      where.filter((line) => !lines.has(line)),
      [],
      `${shows}, in ${scenario}`,
    )
  }
})
