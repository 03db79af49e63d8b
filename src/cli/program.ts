import { fileURLToPath } from 'node:url'
import { KnowledgeError } from '../knowledge/fault.js'

/** The folder that holds `rules/` and `test/` of this package. */
export const ownProject = fileURLToPath(new URL('../../', import.meta.url))

/** What stops a program through no fault of its own. */
export class Unusable extends Error {}

/** Runs a program, which gives its exit code. What stops it is told without a stack, with exit code 2. */
export async function run(program: () => Promise<number>): Promise<void> {
  process.exitCode = await attempt(program, console.error)
}

/** The exit code of a program; what stops it goes to `tell`. */
export async function attempt(program: () => Promise<number>, tell: (message: string) => void): Promise<number> {
  try {
    return await program()
  } catch (error) {
    if (!(error instanceof Unusable || error instanceof KnowledgeError || isUsage(error))) throw error
    tell(error.message)
    return 2
  }
}

const isUsage = (error: unknown): error is Error => error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
