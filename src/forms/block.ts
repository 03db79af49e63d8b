import { z } from 'zod'
import { canonical, sha256 } from '../knowledge/digest.js'

/** Marks the block and tells its form. */
export const marker = 'aws-data-service-advisor/1'
/** Of any form. A record may be annotated with JSON that has a `record` of its own. */
const marked = /"record"\s*:\s*"aws-data-service-advisor\\?\//

const frame = z.looseObject({
  record: z.string(),
  scenario: z.unknown(),
  asOf: z.string().optional(),
  answer: z.unknown(),
  checksums: z.looseObject({ block: z.string(), text: z.string() }),
})

/** What a record holds for machines. */
export interface Block {
  readonly record: string
  readonly scenario: unknown
  /** The day that the age of evidence was judged by, where it was asked for. */
  readonly asOf?: string | undefined
  /** The answer without what can be had again from the same ruleset. */
  readonly answer: unknown
  readonly checksums: { readonly block: string; readonly text: string }
}

/** Puts the block in its place at the end of a record. */
export function withBlock(text: string, content: Pick<Block, 'scenario' | 'asOf' | 'answer'>): string {
  const block = { record: marker, ...(content.asOf === undefined ? {} : { asOf: content.asOf }), scenario: content.scenario, answer: content.answer }
  const lines = ['<details>', '<summary>For machines</summary>', '', '```json', '', '```', '', '</details>', '']
  const placed = (json: string) => `${text}\n\n${[...lines.slice(0, 4), json, ...lines.slice(5)].join('\n')}`
  return placed(ascii(pretty({ ...block, checksums: { block: checksum(canonical(block)), text: checksum(words(placed(''))) } })))
}

/** What became of the block and the text around it since they were written. */
export type Reading =
  | { readonly block: Block; readonly blockAltered: boolean; readonly textAltered: boolean }
  | { readonly broken: 'none' | 'cut' | 'many' | 'not-json' | 'shape' | 'form'; readonly detail: string }

export function readBlock(text: string): Reading {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const found = fences(lines).filter(({ body }) => marked.test(body))
  const [only] = found
  if (!only) return { broken: 'none', detail: 'It holds no block of a record.' }
  if (found.length > 1) return { broken: 'many', detail: `It holds ${found.length} blocks of records; one file is one record.` }
  if (only.end === undefined) return { broken: 'cut', detail: 'Its block does not end: the record was cut.' }
  let json: unknown
  try {
    json = JSON.parse(only.body)
  } catch {
    return { broken: 'not-json', detail: 'Its block is no JSON any more.' }
  }
  const read = isDeeper(json, deepest) ? undefined : frame.safeParse(json)
  if (!read?.success) return { broken: 'shape', detail: 'Its block does not hold what a record holds.' }
  if (read.data.record !== marker)
    return { broken: 'form', detail: `Its block is of the form ${JSON.stringify(read.data.record.slice(0, 60))}; only ${marker} can be read.` }
  const { checksums, ...rest } = read.data
  const around = [...lines.slice(0, only.start), ...lines.slice(only.end)].join('\n')
  return {
    block: read.data as Block,
    blockAltered: checksum(canonical(rest)) !== checksums.block,
    textAltered: checksum(words(around)) !== checksums.text,
  }
}

/** Levels of nesting. A block needs eight. */
const deepest = 32

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1)))

interface Fence {
  /** The first line after the opening, and the line of the closing, if there is one. */
  readonly start: number
  readonly end?: number | undefined
  readonly body: string
}

/** The fenced blocks of JSON, line by line: no pattern is tried on a text that somebody else wrote. */
function fences(lines: readonly string[]): Fence[] {
  const found: Fence[] = []
  for (let at = 0; at < lines.length; at++) {
    const [, fence, info = ''] = /^ {0,3}(`{3,}|~{3,}) *(\S*)/.exec(lines[at] ?? '') ?? []
    if (fence === undefined) continue
    const start = at + 1
    let end: number | undefined = start
    while (end < lines.length && !closes(lines[end] ?? '', fence)) end++
    if (end === lines.length) end = undefined
    if (info.toLowerCase() === 'json') found.push({ start, end, body: lines.slice(start, end).join('\n') })
    at = end ?? lines.length
  }
  return found
}

const closes = (line: string, fence: string) => {
  const sign = fence.charAt(0)
  const trimmed = line.trim()
  return trimmed.startsWith(fence) && trimmed.replaceAll(sign, '') === ''
}

const checksum = (text: string) => `sha256:${sha256(text)}`

/** What a person reads: neither the front matter, in which a record is accepted or superseded, nor what editors lay out anew. */
const words = (text: string) => text.replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '').replace(/[\s*_#|`>~\\-]/g, '')

/** Signs that a tool on the way could take for Markdown, HTML or another encoding stand as escapes. */
const ascii = (json: string) => json.replace(/[^\n\x20-\x7e]|[<>&`]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** JSON with a line for whatever is small enough for one. */
function pretty(value: unknown, indent = ''): string {
  const short = JSON.stringify(value)
  if (typeof value !== 'object' || value === null || short.length + indent.length <= 200) return short
  const inner = `${indent}  `
  const members = Array.isArray(value)
    ? value.map((member) => inner + pretty(member, inner))
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]) => `${inner}${JSON.stringify(key)}: ${pretty(member, inner)}`)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  return `${open}\n${members.join(',\n')}\n${indent}${close}`
}
