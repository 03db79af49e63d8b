// Starts the service: from the one file that the build bundled it into, which loads in half the time, or else module by module.
import { readFileSync } from 'node:fs'
import { bundle, isBundleCurrent, runBundle } from './bundled.js'
import { keepHeapSmall } from './operations/heap.js'
import { holdOptimising } from './operations/optimising.js'

keepHeapSmall()
if (isBundleCurrent()) runBundle(readFileSync(bundle.compiled))
else {
  holdOptimising()
  await import('./serve.js')
}
