import DOMPurify from 'dompurify'

// Mermaid cleans text with the DOM of a browser, which Node has not; what is parsed is the same without.
Object.assign(DOMPurify, { addHook: () => {}, sanitize: (text: string) => text })
const { default: mermaid } = await import('mermaid')
// The first text that is parsed makes its diagrams known to it.
await mermaid.parse('flowchart LR\n  a')

/** The nodes and edges that the real Mermaid finds in a text. Throws where it finds a fault. */
export async function read(text: string) {
  const [, quoted] = /^---\ntitle: (".*")\n---\n/.exec(text) ?? [undefined, '""']
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text)
  const flow = db as unknown as {
    getVertices(): Map<string, { id: string; text?: string }>
    getEdges(): { start: string; end: string; text: string }[]
    getSubGraphs(): { title: string; nodes: string[] }[]
  }
  return {
    // What YAML reads between such quotes, JSON reads alike.
    title: JSON.parse(quoted as string) as string,
    nodes: [...flow.getVertices().values()].map(({ id, text: label }) => ({ id, label: told(label ?? '') })),
    edges: flow.getEdges().map(({ start, end, text: label }) => ({ start, end, label: told(label) })),
    groups: flow.getSubGraphs().map(({ title, nodes }) => ({ title: told(title), nodes: [...nodes].sort() })),
  }
}

/** What a reader sees of a label: Mermaid turns entity codes into marks of its own first. */
const told = (label: string) => label.replace(/(?:ﬂ°°|#)(\d+)(?:¶ß|;)/g, (_, code: string) => String.fromCodePoint(Number(code)))
