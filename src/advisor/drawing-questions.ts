import type { Knowledge } from '../knowledge/load.js'
import { factsNamedIn } from '../knowledge/named-facts.js'
import { remembered } from '../memory.js'
import type { Recommendation } from './answer.js'
import { factsIn } from './facts-of.js'

export type Drawing = Pick<Recommendation['architecture'], 'nodes' | 'edges' | 'gaps'>
type Architecture = Knowledge['architecture']

/** What has to be stated for the drawing to be whole: what its gaps name, and where that comes from which nobody brings to who works on it or holds it. */
export function lackingIn({ nodes, edges, gaps }: Drawing, kept: readonly string[], { architecture }: Knowledge): string[] {
  const { working, callers, starters } = remembered(tasks, architecture, tasksIn)
  /** Who only starts others hands them nothing to work on. */
  const starting = new Set(nodes.filter(({ id, role }) => callers.has(role) || starters.has(id)).map(({ id }) => id))
  const stores = new Set(nodes.filter(({ role }) => architecture.stores.includes(role)).map(({ id }) => id))
  /** A store that only those fill who read it brings them nothing. */
  const isFed = (node: string, past: readonly string[] = []): boolean =>
    edges.some(
      ({ from, to, kind }) =>
        to === node &&
        kind !== 'catalog' &&
        kind !== 'permission' &&
        !starting.has(from) &&
        !past.includes(from) &&
        (!stores.has(from) || kept.includes(from) || isFed(from, [...past, node])),
    )
  const takesData = (id: string, role: string) => working.has(role) || (architecture.keeps.includes(role) && !kept.includes(id))
  const isSomebodyUnfed = nodes.some(({ id, role }) => takesData(id, role) && !isFed(id))
  return [...gaps.flatMap(({ because }) => factsNamedIn(because)), ...(isSomebodyUnfed ? ['sources'] : [])]
}

interface Tasks {
  /** Roles in which somebody works on data, and those in which somebody calls others. */
  readonly working: ReadonlySet<string>
  readonly callers: ReadonlySet<string>
  /** Nodes that start others. */
  readonly starters: ReadonlySet<string>
  /** For each role in which somebody is started, the fact that the rule on it asks first. */
  readonly starts: ReadonlyMap<string, string>
}

const tasks = new WeakMap<Architecture, Tasks>()

const tasksIn = ({ needs, rules }: Architecture): Tasks => ({
  working: new Set(rules.flatMap(({ event }) => (event.type === 'ends' ? [event.params.role] : []))),
  callers: new Set(needs.flatMap(({ role, sole }) => (sole ? [role] : []))),
  starts: new Map(
    rules.flatMap(({ event, conditions }) => (event.type === 'starts' && conditions ? [[event.params.role, factsIn(conditions)[0] as string]] : [])),
  ),
  starters: new Set(rules.flatMap(({ event }) => (event.type === 'starts' ? [event.params.by] : []))),
})

/** What has to be stated for those to be started whom, as it is drawn, nobody starts. */
export function startsIn({ nodes, edges }: Drawing, { architecture }: Knowledge): string[] {
  const { starts } = remembered(tasks, architecture, tasksIn)
  const isStarted = (node: string) => edges.some(({ to, kind }) => to === node && kind === 'trigger')
  return nodes.flatMap(({ id, role }) => (isStarted(id) ? [] : (starts.get(role) ?? [])))
}
