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

t.test('every package that an advisory is known of is locked in a version that mends it', async (t) => {
  const [, , , known = ''] = (await read('docs/dependencies.md')).split(/^## .*$/m)
  const rows = [...known.matchAll(/^\| `([^`]+)` \| [^|]+ \| ([^|]+) \| ([\d., ]+) \| [A-Z][^|]+\. \|$/gm)]
  t.ok(rows.length > 4)
  const { packages } = JSON.parse(await read('package-lock.json')) as { packages: Record<string, { version: string; dev?: boolean }> }
  for (const [, name = '', advisories = '', mended = ''] of rows) {
    for (const advisory of advisories.split(', ')) t.match(advisory, /^(CVE-\d{4}-\d{4,}|GHSA(-[a-z0-9]{4}){3})$/)
    const running = Object.entries(packages).filter(([path, { dev }]) => path.endsWith(`node_modules/${name}`) && dev !== true)
    t.ok(running.length > 0, `${name} runs in the service`)
    for (const [path, { version }] of running) t.ok(isMended(version, mended.split(', ')), `${path} is ${version}`)
  }
})

/** Whether a version is at or past the one that mends its own line; the versions go up, and past the last line all is mended. */
function isMended(version: string, mended: readonly string[]): boolean {
  const [own, ...lines] = [version, ...mended].map((text) => text.split('.').map(Number))
  const line = lines.find(([major]) => major === own?.[0]) ?? lines.at(-1) ?? []
  const at = line.findIndex((part, place) => part !== own?.[place])
  return at < 0 || (own?.[at] ?? 0) > (line[at] ?? 0)
}

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
