import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Test } from 'tap'
import { plainly } from './plainly.js'
import type { Files, Json } from './tiny.js'

const execute = promisify(execFile)
/** Run from a git hook, git would take these for the repository in place of the temporary one. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')))

/** A folder with rules, and tests where they are given, outside any repository; it goes away with the test. */
export async function project(t: Test, rules: Files, tests: Record<string, string> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rules-project-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  await layRules(folder, rules)
  for (const [path, text] of Object.entries(tests)) await write(join(folder, 'test', path), text)
  return folder
}

/** Lays rules over those of a project. */
export async function layRules(folder: string, rules: Files): Promise<void> {
  for (const [path, content] of Object.entries(rules)) await write(join(folder, 'rules', path), JSON.stringify(content))
}

/** Makes a repository of a project, with one commit. */
export async function commit(folder: string): Promise<void> {
  const git = (...args: string[]) => execute('git', args, { cwd: folder, env })
  await git('init', '--quiet')
  await git('add', 'rules')
  await git('-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', 'commit', '--quiet', '--no-verify', '-m', 'Rules')
}

/** Runs a built program of the command line; it gives its exit code and what it printed. */
export async function program(name: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const file = fileURLToPath(new URL(`../../dist/cli/${name}.js`, import.meta.url))
  try {
    const { stdout, stderr } = await execute(...plainly(process.execPath, file, ...args), { env })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as Json
    return { code, out: stdout, err: stderr }
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
