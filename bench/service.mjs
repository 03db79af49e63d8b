// Starts the built service as a process of its own, for whatever measures it from outside.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const server = fileURLToPath(new URL('../dist/server.js', import.meta.url))

/** Starts one and waits until it listens. What it prints until then is kept. */
export async function startService(variables = {}) {
  const child = spawn(process.execPath, [server], { env: { ...process.env, HOST: '127.0.0.1', PORT: '0', ...variables }, stdio: ['ignore', 'pipe', 'pipe'] })
  const service = { child, out: '', err: '', base: undefined, exit: undefined }
  service.exit = new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })))
  child.stderr.on('data', (data) => (service.err += data))
  await new Promise((resolve, reject) => {
    const listen = (data) => {
      service.out += data
      service.base = /Server listening at (http:[^"]+)"/.exec(service.out)?.[1]
      if (!service.base) return
      child.stdout.off('data', listen).resume()
      resolve()
    }
    child.stdout.on('data', listen)
    void service.exit.then(({ code }) => reject(new Error(`it ended with ${code}: ${service.err}`)))
  })
  return service
}
