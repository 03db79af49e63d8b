// Runs the bundled service until it is told to keep what V8 compiled of it. Started by `scripts/bundle.mjs`.
import { writeFileSync } from 'node:fs'
import { bundle, runBundle } from '../dist/bundled.js'
import { keepHeapSmall } from '../dist/operations/heap.js'

// What was compiled with other flags would not be taken.
keepHeapSmall()
const script = runBundle()
process.once('message', () => {
  writeFileSync(bundle.compiled, script.createCachedData())
  process.exit(0)
})
