import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CorpusEntry } from '../health/survey.js'
import { Unusable } from './program.js'

/** The scenarios that a project keeps beside its rules: cases and practice requests, as far as there are any. */
export async function corpusFiles(project: string): Promise<CorpusEntry[]> {
  const cases = join(project, 'test', 'cases')
  const names = (await orAbsent(readdir(cases), [])).filter((name) => name.endsWith('.json')).sort()
  const read = await Promise.all(names.map(async (name) => casesIn(name, await readFile(join(cases, name), 'utf8'))))
  const practice = await orAbsent(readFile(join(project, 'test', 'practice', 'requests.jsonl'), 'utf8'), '')
  return [...read.flat(), ...practiceIn(practice)]
}

function casesIn(name: string, text: string): CorpusEntry[] {
  const cases = parsed(`test/cases/${name}`, text)
  if (!Array.isArray(cases)) throw new Unusable(`test/cases/${name} is not an array of cases.`)
  return cases.map((one: unknown, at) => ({ id: `cases/${name}#/${at}`, origin: 'case', input: member(one, 'scenario') }))
}

const practiceIn = (text: string): CorpusEntry[] =>
  text.split('\n').flatMap((line, at): CorpusEntry[] => {
    if (line.trim() === '') return []
    const one = parsed(`test/practice/requests.jsonl, line ${at + 1}`, line)
    return [{ id: `practice/${member(one, 'id')}`, origin: 'practice', input: member(one, 'request') }]
  })

const member = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined)

function parsed(place: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Unusable(`${place} is not JSON: ${(error as Error).message}`)
  }
}

async function orAbsent<T>(reading: Promise<T>, absent: T): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return absent
    throw error
  }
}
