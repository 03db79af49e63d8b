import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { once } from '../memory.js'
import { folders } from './library.js'

/** In the bundle of the service: the mark of the program that it was made of, put there by the build. */
declare const BUNDLED_CODE: string | undefined

/** The packages that say whether rules are well formed, and when they are met. */
const checking = ['zod', 'json-rules-engine']

/** The folder of the compiled program. */
const program = fileURLToPath(new URL('..', import.meta.url))

/** SHA-256 over the names and the bytes of all content files of a folder of rules. Throws where one cannot be read. */
export function rulesMark(directory: string): string {
  const files = ['', ...folders].flatMap((folder) => readdirSync(join(directory, folder)).map((name) => (folder === '' ? name : `${folder}/${name}`)))
  return markOf(directory, files, '.json')
}

/** SHA-256 over the compiled program, and the versions of what does much of the checking. Worked out once. Throws where it cannot be read. */
export const codeMark = once(() => {
  if (typeof BUNDLED_CODE === 'string') return BUNDLED_CODE
  const require = createRequire(import.meta.url)
  const versions = checking.map((name) => (require(`${name}/package.json`) as { version: string }).version)
  const files = readdirSync(program, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'))
  return `${markOf(program, files, '.js')} ${versions.join(' ')}`
})

function markOf(directory: string, files: readonly string[], ending: string): string {
  const hash = createHash('sha256')
  for (const file of files.filter((name) => name.endsWith(ending)).sort()) {
    const bytes = readFileSync(join(directory, file))
    hash.update(`${file} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}
