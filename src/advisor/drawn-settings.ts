import type { Setting } from '../knowledge/shape/service.js'
import { flatMap } from '../lists.js'
import type { ArchitectureAnswer } from './answer-architecture.js'

/** What is drawn, as far as settings follow it. */
export type Drawing = Pick<ArchitectureAnswer, 'nodes' | 'edges'>
type Kind = Drawing['edges'][number]['kind']

/**
 * The value of a setting that says what a service is joined to: the one that was chosen, where what is drawn fits it, else the strongest that was
 * asked for and does, else the first that does; undefined where nothing is drawn that would tell.
 */
export function drawnValue(
  { by, several, otherwise }: NonNullable<Setting['drawn']>,
  chosen: string | undefined,
  asked: readonly string[],
  id: string,
  drawing: Drawing,
): string | undefined {
  const fitting = by.filter((one) => ('from' in one ? comesFrom(one.from, id, drawing, one.carries) : goesTo(one.to, id, drawing, one.carries)))
  const values = flatMap(fitting, ({ values }) => values)
  const isDivided = areDivided(fitting)
  // What comes in by several ways comes by all of them, and what is still drawn as one for several serves all of them.
  const incoming = fitting.filter(
    (one) => 'from' in one && drawing.edges.some((edge) => edge.to === id && moves(edge.kind) && isPart(edge.from, one.from, drawing)),
  )
  const outgoing = fitting.filter((one) => 'to' in one)
  if (several !== undefined && (areDivided(incoming) || areDivided(outgoing))) return several
  if (chosen !== undefined && (values.includes(chosen) || (isDivided && chosen === several))) return chosen
  if (isDivided && several !== undefined) return several
  return (
    asked.find((value) => values.includes(value)) ?? values[0] ?? (drawing.edges.some(({ to, kind }) => to === id && carriesData(kind)) ? otherwise : undefined)
  )
}

/** Whether several ways have no value in common. */
const areDivided = (ways: readonly { readonly values: readonly string[] }[]): boolean =>
  ways.length > 1 && !ways.some(({ values }) => values.some((value) => ways.every((one) => one.values.includes(value))))

/** Whether something comes to a service as it is drawn, what it asks elsewhere included, and none of it from these parts. */
export const comesFromElsewhere = (parts: readonly string[], id: string, drawing: Drawing): boolean =>
  drawing.edges.some(({ to, kind }) => to === id && (moves(kind) || kind === 'query')) &&
  !parts.some((part) => comesFrom(part, id, drawing) || comesFrom(part, id, drawing, 'query'))

const carriesData = (kind: Kind) => kind === 'stream' || kind === 'batch'
const moves = (kind: Kind) => carriesData(kind) || kind === 'trigger'
/** Who is only asked, or granted something, is not joined by what it is set up for, unless that kind is named. */
const counts = (kind: Kind, carries: Kind | undefined) => (carries === undefined ? kind !== 'query' && kind !== 'permission' : kind === carries)

const comesFrom = (part: string, id: string, drawing: Drawing, carries?: Kind) =>
  drawing.edges.some(({ from, to, kind }) => to === id && counts(kind, carries) && isPart(from, part, drawing))
const goesTo = (part: string, id: string, drawing: Drawing, carries?: Kind) =>
  drawing.edges.some(({ from, to, kind }) => from === id && counts(kind, carries) && isPart(to, part, drawing))

/** Whether a node is a part, under its own name or that of the service that it is. */
const isPart = (node: string, part: string, { nodes }: Drawing) => node === part || nodes.some(({ id, service }) => id === node && service === part)
