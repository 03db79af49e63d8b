import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { plainly } from './helpers/plainly.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string) => readFile(join(root, file), 'utf8')
const { dependencies, devDependencies } = JSON.parse(await read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>

t.test('docs/dependencies.md gives a reason for each dependency, and for nothing else', async (t) => {
  const [, runTime = '', development = ''] = (await read('docs/dependencies.md')).split(/^## .*$/m)
  for (const [section, packages] of [
    [runTime, dependencies],
    [development, devDependencies],
  ] as const) {
    const rows = [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)]
    t.same(
      rows.map(([, name]) => name),
      Object.keys(packages),
    )
    for (const [, name, why = ''] of rows) t.match(why, /^[A-Z].{15,}\.$/, name as string)
  }
})

t.test('npm sbom lists all of them', async (t) => {
  const { stdout } = await promisify(execFile)(...plainly('npm', 'sbom', '--sbom-format', 'cyclonedx'), { cwd: root, maxBuffer: 1e8 })
  const { bomFormat, components } = JSON.parse(stdout) as { bomFormat: string; components: { name: string; group?: string }[] }
  t.equal(bomFormat, 'CycloneDX')
  const names = new Set(components.map(({ group, name }) => (group ? `${group}/${name}` : name)))
  for (const name of [...Object.keys(dependencies), ...Object.keys(devDependencies)]) t.ok(names.has(name), name)
})

t.test('every file that SECURITY.md names as a test is there', async (t) => {
  const named = new Set([...(await read('SECURITY.md')).matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file as string))
  t.ok(named.size > 5)
  for (const file of named) t.ok(await read(file), file)
})
