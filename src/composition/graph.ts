import type { Knowledge } from '../knowledge/load.js'
import type { Connection, ConnectionKind } from '../knowledge/shape/service.js'

/** A documented connection, from where something flows to where it flows. */
export interface Link {
  readonly from: string
  readonly to: string
  readonly kind: ConnectionKind
  readonly carries: string
  readonly how: string
  readonly through?: string
  readonly returns: boolean
  /** Parts from which what it carries must not have come, and those from which alone it can have come, if any are named. */
  readonly notFrom: readonly string[]
  readonly onlyFrom: readonly string[]
  /** Parts of which it must give data to one besides, if any are named. */
  readonly beside: readonly string[]
  /** Whether it counts only beside an orchestrator that calls. */
  readonly whenCalled: boolean
  readonly evidence: readonly string[]
}

/** Every connection that an architecture may be built on, by where it starts and where it ends. */
export type Graph = ReadonlyMap<string, ReadonlyMap<string, readonly Link[]>>

interface Told {
  readonly from: string
  readonly to: string
  readonly connection: Connection
}

/**
 * The connections of all services that can be had. What both sides tell is one connection, in the words of the side that
 * delivers; one that either side limits, or that nobody verified, is left out.
 */
export function graphOf({ services, endpoints, architecture }: Knowledge): Graph {
  const told = [...services.values()].flatMap(({ id, lifecycle, takes, delivers }): Told[] =>
    lifecycle.status !== 'available'
      ? []
      : [
          ...delivers.map((connection) => ({ from: id, to: connection.with, connection })),
          ...takes.map((connection) => ({ from: connection.with, to: id, connection })),
        ],
  )
  for (const { id, delivers = [] } of endpoints) told.push(...delivers.map((connection) => ({ from: id, to: connection.with, connection })))
  const gone = (id: string) => services.has(id) && services.get(id)?.lifecycle.status !== 'available'
  const graph = new Map<string, Map<string, Link[]>>()
  for (const same of grouped(told.filter(({ from, to }) => !gone(from) && !gone(to)))) {
    const link = linkOf(same, architecture.carries)
    if (!link) continue
    const from = graph.get(link.from) ?? new Map<string, Link[]>()
    from.set(link.to, [...(from.get(link.to) ?? []), link])
    graph.set(link.from, from)
  }
  return graph
}

function grouped(told: readonly Told[]): Iterable<readonly Told[]> {
  const groups = new Map<string, Told[]>()
  // What delivers is told first, whatever the order of files.
  for (const side of ['delivers', 'takes'])
    for (const one of told) {
      const own = one.connection.with === one.to ? 'delivers' : 'takes'
      if (own !== side) continue
      const key = `${one.from} ${one.to} ${one.connection.carries}`
      groups.set(key, [...(groups.get(key) ?? []), one])
    }
  return groups.values()
}

function linkOf(told: readonly Told[], words: Readonly<Record<string, string>>): Link | undefined {
  const [first] = told
  const connections = told.map(({ connection }) => connection)
  if (!first || connections.some(({ limits, unverified }) => limits !== undefined || unverified)) return undefined
  const { carries: kind, how } = first.connection
  const through = connections.find((one) => one.through !== undefined)?.through
  return {
    from: first.from,
    to: first.to,
    kind,
    carries: connections.find(({ what }) => what !== undefined)?.what ?? words[kind] ?? kind,
    how,
    ...(through === undefined ? {} : { through }),
    returns: connections.some(({ returns }) => returns === true),
    notFrom: [...new Set(connections.flatMap(({ notFrom = [] }) => notFrom))],
    onlyFrom: [...new Set(connections.flatMap(({ onlyFrom = [] }) => onlyFrom))],
    beside: [...new Set(connections.flatMap(({ beside = [] }) => beside))],
    whenCalled: connections.some(({ whenCalled }) => whenCalled === true),
    evidence: [...new Set(connections.flatMap(({ evidence }) => evidence))],
  }
}
