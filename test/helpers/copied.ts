import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A copy of the built package that may be edited; it goes away with the test. */
export function copied(t: Test): string {
  const folder = mkdtempSync(join(tmpdir(), 'copied-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const parts = ['dist', 'rules', 'package.json', 'package-lock.json'].filter((part) => existsSync(join(root, part)))
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}
