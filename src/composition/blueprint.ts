import type { Knowledge } from '../knowledge/load.js'
import type { Member, Need } from '../knowledge/shape/architecture.js'
import type { ConnectionKind } from '../knowledge/shape/service.js'
import { type Graph, graphOf } from './graph.js'
import { occupantsOf } from './occupants.js'
import type { Added, Closing, Filling, MemberPlan, NeedPlan, Passage, SourcePlan, Ways } from './plan.js'
import { type Way, waysBetween } from './ways.js'

/** Everything that an architecture is drawn from, worked out once for a ruleset. */
export interface Blueprint {
  readonly graph: Graph
  readonly roles: readonly string[]
  /** Names of services and endpoints. */
  readonly names: ReadonlyMap<string, string>
  readonly services: ReadonlySet<string>
  readonly stands: ReadonlyMap<string, string>
  readonly reworks: ReadonlySet<string>
  readonly sources: ReadonlyMap<string, SourcePlan>
  readonly destinations: ReadonlyMap<string, readonly string[]>
  /** Destinations where what is computed goes even where records begin there. */
  readonly takeResults: ReadonlySet<string>
  /** For parts that hold records: what the place of what is computed from them is called there, and why it is one of its own. */
  readonly results: ReadonlyMap<string, { readonly name: string; readonly because: string }>
  /** For services that are set up once for each part that they give to: what to say of that. */
  readonly oneForEach: ReadonlyMap<string, string>
  readonly needs: readonly NeedPlan[]
  /** Roles of which whoever stands there calls others as the only one. */
  readonly callers: readonly string[]
  readonly serves: readonly { readonly rule: string; readonly use: string }[]
  readonly adds: readonly Added[]
  readonly fillings: readonly Filling[]
  readonly closings: readonly Closing[]
  readonly passages: readonly Passage[]
}

const dataKinds: readonly ConnectionKind[] = ['stream', 'batch', 'query', 'trigger']

export function blueprintOf(knowledge: Knowledge): Blueprint {
  const { architecture, services, endpoints } = knowledge
  const graph = graphOf(knowledge)
  const occupants = occupantsOf(knowledge)
  const entered = new Set(Object.values(architecture.entries).flatMap((members) => members.map(roleOf)))
  const ways = (from: readonly string[], to: readonly string[], member: Member, kinds = dataKinds, prefers?: ConnectionKind): Ways => {
    const options = { kinds, prefers, by: byOf(member).map((role) => ({ role, services: occupants(role) })) }
    const known = new Map(from.map((one) => [one, new Map<string, readonly Way[]>()]))
    return (one, other) => {
      const reached = known.get(one)
      if (!reached) return undefined
      let found = reached.get(other)
      if (!found) reached.set(other, (found = to.includes(other) ? waysBetween(one, other, graph, options) : []))
      return found.length > 0 ? found : undefined
    }
  }
  const plan = ({
    role,
    side,
    of,
    each,
    anyway,
    optional,
    beside,
    unless = [],
    same = [],
    yieldsTo,
    yieldsWhen,
    further,
    apart,
    when,
    kinds,
  }: Need): NeedPlan => {
    const own = occupants(role)
    const byEntry = kinds === undefined && entered.has(role)
    const member = (one: Member): MemberPlan => ({
      role: roleOf(one),
      after: typeof one === 'string' ? undefined : one.after,
      when: typeof one === 'string' ? undefined : one.when,
      filled: typeof one !== 'string' && one.filled === true,
      also: typeof one !== 'string' && one.also === true,
      mediated: byOf(one).length > 0,
      gives: side === 'takes' ? undefined : ways(own, occupants(roleOf(one)), one, kinds),
      takes: side === 'gives' ? undefined : ways(occupants(roleOf(one)), own, one, kinds),
    })
    // Written out, whatever is left out in the files: objects of one form are looked at in a fraction of the time.
    return {
      role,
      side,
      of: of.map((group) => group.map(member)),
      byEntry,
      each: each === true,
      anyway: anyway === true,
      optional: optional === true,
      beside,
      unless,
      same,
      yieldsTo,
      yieldsWhen,
      further: further === true,
      apart: apart === true,
      when,
      kinds: kinds ?? [],
      carries: kinds?.length === 1 ? architecture.carries[kinds[0] as ConnectionKind] : undefined,
    }
  }
  const rules = architecture.rules.map(({ name, because, event }) => ({ name, because, event }))
  return {
    graph,
    roles: architecture.roles,
    names: new Map([...endpoints, ...services.values()].map(({ id, name }) => [id, name])),
    services: new Set(services.keys()),
    stands: new Map(Object.entries(architecture.stands)),
    reworks: new Set(architecture.reworks),
    sources: new Map(
      architecture.sources.map(({ value, name, through, prefers, enters }) => {
        const entering = (id: string) =>
          rules.flatMap(({ name: rule, event: { type, params } }) => (type === 'enters' && params.source === value && params.through === id ? [rule] : []))
        const outlets = through.map(({ id, kept, holds, what, how, evidence }) => ({
          id,
          kept: kept ?? false,
          holds,
          rules: entering(id),
          what,
          how,
          evidence: evidence ?? [],
        }))
        const from = outlets.map(({ id }) => id)
        const entries = (architecture.entries[enters] ?? []).map((member) => {
          const role = roleOf(member)
          const { decided, direct, stops, further, when } = typeof member === 'object' ? member : {}
          return {
            role,
            decided: decided === true,
            direct: direct === true,
            stops: stops === true,
            further: further === true,
            when,
            ways: ways(from, occupants(role), member, dataKinds, prefers),
          }
        })
        return [value, { value, name, outlets, entries }]
      }),
    ),
    destinations: new Map(architecture.destinations.map(({ value, is }) => [value, is])),
    takeResults: new Set(architecture.destinations.flatMap(({ value, results }) => (results ? [value] : []))),
    results: new Map(Object.entries(architecture.results)),
    oneForEach: new Map(Object.entries(architecture.oneForEach)),
    needs: architecture.needs.map(plan),
    callers: architecture.needs.flatMap(({ role, sole }) => (sole ? [role] : [])),
    serves: rules.flatMap(({ name, event }) => (event.type === 'serves' ? [{ rule: name, use: event.params.use }] : [])),
    fillings: rules.flatMap(({ name, because, event }) => (event.type === 'fills' ? [{ rule: name, because, ...event.params }] : [])),
    closings: rules.flatMap(({ name, event }) => (event.type === 'closes' ? [{ rule: name, ...event.params }] : [])),
    passages: rules.flatMap(({ name, because, event }) => (event.type === 'passes' ? [{ rule: name, because, ...event.params }] : [])),
    adds: rules.flatMap(({ name, because, event }) => (event.type === 'adds' ? [{ rule: name, because, ...event.params }] : [])),
  }
}

const roleOf = (member: Member) => (typeof member === 'string' ? member : member.role)
const byOf = (member: Member) => (typeof member === 'string' ? [] : (member.by ?? []))
