import type { Recommendation } from '../../advisor/answer.js'
import { withReason } from '../../advisor/gave-way.js'
import { bullets, plain, section } from '../markdown.js'
import { mermaidOf } from '../mermaid.js'
import type { Telling } from '../telling.js'
import { spoken } from '../words.js'

/** How the parts are joined: the picture, what was added for it, what gave way, and what nothing documented closes. */
export function drawingOf({ architecture, decisions }: Recommendation, { service, continued }: Telling): string {
  const { nodes, edges, gaveWay, gaps } = architecture
  if (edges.length + gaps.length === 0) return ''
  const name = (id: string) => nodes.find((node) => node.id === id)?.name ?? id
  const needed = new Set(decisions.flatMap(({ companions }) => companions.map((companion) => companion.service)))
  const added = nodes.filter(({ service: id, role, decision }) => id !== undefined && !isOutside(role) && decision === undefined && !needed.has(id))
  return section(
    '### Architecture',
    ['```mermaid', mermaidOf(architecture).trimEnd(), '```'].join('\n'),
    bullets([
      ...gaveWay.map((one) => plain(withReason(`${service(one.to)} stands in for ${service(one.from)} (${spoken(one.decision)}).`, one))),
      ...added.map(({ name: part, because }) => plain(`${part} is added${because === undefined ? '.' : `: ${continued(because)}`}`)),
      ...gaps.map(({ from, to, because }) => {
        const isVacant = [from, to].some((id) => nodes.some((node) => node.id === id && node.service === undefined && node.decision !== undefined))
        return `**Open:** ${plain(isVacant ? because : `${name(from)} to ${name(to)}. ${because}`)}`
      }),
    ]),
  )
}

const isOutside = (role: string) => role === 'source' || role === 'use'
