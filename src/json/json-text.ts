const known = new Map<string, string>()
/** More than names, values and sentences of a ruleset come to; what comes after is written each time. */
const most = 5000

/** A text as JSON. For those that come again and again: each is written once. */
export function jsonText(text: string): string {
  const written = known.get(text)
  if (written !== undefined) return written
  const made = JSON.stringify(text)
  if (known.size < most) known.set(text, made)
  return made
}
