import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Test } from 'tap'
import { type AppOptions, buildApp } from '../../dist/app.js'
import { advisor } from './app.js'

/** The service behind a real socket of this machine; it closes with the test. */
export async function listening(t: Test, options: AppOptions = {}): Promise<number> {
  const app = await buildApp({ advisor: { ...advisor, selfCheck: async () => undefined }, ...options })
  t.teardown(() => app.close())
  await app.listen({ host: '127.0.0.1', port: 0 })
  return (app.server.address() as AddressInfo).port
}

export const open = (t: Test, port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket)).on('error', reject)
    t.teardown(() => socket.destroy())
  })

/** All that comes back on a connection until the other side ends it. */
export const untilClosed = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    socket.setEncoding('utf8').on('data', (part) => (text += String(part)))
    socket.on('error', () => {}).on('close', () => resolve(text))
  })

/** Sends bytes as they are on a new connection and gives what comes back until it is closed. */
export async function sent(t: Test, port: number, bytes: string | Buffer): Promise<{ status: number; head: string; body: string }> {
  const socket = await open(t, port)
  const answer = untilClosed(socket)
  socket.write(bytes)
  const [head = '', body = ''] = (await answer).split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), head, body }
}
