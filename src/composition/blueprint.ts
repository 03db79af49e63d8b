import type { Knowledge } from '../knowledge/load.js'
import { isBulk } from './flows.js'
import { type Graph, graphOf } from './graph.js'
import { occupantsOf } from './occupants.js'
import type { Added, Closing, End, Filling, KeepPlan, NeedPlan, Passage, SourcePlan, Start } from './plan.js'
import { plannerOf } from './planning.js'

/** Everything that an architecture is drawn from, worked out once for a ruleset. */
export interface Blueprint {
  readonly graph: Graph
  readonly roles: readonly string[]
  /** Names of services and endpoints. */
  readonly names: ReadonlyMap<string, string>
  readonly services: ReadonlySet<string>
  readonly stands: ReadonlyMap<string, string>
  readonly reworks: ReadonlySet<string>
  /** Roles in which data stays, or is looked at. */
  readonly keeps: ReadonlySet<string>
  /** Roles in which data only lies. */
  readonly stores: ReadonlySet<string>
  readonly sources: ReadonlyMap<string, SourcePlan>
  readonly destinations: ReadonlyMap<string, readonly string[]>
  /** Destinations where what is computed goes even where records begin there. */
  readonly takeResults: ReadonlySet<string>
  /** For parts that hold records: what the place of what is computed from them is called there, and why it is one of its own. */
  readonly results: ReadonlyMap<string, { readonly name: string; readonly because: string }>
  /** For services that take from some parts or from others and not from both: from whom, and what one of their own is called and why. */
  readonly apart: ReadonlyMap<string, { readonly from: readonly string[]; readonly name: string; readonly because: string }>
  /** For services that are set up once for each part that they give to: what to say of that. */
  readonly oneForEach: ReadonlyMap<string, string>
  /** Of these, those that run in another way for each: what each is called before the name of what it gives to, and why it is one of its own. */
  readonly eachApart: ReadonlyMap<string, { readonly name: string; readonly because: string }>
  readonly needs: readonly NeedPlan[]
  /** Needs that keep what came in beside what is made of it: met after all others. */
  readonly keeping: readonly KeepPlan[]
  /** Needs that may bring data to a part, and those that may join a source. */
  readonly feeding: readonly NeedPlan[]
  readonly touching: readonly NeedPlan[]
  /** Needs to read what lies somewhere, of those who find out what it is. */
  readonly finding: readonly NeedPlan[]
  /** Roles in which somebody takes what comes in, and for each need to give it on the role that does, where nobody works on it there. */
  readonly taking: ReadonlySet<string>
  readonly giving: readonly string[]
  /** Roles of which whoever stands there calls others as the only one. */
  readonly callers: readonly string[]
  /** Rules that hold whatever the scenario says. */
  readonly always: ReadonlySet<string>
  readonly serves: readonly { readonly rule: string; readonly use: string }[]
  readonly adds: readonly Added[]
  /** Services that are filled where they stand, as destinations are. */
  readonly loads: readonly { readonly rule: string; readonly service: string }[]
  readonly fillings: readonly Filling[]
  readonly closings: readonly Closing[]
  readonly passages: readonly Passage[]
  readonly starts: readonly Start[]
  readonly ends: readonly End[]
}

const isKeeping = (need: NeedPlan): need is KeepPlan => need.asItCame !== undefined

export function blueprintOf(knowledge: Knowledge): Blueprint {
  const { architecture, services, endpoints } = knowledge
  const graph = graphOf(knowledge)
  const planner = plannerOf(knowledge, graph, occupantsOf(knowledge))
  const all = architecture.needs.map(planner.need)
  const needs = all.filter((need) => !isKeeping(need))
  const rules = architecture.rules.map(({ name, because, event }) => ({ name, because, event }))
  return {
    graph,
    roles: architecture.roles,
    names: new Map([...endpoints, ...services.values()].map(({ id, name }) => [id, name])),
    services: new Set(services.keys()),
    stands: new Map(Object.entries(architecture.stands)),
    reworks: new Set(architecture.reworks),
    keeps: new Set(architecture.keeps),
    stores: new Set(architecture.stores),
    sources: new Map(architecture.sources.map((source) => [source.value, planner.source(source)])),
    destinations: new Map(architecture.destinations.map(({ value, is }) => [value, is])),
    takeResults: new Set(architecture.destinations.flatMap(({ value, results }) => (results ? [value] : []))),
    results: new Map(Object.entries(architecture.results)),
    apart: new Map(Object.entries(architecture.apart)),
    oneForEach: new Map(Object.entries(architecture.oneForEach).map(([id, { because }]) => [id, because])),
    eachApart: new Map(Object.entries(architecture.oneForEach).flatMap(([id, { name, because }]) => (name === undefined ? [] : [[id, { name, because }]]))),
    needs,
    keeping: all.filter(isKeeping),
    feeding: [...needs, ...all.filter(isKeeping)].filter(({ kinds }) => kinds.length === 0 || kinds.some(isBulk)),
    touching: needs.filter(({ of, byEntry }) => !byEntry && of.some((group) => group.some(({ role }) => role === 'source'))),
    finding: needs.filter(({ side, anyway }) => side === 'takes' && anyway),
    taking: new Set(needs.flatMap(({ role, side, byEntry }) => (side === 'takes' && byEntry ? [role] : []))),
    giving: needs.flatMap(({ role, side, byEntry }) => (side === 'gives' && byEntry && !architecture.reworks.includes(role) ? [role] : [])),
    callers: architecture.needs.flatMap(({ role, sole }) => (sole ? [role] : [])),
    always: new Set(architecture.rules.flatMap(({ name, always }) => (always ? [name] : []))),
    serves: rules.flatMap(({ name, event }) => (event.type === 'serves' ? [{ rule: name, use: event.params.use }] : [])),
    loads: rules.flatMap(({ name, event }) => (event.type === 'loads' ? [{ rule: name, service: event.params.service }] : [])),
    fillings: rules.flatMap(({ name, because, event }) => (event.type === 'fills' ? [{ rule: name, because, ...event.params }] : [])),
    closings: rules.flatMap(({ name, because, event }) =>
      event.type === 'closes' || event.type === 'defers' ? [{ rule: name, because, givesWay: event.type === 'defers', ...event.params }] : [],
    ),
    passages: rules.flatMap(({ name, because, event }) => (event.type === 'passes' ? [{ rule: name, because, ...event.params }] : [])),
    starts: rules.flatMap(({ name, because, event }) => (event.type === 'starts' ? [{ rule: name, because, ...event.params }] : [])),
    ends: rules.flatMap(({ name, because, event }) => (event.type === 'ends' ? [{ rule: name, because, ...event.params }] : [])),
    adds: rules.flatMap(({ name, because, event }) => (event.type === 'adds' ? [{ rule: name, because, ...event.params }] : [])),
  }
}
