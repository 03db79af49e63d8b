import type { ArchitectureAnswer } from '../advisor/answer-architecture.js'
import { labelText, titleText } from './mermaid-text.js'

type Node = ArchitectureAnswer['nodes'][number]
type Edge = ArchitectureAnswer['edges'][number]

/** How each kind of connection is drawn: the arrow, and the colour of its line. */
const strokes: Readonly<Record<Edge['kind'], { readonly arrow: string; readonly colour: string }>> = {
  stream: { arrow: '==>', colour: '#1f6feb' },
  batch: { arrow: '-->', colour: '#1f6feb' },
  query: { arrow: '-->', colour: '#2da44e' },
  trigger: { arrow: '-.->', colour: '#bf8700' },
  catalog: { arrow: '-.->', colour: '#8250df' },
  permission: { arrow: '-.->', colour: '#6e7781' },
}
const gapColour = '#cf222e'

/** What the groups are called whose role is no decision. */
const groupNames: ReadonlyMap<string, string> = new Map([
  ['source', 'Sources'],
  ['carrier', 'On the way'],
  ['use', 'Uses'],
])

const classes = [
  'classDef outside fill:#f6f8fa,stroke:#57606a,color:#24292f',
  'classDef group fill:#ffffff,stroke:#d0d7de,color:#57606a',
  'classDef decided fill:#ddf4ff,stroke:#1f6feb,color:#0a3069',
  'classDef added fill:#fff8c5,stroke:#bf8700,color:#4d2d00',
  `classDef open fill:#ffebe9,stroke:${gapColour},color:#82071e,stroke-dasharray:4 3`,
]

/**
 * The architecture as a Mermaid flowchart: sources on the left, uses on the right, parts grouped by role, the line of each
 * edge by its kind, gaps dashed and crossed out. The title, where there is one, stands in the front matter. The same
 * architecture gives the same text, and whatever a title or a name says, it stays a title or a name.
 *
 * @example
 * const { architecture } = await advisor.recommend(scenario)
 * const text = mermaidOf(architecture, 'Clickstream into the lake')
 */
export function mermaidOf({ nodes, edges, gaps }: ArchitectureAnswer, title?: string): string {
  const ids = new Map(nodes.map(({ id }, at) => [id, idOf(id, at)]))
  const known = (id: string) => ids.get(id)
  const lines = [
    ...edges.flatMap(({ from, to, kind, carries }) => line(known(from), known(to), `${strokes[kind].arrow}|"${labelText(carries)}"|`, strokes[kind].colour)),
    ...gaps.flatMap(({ from, to }) => line(known(from), known(to), '-. "open" .-x', gapColour)),
  ]
  const groups = groupsOf(nodes)
  return [
    ...(title === undefined ? [] : ['---', `title: "${titleText(title)}"`, '---']),
    'flowchart LR',
    ...groups.flatMap(([role, members], at) => groupLines(role, groupId(role, at), members, ids)),
    ...lines.map(({ text }) => `  ${text}`),
    ...coloursOf(lines).map((text) => `  ${text}`),
    ...classes.map((text) => `  ${text}`),
    ...(groups.length > 0 ? [`  class ${groups.map(([role], at) => groupId(role, at)).join(',')} group`] : []),
    '',
  ].join('\n')
}

const line = (from: string | undefined, to: string | undefined, arrow: string, colour: string) =>
  from === undefined || to === undefined ? [] : [{ text: `${from} ${arrow} ${to}`, colour }]

/** Words that mean something to Mermaid, and ids that are no plain words, are numbered instead. */
const idOf = (id: string, at: number) => (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) && !reserved.has(id) ? id.replaceAll('-', '_') : `n${at}_`)
/** No id of a node ends like this. */
const groupId = (role: string, at: number) => `${idOf(role, at)}_`
const reserved = new Set([
  'end',
  'graph',
  'flowchart',
  'subgraph',
  'direction',
  'default',
  'style',
  'class',
  'classdef',
  'click',
  'call',
  'href',
  'interpolate',
])

function groupsOf(nodes: readonly Node[]): [string, Node[]][] {
  const groups = new Map<string, Node[]>()
  for (const node of nodes) groups.set(node.role, [...(groups.get(node.role) ?? []), node])
  return [...groups]
}

function groupLines(role: string, id: string, members: readonly Node[], ids: ReadonlyMap<string, string>): string[] {
  const name = groupNames.get(role) ?? (role.charAt(0).toUpperCase() + role.slice(1)).replaceAll('-', ' ')
  return [`  subgraph ${id} ["${labelText(name)}"]`, ...members.map((node) => `    ${nodeText(node, ids.get(node.id) ?? '')}`), '  end']
}

function nodeText({ name, role, service, decision }: Node, id: string): string {
  const [open, close] = role === 'source' || role === 'use' ? ['([', '])'] : role === 'storage' ? ['[(', ')]'] : ['[', ']']
  const look =
    role === 'source' || role === 'use'
      ? 'outside'
      : service === undefined
        ? decision === undefined
          ? 'outside'
          : 'open'
        : decision === undefined
          ? 'added'
          : 'decided'
  return `${id}${open}"${labelText(name)}"${close}:::${look}`
}

/** One line of style for all edges of a colour. */
function coloursOf(lines: readonly { readonly colour: string }[]): string[] {
  const places = new Map<string, number[]>()
  lines.forEach(({ colour }, at) => places.set(colour, [...(places.get(colour) ?? []), at]))
  return [...places].map(([colour, at]) => `linkStyle ${at.join(',')} stroke:${colour},color:${colour}`)
}
