#!/usr/bin/env node
import { buffer } from 'node:stream/consumers'
import { command } from './command.js'
import { run } from './program.js'

// A reader that goes away early, as `head` does, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

await run(() => command(process.argv.slice(2), { print: (printed) => process.stdout.write(printed), input: () => buffer(process.stdin) }))
