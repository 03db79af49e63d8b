import type { Check, Finding } from '../check.js'
import type { CheckContext } from '../library.js'
import type { Need } from '../shape/architecture.js'
import { connectionKinds } from '../shape/service.js'
import { unknown } from './references.js'

const file = 'architecture.json'

export const architectureRules: Check = {
  name: 'architecture-rules',
  description:
    'What the rules of the architecture name is there: uses with needs, sources with outlets, parts with roles, ends of connections, needs that ask for a rule.',
  *find(context) {
    const { rules, needs } = context.architecture
    for (const at of rules.keys()) yield* wrongParams(context, at)
    for (const [at, need] of needs.entries())
      for (const [pointer, when] of rulesAskedBy(need)) {
        const asked = rules.find(({ name }) => name === when)?.event
        if (asked?.type === 'asks' && asked.params.role === need.role) continue
        yield { file, pointer: `/needs/${at}${pointer}`, message: `no rule "${when}" asks for "${need.role}"` }
      }
  },
}

/** The rules that a need, or a member of it, waits for, each with its place. */
const rulesAskedBy = ({ when, of }: Need): [pointer: string, rule: string][] => [
  ...(when === undefined ? [] : [['/when', when] as [string, string]]),
  ...of.flatMap((group, at) =>
    group.flatMap((member, place): [string, string][] =>
      typeof member === 'object' && member.when !== undefined ? [[`/of/${at}/${place}/when`, member.when]] : [],
    ),
  ),
]

function* wrongParams({ architecture, nameable, endpoints }: CheckContext, at: number): Generator<Finding> {
  const { stands, sources, needs, rules } = architecture
  const outside = endpoints.map(({ id }) => id)
  const wrong = function* (param: string, kind: string, value: string, known: readonly string[]): Generator<Finding> {
    if (!known.includes(value)) yield { file, pointer: `/rules/${at}/event/params/${param}`, message: unknown(kind, value, known) }
  }
  const says = function* (param: string, message: string, isSo: boolean): Generator<Finding> {
    if (!isSo) yield { file, pointer: `/rules/${at}/event/params/${param}`, message }
  }
  const { name, event } = rules[at] as (typeof rules)[number]
  switch (event.type) {
    case 'serves': {
      const { use } = event.params
      yield* wrong('use', 'endpoint', use, outside)
      return yield* says(
        'use',
        `no need says what serves "${use}"`,
        needs.some(({ role }) => role === use),
      )
    }
    case 'enters': {
      const { source, through } = event.params
      yield* wrong(
        'source',
        'source',
        source,
        sources.map(({ value }) => value),
      )
      const own = sources.find(({ value }) => value === source)
      return (
        own &&
        (yield* wrong(
          'through',
          'outlet',
          through,
          own.through.map(({ id }) => id),
        ))
      )
    }
    case 'adds':
      return yield* says('service', `"${event.params.service}" has no role to stand in`, event.params.service in stands)
    case 'asks':
      return yield* says(
        'role',
        `no need of "${event.params.role}" holds when "${name}" is met`,
        needs.some((need) => need.role === event.params.role && rulesAskedBy(need).some(([, when]) => when === name)),
      )
    default:
      for (const [param, id] of Object.entries(event.params))
        yield* param === 'carries'
          ? wrong(param, 'kind of connection', id, connectionKinds)
          : wrong(param, 'service or endpoint', id, [...nameable.services, ...outside])
  }
}
