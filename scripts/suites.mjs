// Writes one suite for each folder of compiled tests, so that the tests of a folder share a process: to start one for each file, and
// to compile what they test again in each, takes longer than many of the tests.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const tests = fileURLToPath(new URL('../dist-test/', import.meta.url))
const suites = `${tests}suites/`
rmSync(suites, { recursive: true, force: true })
mkdirSync(suites)

const byFolder = new Map()
for (const file of readdirSync(tests, { recursive: true }).sort()) {
  if (!file.endsWith('.test.js')) continue
  const folder = file.includes('/') ? file.slice(0, file.indexOf('/')) : 'whole'
  byFolder.set(folder, [...(byFolder.get(folder) ?? []), file])
}
for (const [folder, files] of byFolder) writeFileSync(`${suites}${folder}.test.js`, files.map((file) => `import '../${file}'\n`).join(''))
