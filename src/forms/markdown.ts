/**
 * Any text as plain words inside a line of Markdown or a cell of a table: on one line, without control characters,
 * and with nothing left that Markdown, HTML or their extensions would take for more than text.
 */
export const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\p{C}/gu, '')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]#|~{}!$^=]/g, String.raw`\$&`)
    // Addresses would become links, names mentions.
    .replace(/:(?=\/)|(?<=\bwww)\.|@/gi, String.raw`\$&`)

/** Where a numbered link leads. */
export const definition = (number: number, url: string): string =>
  `[${number}]: ${url.replace(/[<>\s\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)}`

export const bullets = (lines: readonly string[]): string => lines.map((line) => `* ${line}`).join('\n')

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** What most readers need not open. */
export const folded = (summary: string, content: string): string => `<details>\n<summary>${summary}</summary>\n\n${content}\n\n</details>`

/** A heading with what belongs under it, or nothing where there is nothing. */
export const section = (heading: string, ...parts: readonly string[]): string => {
  const told = parts.filter((part) => part !== '')
  return told.length === 0 ? '' : [heading, ...told].join('\n\n')
}
