import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { contentLimits } from '../http/limits.js'
import { whereBroken } from '../json/broken-at.js'
import { readJson } from '../json/read.js'
import type { Fault } from '../scenario/faults.js'
import { Unusable } from './program.js'
import type { Terminal } from './terminal.js'

/** A text and the name by which messages call it. */
export interface Input {
  readonly name: string
  readonly text: string
}

/** Reads a file; `-` is standard input. */
export async function readInput(file: string, terminal: Terminal): Promise<Input> {
  const name = file === '-' ? '(standard input)' : file
  const bytes = await (file === '-' ? terminal.input() : bytesOf(file))
  if (!isUtf8(bytes)) throw new Unusable(`${name}: is not UTF-8.`)
  return { name, text: bytes.toString('utf8') }
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'you may not read it' }[code ?? ''] ?? code ?? String(error)
    throw new Unusable(`${file}: cannot be read: ${why}.`)
  }
}

/** The JSON of an input, held to what a request may hold. */
export function jsonOf({ name, text: given }: Input): unknown {
  const text = given.replace(/^\uFEFF/, '')
  let json: ReturnType<typeof readJson>
  try {
    json = readJson(text, { ...contentLimits, text: contentLimits.record })
  } catch {
    throw new Unusable(`${name}: is not JSON${whereBroken(text)}.`)
  }
  if (json.faults.length > 0) throw new Unusable(faultLines(name, json.faults))
  return json.value
}

/** Faults as people read them: file, pointer, what is wrong. */
export const faultLines = (name: string, faults: readonly Pick<Fault, 'pointer' | 'message'>[]): string =>
  faults.map(({ pointer, message }) => `${name}${pointer === '' ? '' : `#${pointer}`}: ${message}`).join('\n')
