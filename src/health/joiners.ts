import type { ArchitectureAnswer } from '../advisor/answer-architecture.js'
import { canonical } from '../knowledge/digest.js'
import type { Knowledge } from '../knowledge/load.js'
import type { Connection } from '../knowledge/shape/service.js'
import { type Facts, membersOf } from '../scenario/facts.js'

/** Everything that architectures are joined by, by name, with what it says. Wording and evidence are no part of it. */
export function* joinersOf({ services, endpoints, architecture }: Knowledge): Generator<[string, string]> {
  for (const { id, takes, delivers } of services.values()) {
    yield* connectionsOf(`${id}#takes-`, takes)
    yield* connectionsOf(`${id}#delivers-`, delivers)
  }
  for (const { id, delivers = [] } of endpoints) yield* connectionsOf(`${id}#delivers-`, delivers)
  const { roles, stands, reworks, results, oneForEach, entries, sources, destinations, needs } = architecture
  for (const [name, said] of Object.entries({ roles, stands, reworks, results: Object.keys(results), oneForEach: Object.keys(oneForEach) }))
    yield [`architecture#${name}`, canonical(said)]
  for (const [name, members] of Object.entries(entries)) yield [`architecture#entries-${name}`, canonical(members)]
  for (const { value, through, prefers, enters } of sources)
    yield [`architecture#sources-${value}`, canonical({ through: through.map(({ id, kept, holds }) => ({ id, kept, holds })), prefers, enters })]
  for (const { value, is, results } of destinations) yield [`architecture#destinations-${value}`, canonical({ is, results })]
  for (const role of new Set(needs.map((need) => need.role)))
    yield [`architecture#needs-${role}`, canonical(needs.filter((need) => need.role === role).map(({ because: _, ...need }) => need))]
}

function* connectionsOf(prefix: string, connections: readonly Connection[]): Generator<[string, string]> {
  for (const other of new Set(connections.map((one) => one.with))) {
    const said = connections.filter((one) => one.with === other).map(({ with: _, what: _what, how: _how, evidence: _evidence, ...connection }) => connection)
    yield [prefix + other, canonical(said)]
  }
}

/** The names of those that may have had a part in a drawing: of connections, those between parts of it or to what it does not draw. */
export function* joinersInPlay({ nodes }: ArchitectureAnswer, facts: Facts, { services, endpoints, architecture }: Knowledge): Generator<string> {
  if (nodes.length === 0) return
  const drawn = new Set(nodes.flatMap(({ id, service = id }) => [id, service]))
  for (const id of drawn) {
    const { takes, delivers = [] } = services.get(id) ?? { takes: [], delivers: endpoints.find((one) => one.id === id)?.delivers }
    const counts = ({ with: other }: Connection) => drawn.has(other) || !services.has(other)
    for (const { with: other } of takes.filter(counts)) yield `${id}#takes-${other}`
    for (const { with: other } of delivers.filter(counts)) yield `${id}#delivers-${other}`
  }
  for (const name of ['roles', 'stands', 'reworks', 'results', 'oneForEach', ...Object.keys(architecture.entries).map((one) => `entries-${one}`)])
    yield `architecture#${name}`
  for (const { role } of architecture.needs) yield `architecture#needs-${role}`
  for (const value of membersOf(facts['sources'])) yield `architecture#sources-${value}`
  for (const value of membersOf(facts['destinations'])) yield `architecture#destinations-${value}`
}
