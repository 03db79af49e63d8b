import { connect, type Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Test } from 'tap'

/** Listens on a free port; gives the base address. */
export const listen = (app: FastifyInstance) => app.listen({ host: '127.0.0.1', port: 0 })

/** A connection that writes what it is told, as it is; it goes away with the test. */
export async function socketTo(t: Test, base: string): Promise<Socket> {
  const socket = connect(Number(new URL(base).port), '127.0.0.1')
  t.teardown(() => socket.destroy())
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return socket
}

export const ask = (base: string, scenario: unknown = { messaging: { replay: true } }) =>
  fetch(`${base}/v1/recommendations?detail=summary`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(scenario) })

/** Waits until something holds; fails when it takes too long. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, milliseconds = 20_000): Promise<void> {
  const end = Date.now() + milliseconds
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what}: not in time`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
