/** Before the first step, so that those who waited for the start are answered, and between two steps; in milliseconds. */
const [start, pause] = [200, 10]

/** Goes through steps one after the other, leaving pauses in which requests are answered; an unfinished rest keeps no process from ending. */
export function idly(steps: Iterable<void>): void {
  const rest = steps[Symbol.iterator]()
  const next = () => {
    if (rest.next().done !== true) setTimeout(next, pause).unref()
  }
  setTimeout(next, start).unref()
}
