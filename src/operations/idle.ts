/** Between two steps, in milliseconds: enough for a request that waits. */
const pause = 10

/** Goes through steps one after the other, leaving pauses in which requests are answered; an unfinished rest keeps no process from ending. */
export function idly(steps: Iterable<void>): void {
  const rest = steps[Symbol.iterator]()
  const next = () => {
    if (rest.next().done !== true) later()
  }
  const later = () => setTimeout(next, pause).unref()
  later()
}
