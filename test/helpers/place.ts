import type { Node } from 'jsonc-parser'

/**
 * Whether a pointer leads to a place of a JSON text, or to where a missing member of one would stand. Of a key that stands twice, either will do.
 */
export function placeIn(tree: Node, pointer: string): boolean {
  let nodes: Node[] = [tree]
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  for (const [at, key] of keys.entries()) {
    const inner = nodes.flatMap((node) => membersOf(node, key))
    if (inner.length === 0) return at === keys.length - 1 && nodes.some(({ type }) => type === 'object')
    nodes = inner
  }
  return true
}

function membersOf({ type, children = [] }: Node, key: string): Node[] {
  if (type === 'array') return /^\d+$/.test(key) ? children.slice(Number(key), Number(key) + 1) : []
  if (type !== 'object') return []
  return children.flatMap(({ children: pair = [] }) => (pair[0]?.value === key && pair[1] ? [pair[1]] : []))
}

/** Whether a key stands twice in one object of a JSON text. */
export const repeatsKeys = ({ type, children = [] }: Node): boolean => {
  const keys = type === 'object' ? children.map(({ children: pair }) => pair?.[0]?.value as string) : []
  return new Set(keys).size < keys.length || children.some(repeatsKeys)
}
