import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { holdOptimising, letOptimise } from './operations/optimising.js'

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Where the build bundles the service: the bundle, what V8 compiled of it, and what it was made of. */
export const bundle = { folder: pathOf('start/'), code: pathOf('start/serve.cjs'), compiled: pathOf('start/serve.compiled'), mark: pathOf('start/made-of') }

/** A hash of the bundle itself, and of what changes with the program and with the packages in it. Throws where there is none. */
export function bundleMark(): string {
  const lock = pathOf('../package-lock.json')
  // An image has no lock file, and no packages that change.
  return [bundle.code, bundle.compiled, pathOf('.tsbuildinfo'), ...(existsSync(lock) ? [lock] : [])].map((file) => hashed(readFileSync(file))).join(' ')
}

export function isBundleCurrent(): boolean {
  try {
    return readFileSync(bundle.mark, 'utf8').startsWith(bundleMark())
  } catch {
    return false
  }
}

/** Runs the bundle. V8 takes `compiled` only where version and flags are those it was made with, and compiles anew otherwise. */
export function runBundle(compiled?: Buffer): Script {
  const { code } = bundle
  const text = `(function (require, module, exports, __filename, __dirname) {${readFileSync(code, 'utf8')}\n})`
  // To Node 22 a flag that was set back is another than one that was never set.
  holdOptimising()
  letOptimise()
  const script = new Script(text, { filename: code, ...(compiled ? { cachedData: compiled } : {}) })
  holdOptimising()
  const module = { exports: {} }
  const run = script.runInThisContext() as (...given: unknown[]) => void
  run(createRequire(code), module, module.exports, code, dirname(code))
  return script
}

const hashed = (bytes: Buffer): string => createHash('blake2b512').update(bytes).digest('hex')
