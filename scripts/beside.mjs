// Runs scripts of package.json beside each other, prints what each has to say when it ends, and fails where one fails.
// Usage: node scripts/beside.mjs lint build:test
import { exec } from 'node:child_process'

const run = (script) =>
  new Promise((resolve) => {
    exec(`npm run --silent ${script}`, { maxBuffer: 1e8 }, (error, stdout, stderr) => {
      process.stderr.write(stdout + stderr)
      resolve(error === null)
    })
  })

const done = await Promise.all(process.argv.slice(2).map(run))
process.exit(done.every(Boolean) ? 0 : 1)
