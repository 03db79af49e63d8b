/** Characters of a pointer: enough for any place that somebody could mean. */
const longest = 300

/** RFC 6901 pointer to a place. It ends before a key that is too long to repeat or is no text: what holds it is pointed at. */
export function pointerOf(path: readonly PropertyKey[]): string {
  let pointer = ''
  for (const key of path) {
    const text = String(key).replaceAll('~', '~0').replaceAll('/', '~1')
    if (pointer.length + text.length > longest || !text.isWellFormed()) break
    pointer += `/${text}`
  }
  return pointer
}
