import type { Check, Finding } from '../check.js'
import type { CheckContext } from '../library.js'
import { factsNamedIn } from '../named-facts.js'
import type { Architecture, EntryMember, NeedMember } from '../shape/architecture.js'
import { connectionKinds } from '../shape/service.js'
import { unknown } from './references.js'

const file = 'architecture.json'
/** Where a need, a member of one, an entry or what is closed names a rule of type `asks`. */
const waitingWords = ['waived', 'when', 'only', 'except', 'must'] as const

export const architectureRules: Check = {
  name: 'architecture-rules',
  description:
    'What the rules of the architecture name is there: uses with needs, sources with outlets, parts with roles, ends of connections, needs that ask for a rule, facts that a gap asks for.',
  *find(context) {
    const { architecture } = context
    for (const at of architecture.rules.keys()) {
      yield* wrongParams(context, at)
      yield* wrongFacts(context, at)
    }
    const asking = architecture.rules.flatMap(({ name, event }) => (event.type === 'asks' ? [name] : []))
    for (const { pointer, rule } of rulesAsked(architecture))
      if (!asking.includes(rule)) yield { file, pointer, message: unknown('rule that asks', rule, asking) }
  },
}

interface Asked {
  readonly pointer: string
  readonly rule: string
}

/** The rules that needs, members of them, entries, closings and what is added wait for, each with its place. */
function* rulesAsked({ needs, entries, rules }: Architecture): Generator<Asked> {
  for (const [at, { event }] of rules.entries()) if ('except' in event.params) yield* askedBy(`/rules/${at}/event/params`, event.params)
  for (const [at, need] of needs.entries()) {
    yield* askedBy(`/needs/${at}`, need)
    yield* askedBy(`/needs/${at}/yieldsTo`, need.yieldsTo ?? {})
    for (const [place, group] of need.of.entries()) yield* askedByEach(`/needs/${at}/of/${place}`, group)
  }
  for (const [name, members] of Object.entries(entries)) yield* askedByEach(`/entries/${name}`, members)
}

function* askedByEach(base: string, members: readonly (EntryMember | NeedMember)[]): Generator<Asked> {
  for (const [at, member] of members.entries()) if (typeof member === 'object') yield* askedBy(`${base}/${at}`, member)
}

function* askedBy(base: string, waiting: { readonly [word in (typeof waitingWords)[number]]?: string | undefined }): Generator<Asked> {
  for (const word of waitingWords) {
    const rule = waiting[word]
    if (rule !== undefined) yield { pointer: `${base}/${word}`, rule }
  }
}

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
      if ('by' in event.params) yield* wrong('by', 'service', event.params.by, nameable.services)
      return yield* says('service', `"${event.params.service}" has no role to stand in`, event.params.service in stands)
    case 'fills':
      return yield* wrong('with', 'endpoint', event.params.with, outside)
    case 'starts': {
      const { role, by } = event.params
      yield* wrong('role', 'role', role, nameable.decisions)
      yield* wrong('by', 'endpoint', by, outside)
      const starts = endpoints.find(({ id }) => id === by)?.delivers?.some(({ carries }) => carries === 'trigger')
      return yield* says('by', `"${by}" is documented to start nobody`, !outside.includes(by) || starts === true)
    }
    case 'ends': {
      const { role, at: end } = event.params
      yield* wrong('role', 'role', role, nameable.decisions)
      return yield* wrong('at', 'endpoint', end, outside)
    }
    case 'asks':
      if (![...rulesAsked(architecture)].some(({ rule }) => rule === name))
        yield { file, pointer: `/rules/${at}/event`, message: `nothing depends on "${name}"` }
      return
    default:
      for (const [param, id] of Object.entries(event.params))
        if (param === 'carries') yield* wrong(param, 'kind of connection', id, connectionKinds)
        else if (param !== 'except') yield* wrong(param, 'service or endpoint', id, [...nameable.services, ...outside])
  }
}

/** What a gap names is asked next, so each must be a fact with a question; where something ends is open until one is stated. */
function* wrongFacts({ architecture: { rules }, dictionary }: CheckContext, at: number): Generator<Finding> {
  const { because, event } = rules[at] as (typeof rules)[number]
  const pointer = `/rules/${at}/because`
  const named = factsNamedIn(because)
  const statable = [...dictionary].flatMap(([fact, { question }]) => (question ? [fact] : []))
  for (const fact of named) if (!statable.includes(fact)) yield { file, pointer, message: unknown('fact to state', fact, statable) }
  if (event.type === 'ends' && named.length === 0) yield { file, pointer, message: 'must name a fact to state, between backquotes' }
}
