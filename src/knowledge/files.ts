import { isUtf8 } from 'node:buffer'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { Limits } from '../json/inspect.js'
import { readJson } from '../json/read.js'
import { faultsOf } from '../scenario/faults.js'
import type { ContentFault } from './fault.js'

/** Reads content files and gathers what is wrong with them instead of stopping at the first. */
export interface Reader {
  readonly faults: ContentFault[]
  readonly one: <S extends z.ZodType>(file: string, shape: S) => Promise<z.infer<S> | undefined>
  /** A file that need not be there. */
  readonly perhaps: Reader['one']
  /** Every JSON file of a folder whose `id` is its name, sorted by name. */
  readonly folder: <S extends z.ZodType<{ id: string }>>(folder: string, shape: S) => Promise<z.infer<S>[]>
  /** The names that the files of a folder promise, whether they can be read or not. */
  readonly ids: (folder: string) => Promise<string[]>
}

/** What lies beyond is an accident: conditions are written by hand. */
const limits: Limits = { depth: 32, members: 10_000, text: 10_000 }

export function readerOf(directory: string): Reader {
  const faults: ContentFault[] = []
  const refuse = (check: string, file: string, message: string, pointer = '') => {
    faults.push({ file, pointer, check, message })
    return undefined
  }

  const one: Reader['one'] = (file, shape) => read(file, shape)
  const perhaps: Reader['one'] = (file, shape) => read(file, shape, 'ENOENT')

  async function read<S extends z.ZodType>(file: string, shape: S, passedOver?: string): Promise<z.infer<S> | undefined> {
    let bytes: Buffer
    try {
      bytes = await readFile(join(directory, file))
    } catch (error) {
      if (passedOver && (error as NodeJS.ErrnoException).code === passedOver) return undefined
      return refuse('readable', file, `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`)
    }
    if (!isUtf8(bytes)) return refuse('json', file, 'is not UTF-8')
    let json: ReturnType<typeof readJson>
    try {
      json = readJson(bytes.toString('utf8'), limits)
    } catch (error) {
      return refuse('json', file, `is not JSON: ${(error as Error).message}`)
    }
    for (const { pointer, message } of json.faults) refuse('json', file, message, pointer)
    if (json.faults.length > 0) return undefined
    const parsed = shape.safeParse(json.value)
    if (parsed.success) return parsed.data
    for (const { pointer, message } of faultsOf(parsed.error, shape, json.value)) refuse('shape', file, message, pointer)
    return undefined
  }

  const listed = new Map<string, Promise<string[]>>()
  /** Looks once a folder: what is wrong with it is told once. */
  function ids(folder: string): Promise<string[]> {
    const known = listed.get(folder) ?? list(folder)
    listed.set(folder, known)
    return known
  }

  async function list(folder: string): Promise<string[]> {
    try {
      const names = await readdir(join(directory, folder))
      return names
        .filter((name) => name.endsWith('.json'))
        .map((name) => basename(name, '.json'))
        .sort()
    } catch (error) {
      refuse('readable', folder, `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`)
      return []
    }
  }

  async function folder<S extends z.ZodType<{ id: string }>>(name: string, shape: S): Promise<z.infer<S>[]> {
    const entries = await Promise.all(
      (await ids(name)).map(async (id) => {
        const file = `${name}/${id}.json`
        const entry = await one(file, shape)
        return entry && entry.id !== id ? refuse('file-name', file, `is named ${id} but holds "${entry.id}"`, '/id') : entry
      }),
    )
    return entries.filter((entry) => entry !== undefined)
  }

  return { faults, one, perhaps, folder, ids }
}
