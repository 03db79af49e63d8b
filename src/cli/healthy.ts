import { readConfig } from '../config/config.js'

// Ends with 0 where the service of this machine says that it can take requests: the health check of the container image.
const { config } = readConfig(process.env)
const answer = await fetch(`http://127.0.0.1:${config?.PORT}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
process.exit(answer?.ok ? 0 : 1)
