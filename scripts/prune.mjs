// Removes what was compiled of sources that are gone: the compiler leaves it, and the tests would still find it.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
for (const [from, to] of [
  ['src', 'dist'],
  ['test', 'dist-test'],
]) {
  if (!existsSync(root + to)) continue
  for (const name of readdirSync(root + to, { recursive: true })) {
    const source = name.replace(/\.(d\.ts|js|js\.map)$/, '.ts')
    if (source !== name && !existsSync(`${root}${from}/${source}`)) rmSync(`${root}${to}/${name}`)
  }
}
