import { lookup } from 'node:dns/promises'
import { readConfig } from '../config/config.js'

/** Who listens on all addresses is asked on this machine's own. */
const loopback: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

// Ends with 0 where the service of this machine says that it can take requests: the health check of the container image.
const { config } = readConfig(process.env)
process.exit(config && (await isReady(config.HOST, config.PORT)) ? 0 : 1)

async function isReady(host: string, port: number): Promise<boolean> {
  try {
    const { address, family } = await lookup(host)
    const asked = loopback[address] ?? address
    const answer = await fetch(`http://${family === 6 ? `[${asked}]` : asked}:${port}/readyz`, { signal: AbortSignal.timeout(2_000) })
    return answer.ok
  } catch {
    return false
  }
}
