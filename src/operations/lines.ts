import { fstatSync, openSync, readSync } from 'node:fs'
import sonicBoom from 'sonic-boom'

/** Where lines go. Writing never waits and never throws. */
export interface Lines {
  /** Takes a line with its end. */
  readonly write: (line: string) => void
  /** Lines that found no room since the start. */
  readonly dropped: () => number
  /** Writes out what is left; resolves after `milliseconds` at the latest, whether all is out or not. */
  readonly close: (milliseconds: number) => Promise<void>
}

export interface LinesOptions {
  /** Bytes that may wait for a slow or full disk. What comes after is dropped and counted, until there is room again. */
  readonly room?: number
  /** How long a line may wait for others, in milliseconds: many small writes cost more than one. */
  readonly rest?: number
  /** Told once when lines begin to be dropped or cannot be written, and again only after some went through. */
  readonly onTrouble?: (message: string) => void
}

/** Appends lines to a file (or a descriptor) beside the work of the process. Throws if the file cannot be opened. */
export function linesTo(target: string | number, { room = 8 * 1024 * 1024, rest = 200, onTrouble = () => undefined }: LinesOptions = {}): Lines {
  const fd = typeof target === 'number' ? target : openSync(target, 'a+', 0o640)
  const stream = new sonicBoom.SonicBoom({ fd, sync: false, minLength: 4096, maxLength: room, periodicFlush: rest })
  if (typeof target !== 'number' && isTorn(fd)) stream.write('\n')
  let dropped = 0
  let inTrouble = false
  let isClosed = false
  const trouble = (message: string) => {
    if (!inTrouble) onTrouble(message)
    inTrouble = true
  }
  stream.on('drop', () => {
    dropped++
    trouble('no room is left for lines: they are dropped and counted')
  })
  // The library keeps what it could not write and tries again with the next line.
  stream.on('error', (error: Error) => trouble(`lines cannot be written: ${error.message}`))
  stream.on('write', () => {
    inTrouble = false
  })
  return {
    write(line) {
      if (!isClosed) stream.write(line)
    },
    dropped: () => dropped,
    close: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        const done = () => {
          clearTimeout(timer)
          resolve()
        }
        stream.on('close', done).on('error', done)
        isClosed = true
        stream.end()
      }),
  }
}

/** Lines that go where others go, and count their own losses; whoever opened it closes it. */
export function linesAmong(lines: Pick<Lines, 'write' | 'dropped'>): Lines {
  let dropped = 0
  return {
    write(line) {
      const before = lines.dropped()
      lines.write(line)
      dropped += lines.dropped() - before
    },
    dropped: () => dropped,
    close: async () => undefined,
  }
}

/** Whether the file ends in the middle of a line, because its writer was killed: the next line must not grow onto that. */
function isTorn(fd: number): boolean {
  const { size } = fstatSync(fd)
  const last = Buffer.alloc(1)
  return size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last.toString() !== '\n'
}
