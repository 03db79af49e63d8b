/** As much of a caller's text as a message repeats, in characters. */
export const longestQuote = 60

/** A caller's text as a message repeats it: cut, in quotes, and escaped, half a surrogate pair too. */
export const quoted = (text: string): string =>
  text.length > longestQuote ? `${JSON.stringify(cut(text, longestQuote))}…` : JSON.stringify(text.toWellFormed())

/** The beginning of a text, without half a character at its end. */
export const cut = (text: string, length: number): string => text.slice(0, length).toWellFormed()
