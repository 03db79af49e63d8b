import { nearest } from '../../scenario/nearest.js'
import type { Check, Finding } from '../check.js'
import { type CheckContext, fileOf, placedRules } from '../library.js'
import type { Connection } from '../shape/service.js'

export const unknown = (what: string, id: string, known: Iterable<string>) => {
  const guess = nearest(id, [...known])
  return `there is no ${what} "${id}"${guess ? `; did you mean "${guess}"?` : ''}`
}

export const ruleNames: Check = {
  name: 'rule-names',
  description: 'A rule is named OWNER.slug after the decision or service it belongs to, and no two rules share a name.',
  *find(context) {
    const seen = new Map<string, string>()
    for (const { file, pointer, owner, rule } of placedRules(context)) {
      const at = { file, pointer: `${pointer}/name` }
      const [prefix, ...rest] = rule.name.split('.')
      if (prefix !== owner || rest.length !== 1 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(rest[0] ?? ''))
        yield { ...at, message: `"${rule.name}" must be "${owner}." and a kebab-case word` }
      else if (['order', 'default', 'raised'].includes(rest[0] ?? '')) yield { ...at, message: `"${rule.name}" is a name that answers use themselves` }
      const other = seen.get(rule.name)
      if (other) yield { ...at, message: `"${rule.name}" is the name of ${other} too` }
      seen.set(rule.name, `${file}#${pointer}`)
    }
  },
}

export const knownServices: Check = {
  name: 'known-services',
  description: 'Every service that is named stands in the catalog, and a rule of a decision names a candidate of it.',
  *find(context) {
    const { services, decisions, nameable } = context
    for (const { id, candidates, rules } of decisions.values()) {
      const file = fileOf.decision(id)
      for (const [at, candidate] of candidates.entries()) {
        if (!nameable.services.includes(candidate)) yield { file, pointer: `/candidates/${at}`, message: unknown('service', candidate, nameable.services) }
        if (candidates.indexOf(candidate) !== at) yield { file, pointer: `/candidates/${at}`, message: `"${candidate}" is a candidate twice` }
      }
      for (const [at, { event }] of rules.entries()) {
        if (!candidates.includes(event.params.service))
          yield { file, pointer: `/rules/${at}/event/params/service`, message: unknown(`candidate of ${id}`, event.params.service, candidates) }
      }
    }
    for (const service of services.values()) {
      const file = fileOf.service(service.id)
      for (const [at, rule] of service.rules.entries()) {
        if (rule.event.type === 'requires' && !nameable.services.includes(rule.event.params.service)) {
          yield { file, pointer: `/rules/${at}/event/params/service`, message: unknown('service', rule.event.params.service, nameable.services) }
        }
      }
      for (const [at, id] of service.lifecycle.successors.entries()) {
        if (!nameable.services.includes(id)) yield { file, pointer: `/lifecycle/successors/${at}`, message: unknown('service', id, nameable.services) }
      }
      yield* unknownConnections(context, file, 'takes', service.takes)
      yield* unknownConnections(context, file, 'delivers', service.delivers)
    }
    for (const [at, { delivers = [] }] of context.endpoints.entries())
      yield* unknownConnections(context, 'endpoints.json', `endpoints/${at}/delivers`, delivers)
  },
}

function* unknownConnections(
  { nameable, endpoints }: CheckContext,
  file: string,
  list: string,
  connections: readonly Pick<Connection, 'with' | 'through' | 'notFrom' | 'onlyFrom' | 'beside'>[],
): Generator<Finding> {
  const known = [...nameable.services, ...endpoints.map(({ id }) => id)]
  const outside = endpoints.map(({ id }) => id)
  for (const [at, { with: id, through, notFrom = [], onlyFrom = [], beside = [] }] of connections.entries()) {
    for (const [name, others] of Object.entries({ notFrom, onlyFrom, beside }))
      for (const [place, one] of others.entries())
        if (!known.includes(one)) yield { file, pointer: `/${list}/${at}/${name}/${place}`, message: unknown('service or endpoint', one, known) }
    if (!known.includes(id)) yield { file, pointer: `/${list}/${at}/with`, message: unknown('service or endpoint', id, known) }
    if (through !== undefined && !outside.includes(through)) yield { file, pointer: `/${list}/${at}/through`, message: unknown('endpoint', through, outside) }
  }
}

export const knownDecisions: Check = {
  name: 'known-decisions',
  description: 'The ruleset lists each decision once, and each has a file.',
  *find({ ruleset, decisions, nameable }) {
    for (const [at, id] of ruleset.decisions.entries()) {
      if (!nameable.decisions.includes(id))
        yield { file: 'ruleset.json', pointer: `/decisions/${at}`, message: unknown('decision file', id, nameable.decisions) }
      if (ruleset.decisions.indexOf(id) !== at) yield { file: 'ruleset.json', pointer: `/decisions/${at}`, message: `"${id}" is listed twice` }
    }
    if (ruleset.decisions.length === 0) return
    for (const id of decisions.keys()) {
      if (!ruleset.decisions.includes(id)) yield { file: fileOf.decision(id), pointer: '/id', message: `"${id}" is missing from the list in ruleset.json` }
    }
  },
}
