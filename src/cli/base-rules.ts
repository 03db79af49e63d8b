import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { operators } from '../engine/operators.js'
import { KnowledgeError } from '../knowledge/fault.js'
import { type Knowledge, loadKnowledge } from '../knowledge/load.js'
import { Unusable } from './program.js'

const execute = promisify(execFile)

/** The rules of a project as they stood in a git revision. */
export async function baseRules(revision: string, project: string): Promise<Knowledge> {
  const folder = await mkdtemp(join(tmpdir(), 'base-rules-'))
  try {
    await unpack(revision, project, folder)
    return await loadKnowledge(join(folder, 'rules'), operators)
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error
    throw new Unusable(`Today's loader refuses the rules of ${revision}, so there is nothing to compare with.\n${error.message}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function unpack(revision: string, project: string, folder: string): Promise<void> {
  const archive = join(folder, 'rules.tar')
  try {
    // A revision that starts with a dash would be taken for an option.
    const { stdout } = await execute('git', ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`], { cwd: project })
    await execute('git', ['archive', `--output=${archive}`, stdout.trim(), 'rules'], { cwd: project })
    await execute('tar', ['-x', '-f', archive, '-C', folder])
  } catch (error) {
    throw new Unusable(`The rules of ${revision} cannot be read: ${(error as { stderr?: string }).stderr?.trim() || (error as Error).message}`)
  }
}
