import { packageVersion } from '../http/version.js'
import { check } from './check.js'
import { Unusable } from './program.js'
import { recommend } from './recommend.js'
import type { Terminal } from './terminal.js'
import { help } from './usage.js'

const commands: Readonly<Record<string, (args: string[], terminal: Terminal) => Promise<number>>> = { check, recommend }

/** Runs the command that the first argument names; gives its exit code. */
export async function command([name, ...args]: string[], terminal: Terminal): Promise<number> {
  const named = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name]
  if (named) return named(args, terminal)
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.print(`${help.all}\n`)
    return 0
  }
  if (name === '--version') {
    terminal.print(`${packageVersion}\n`)
    return 0
  }
  throw new Unusable(`${name === undefined ? 'Say what to do.' : `There is no command ${JSON.stringify(name)}.`}\n\n${help.all}`)
}
