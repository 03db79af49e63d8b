import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Where the build bundles the service, and what it was bundled of. */
export const bundleFolder = pathOf('start/')
export const bundleMarkFile = pathOf('start/made-of')

/** SHA-256 over what changes with the compiled program and with the packages that it needs. Throws where the compiler left no trace. */
export function bundleMark(): string {
  const lock = pathOf('../package-lock.json')
  // An image has none: nothing changes in it.
  const packages = existsSync(lock) ? sha256(readFileSync(lock)) : undefined
  return [sha256(readFileSync(pathOf('.tsbuildinfo'))), ...(packages === undefined ? [] : [packages])].join(' ')
}

/** The bundled service, if there is one and it is up to date. */
export function bundledService(): string | undefined {
  try {
    return readFileSync(bundleMarkFile, 'utf8').startsWith(bundleMark()) ? new URL('start/serve.mjs', import.meta.url).href : undefined
  } catch {
    return undefined
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
