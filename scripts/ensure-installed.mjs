// Installs the dependencies of a fresh clone, and does nothing where they are in place.
import { execSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const packagesIn = (file) => {
  try {
    const { packages } = JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'))
    return Object.fromEntries(Object.entries(packages).filter(([path]) => path !== ''))
  } catch {
    return undefined
  }
}

const wanted = packagesIn('package-lock.json')
const installed = packagesIn('node_modules/.package-lock.json')
// What is optional may be left out on another system: everything else must be there in the version that the lock names.
const missing = Object.entries(wanted).some(([path, { version, optional, peer }]) => !optional && !peer && installed?.[path]?.version !== version)
if (missing) execSync('npm ci --include=dev --no-audit --no-fund', { stdio: 'inherit', cwd: new URL('..', import.meta.url) })
