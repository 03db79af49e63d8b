import type { Recommendation } from '../../advisor/answer.js'
import { bullets, plain, section } from '../markdown.js'
import { mermaidOf } from '../mermaid.js'
import type { Telling } from '../telling.js'
import { continued, spoken } from '../words.js'

/** How the parts are joined: the picture, what was added for it, what gave way, and what nothing documented closes. */
export function architectureOf({ architecture, decisions }: Recommendation, { service }: Telling): string {
  const { nodes, edges, gaveWay, gaps } = architecture
  if (edges.length + gaps.length === 0) return ''
  const name = (id: string) => nodes.find((node) => node.id === id)?.name ?? id
  const needed = new Set(decisions.flatMap(({ companions }) => companions.map((companion) => companion.service)))
  const added = nodes.filter(({ service: id, decision }) => id !== undefined && decision === undefined && !needed.has(id))
  return section(
    '### Architecture',
    ['```mermaid', mermaidOf(architecture).trimEnd(), '```'].join('\n'),
    bullets([
      ...gaveWay.map(({ decision, from, to, because }) =>
        plain(`${service(to)} stands in for ${service(from)} (${spoken(decision)}), because ${continued(because)}`),
      ),
      ...added.map(({ name: part, because }) => plain(`${part} is there besides${because === undefined ? '.' : `: ${because}`}`)),
      ...gaps.map(({ from, to, because }) => `**Open:** ${plain(`${name(from)} to ${name(to)}. ${because}`)}`),
    ]),
  )
}
