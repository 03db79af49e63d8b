import type { Check, Finding } from '../check.js'
import type { CheckContext } from '../library.js'
import type { EntryMember, NeedMember } from '../shape/architecture.js'
import { unknown } from './references.js'

const file = 'architecture.json'
/** Roles that are no decision, and in which a part can stand all the same. */
const otherRoles = ['source', 'carrier', 'use']

export const architectureRoles: Check = {
  name: 'architecture-roles',
  description: 'Every role that the architecture names is a decision, a source, a carrier or a use, and each has its place in the order.',
  *find({ architecture, nameable }) {
    const { roles, stands, sources, reworks, keeps, stores, entries, needs, rules } = architecture
    if (roles.length === 0) return
    const decisions = nameable.decisions
    const all = [...decisions, ...otherRoles]
    for (const [at, role] of roles.entries()) {
      if (!all.includes(role)) yield { file, pointer: `/roles/${at}`, message: unknown('role', role, all) }
      else if (roles.indexOf(role) !== at) yield { file, pointer: `/roles/${at}`, message: `"${role}" is listed twice` }
    }
    for (const role of all) if (!roles.includes(role)) yield { file, pointer: '/roles', message: `"${role}" is missing` }
    const wrong = function* (pointer: string, role: string, known: readonly string[]): Generator<Finding> {
      if (!known.includes(role)) yield { file, pointer, message: unknown('role', role, known) }
    }
    for (const [service, role] of Object.entries(stands)) yield* wrong(`/stands/${service}`, role, decisions)
    for (const [at, { through }] of sources.entries())
      for (const [place, { holds }] of through.entries()) if (holds !== undefined) yield* wrong(`/sources/${at}/through/${place}/holds`, holds, decisions)
    for (const [list, named] of Object.entries({ reworks, keeps, stores }))
      for (const [at, role] of named.entries()) yield* wrong(`/${list}/${at}`, role, decisions)
    const joined = [...decisions, 'source', 'destination']
    const uses = ['destination', ...rules.flatMap(({ event }) => (event.type === 'serves' ? [event.params.use] : []))]
    for (const [name, members] of Object.entries(entries)) yield* wrongMembers(`/entries/${name}`, members, decisions, decisions)
    for (const [at, { role, of, beside = [], unless = [], same = [], yieldsTo }] of needs.entries()) {
      yield* wrong(`/needs/${at}/role`, role, [...decisions, ...uses])
      if (yieldsTo !== undefined) yield* wrong(`/needs/${at}/yieldsTo/role`, yieldsTo.role, decisions)
      for (const [place, group] of of.entries()) yield* wrongMembers(`/needs/${at}/of/${place}`, group, joined, decisions)
      yield* wrongValues(
        `/needs/${at}/of`,
        of,
        sources.map(({ value }) => value),
      )
      for (const [list, named] of Object.entries({ beside, unless, same }))
        for (const [place, one] of named.entries()) yield* wrong(`/needs/${at}/${list}/${place}`, one, joined)
    }
    for (const [at, { event }] of rules.entries()) if (event.type === 'fills') yield* wrong(`/rules/${at}/event/params/role`, event.params.role, decisions)
    for (const [at, { event }] of rules.entries()) if (event.type === 'adds') yield* wrong(`/rules/${at}/event/params/beside`, event.params.beside, decisions)
  },
}

/** Only of stated sources one can be meant alone. */
function* wrongValues(base: string, of: readonly (readonly NeedMember[])[], sources: readonly string[]): Generator<Finding> {
  for (const [at, group] of of.entries())
    for (const [place, member] of group.entries()) {
      if (typeof member === 'string' || member.value === undefined) continue
      const pointer = `${base}/${at}/${place}/value`
      if (member.role !== 'source') yield { file, pointer, message: 'says nothing of another role than "source"' }
      else if (!sources.includes(member.value)) yield { file, pointer, message: unknown('source', member.value, sources) }
    }
}

function* wrongMembers(
  base: string,
  members: readonly (EntryMember | NeedMember)[],
  known: readonly string[],
  decisions: readonly string[],
): Generator<Finding> {
  for (const [at, member] of members.entries()) {
    const { role, by = [] } = typeof member === 'string' ? { role: member } : member
    const { after, readBy, notAs, standing }: Partial<Exclude<NeedMember, string>> = typeof member === 'object' ? member : {}
    const pointer = typeof member === 'string' ? `${base}/${at}` : `${base}/${at}/role`
    if (!known.includes(role)) yield { file, pointer, message: unknown('role', role, known) }
    if (after !== undefined && !decisions.includes(after)) yield { file, pointer: `${base}/${at}/after`, message: unknown('role', after, decisions) }
    if (readBy !== undefined && !decisions.includes(readBy)) yield { file, pointer: `${base}/${at}/readBy`, message: unknown('role', readBy, decisions) }
    if (notAs !== undefined && !decisions.includes(notAs)) yield { file, pointer: `${base}/${at}/notAs`, message: unknown('role', notAs, decisions) }
    if (standing && by.length === 0) yield { file, pointer: `${base}/${at}/standing`, message: 'says nothing where "by" names no role' }
    for (const [place, one] of by.entries())
      if (!decisions.includes(one)) yield { file, pointer: `${base}/${at}/by/${place}`, message: unknown('role', one, decisions) }
  }
}

export const architectureNames: Check = {
  name: 'architecture-names',
  description: 'Every service, endpoint and entry that the architecture names is there, and whoever can be needed has a role to stand in.',
  *find(context) {
    const { architecture, nameable, endpoints, services } = context
    const { stands, results, apart, oneForEach, entries, sources, destinations } = architecture
    const outside = endpoints.map(({ id }) => id)
    const parts = [...nameable.services, ...outside]
    for (const service of Object.keys(stands))
      if (!nameable.services.includes(service)) yield { file, pointer: `/stands/${service}`, message: unknown('service', service, nameable.services) }
    for (const [list, named] of Object.entries({ apart, oneForEach }))
      for (const id of Object.keys(named))
        if (!nameable.services.includes(id)) yield { file, pointer: `/${list}/${id}`, message: unknown('service', id, nameable.services) }
    for (const [id, { spared = [] }] of Object.entries(oneForEach))
      for (const [at, { rule, at: part }] of spared.entries()) {
        const known = services.get(id)?.settings.flatMap(({ rules }) => rules.map(({ name }) => name)) ?? []
        if (!known.includes(rule)) yield { file, pointer: `/oneForEach/${id}/spared/${at}/rule`, message: unknown('rule of a setting', rule, known) }
        if (!parts.includes(part)) yield { file, pointer: `/oneForEach/${id}/spared/${at}/at`, message: unknown('service or endpoint', part, parts) }
      }
    for (const [id, { from }] of Object.entries(apart))
      for (const [at, one] of from.entries())
        if (!parts.includes(one)) yield { file, pointer: `/apart/${id}/from/${at}`, message: unknown('service or endpoint', one, parts) }
    for (const id of Object.keys(results))
      if (!parts.includes(id)) yield { file, pointer: `/results/${id}`, message: unknown('service or endpoint', id, parts) }
    for (const [at, { through, enters }] of sources.entries()) {
      if (!(enters in entries)) yield { file, pointer: `/sources/${at}/enters`, message: unknown('entry', enters, Object.keys(entries)) }
      for (const [place, { id }] of through.entries())
        if (!parts.includes(id)) yield { file, pointer: `/sources/${at}/through/${place}/id`, message: unknown('service or endpoint', id, parts) }
    }
    for (const [at, { is }] of destinations.entries())
      for (const [place, id] of is.entries())
        if (!parts.includes(id)) yield { file, pointer: `/destinations/${at}/is/${place}`, message: unknown('service or endpoint', id, parts) }
    if (!context.whole) return
    for (const { id, rules: own } of services.values())
      for (const { event } of own)
        if (event.type === 'requires' && !(event.params.service in stands))
          yield { file, pointer: '/stands', message: `"${event.params.service}", which ${id} requires, has no role to stand in` }
  },
}

export const keptNames: Check = {
  name: 'kept-names',
  description: 'What the architecture says of technologies that stay names technologies, and nodes, services and settings that there are.',
  *find({ architecture: { kept, sources }, dictionary, nameable, endpoints, services, whole }) {
    const technologies = dictionary.get('existing.keep')?.values ?? []
    const nodes = [...nameable.services, ...endpoints.map(({ id }) => id), ...sources.map(({ value }) => value)]
    for (const [id, { drawnAs = [], partOf, replacedBy, runs }] of Object.entries(kept)) {
      const base = `/kept/${id}`
      if (!technologies.includes(id)) yield { file, pointer: base, message: unknown('technology that can stay', id, technologies) }
      for (const [at, node] of drawnAs.entries())
        if (!nodes.includes(node)) yield { file, pointer: `${base}/drawnAs/${at}`, message: unknown('node', node, nodes) }
      for (const [word, service] of Object.entries({ partOf, replacedBy, 'runs/service': runs?.service }))
        if (service !== undefined && !nameable.services.includes(service))
          yield { file, pointer: `${base}/${word}`, message: unknown('service', service, nameable.services) }
      const settings = services.get(runs?.service ?? '')?.settings ?? []
      const values = settings.find(({ setting }) => setting === runs?.setting)?.values.map(({ value }) => value) ?? []
      if (whole && runs !== undefined && !values.includes(runs.value))
        yield { file, pointer: `${base}/runs/value`, message: unknown(`value of ${runs.service}, ${runs.setting}`, runs.value, values) }
    }
  },
}

export const statedMapped: Check = {
  name: 'stated-mapped',
  description: 'Each source and each destination that a scenario can state has its place in an architecture, and no other has.',
  *find(context) {
    if (context.architecture.roles.length === 0) return
    yield* unmapped(context, 'sources')
    yield* unmapped(context, 'destinations')
  },
}

function* unmapped({ architecture, dictionary }: CheckContext, fact: 'sources' | 'destinations'): Generator<Finding> {
  const values = dictionary.get(fact)?.values ?? []
  const mapped = architecture[fact].map(({ value }) => value)
  for (const [at, value] of mapped.entries()) {
    if (!values.includes(value)) yield { file, pointer: `/${fact}/${at}/value`, message: unknown(`value of ${fact}`, value, values) }
    else if (mapped.indexOf(value) !== at) yield { file, pointer: `/${fact}/${at}/value`, message: `"${value}" is there twice` }
  }
  for (const value of values) if (!mapped.includes(value)) yield { file, pointer: `/${fact}`, message: `"${value}" is missing` }
}
