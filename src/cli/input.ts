import { readFile } from 'node:fs/promises'
import type { Fault } from '../scenario/faults.js'
import { Unusable } from './program.js'
import type { Terminal } from './terminal.js'

/** A text and the name by which messages call it. */
export interface Input {
  readonly name: string
  readonly text: string
}

/** Reads a file; `-` is standard input. */
export async function readInput(file: string, { input }: Terminal): Promise<Input> {
  if (file === '-') return { name: '(standard input)', text: await input() }
  try {
    return { name: file, text: await readFile(file, 'utf8') }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'you may not read it' }[code ?? ''] ?? code ?? String(error)
    throw new Unusable(`${file}: cannot be read: ${why}.`)
  }
}

/** The JSON of an input. */
export function jsonOf({ name, text: given }: Input): unknown {
  try {
    return JSON.parse(given.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Unusable(`${name}: is not JSON: ${(error as Error).message}`)
  }
}

/** Faults as people read them: file, pointer, what is wrong. */
export const faultLines = (name: string, faults: readonly Fault[]): string =>
  faults.map(({ pointer, message }) => `${name}${pointer === '' ? '' : `#${pointer}`}: ${message}`).join('\n')
