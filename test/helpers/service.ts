import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Test } from 'tap'
import { until } from './listening.js'
import { plainly } from './plainly.js'

const server = fileURLToPath(new URL('../../dist/server.js', import.meta.url))

/** A process of the built service. */
export interface Service {
  readonly child: ChildProcess
  /** What it printed so far. */
  readonly out: () => string
  readonly err: () => string
  /** Its end: the exit code, or the signal that killed it. */
  readonly ended: Promise<number | string | null>
}

/** Starts the built service, or that of another folder, on a free port, unless another is given; it goes away with the test. */
export const spawnService = (t: Test, variables: Record<string, string> = {}, program = server): Service => spawnNode(t, [program], variables)

/** The same of any program, with what else Node.js is told. */
export function spawnNode(t: Test, args: readonly string[], variables: Record<string, string> = {}): Service {
  const child = spawn(...plainly(process.execPath, ...args), { env: { ...process.env, PORT: '0', ...variables }, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.on('data', (data) => (out += data))
  child.stderr.on('data', (data) => (err += data))
  const ended = new Promise<number | string | null>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)))
  t.teardown(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, out: () => out, err: () => err, ended }
}

/** Waits until it listens; gives the base address. */
export async function listening(service: Service): Promise<string> {
  const address = () => /Server listening at (http:[^"]+)"/.exec(service.out())?.[1]
  await until(() => address() !== undefined || service.child.exitCode !== null, 'it listens', 60_000)
  if (address() === undefined) throw new Error(`it ended with ${service.child.exitCode}: ${service.err()}`)
  return address() as string
}
