import { type ParseError, parse } from 'jsonc-parser'

/** Where a text that is no JSON breaks, as people count: from 1. Undefined where it cannot be told. */
export function brokenAt(text: string): { readonly line: number; readonly column: number } | undefined {
  const offset = firstError(text)
  if (offset === undefined) return undefined
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

// V8 names a place for some faults alone, and quotes the text, which may speak of places itself.
function firstError(text: string): number | undefined {
  const errors: ParseError[] = []
  try {
    parse(text, errors, { disallowComments: true })
  } catch (error) {
    // Lists in lists by the thousand are more than its stack can hold.
    if (!(error instanceof RangeError)) throw error
  }
  return errors[0]?.offset
}

/** The same as the end of a sentence. */
export function whereBroken(text: string): string {
  const place = brokenAt(text)
  return place ? `: it breaks at line ${place.line}, column ${place.column}` : ''
}
