import { createAdvisor } from './advisor/advisor.js'
import { buildApp } from './app.js'
import { readConfig } from './config/config.js'
import { KnowledgeError } from './knowledge/fault.js'

/** EX_CONFIG of sysexits.h: starting again without a change will not help. */
const exitConfig = 78

const { config, faults, warnings } = readConfig(process.env)
for (const sentence of [...warnings, ...faults]) console.error(sentence)
if (!config) process.exit(exitConfig)

const { HOST: host, PORT: port, LOG_LEVEL: level, EVALUATOR: evaluator } = config
const limits = {
  connections: config.MAX_CONNECTIONS,
  headersTimeout: config.HEADERS_TIMEOUT_MS,
  requestTimeout: config.REQUEST_TIMEOUT_MS,
  keepAliveTimeout: config.KEEP_ALIVE_TIMEOUT_MS,
}
try {
  const app = await buildApp({ advisor: await createAdvisor({ evaluator }), logger: { level }, limits })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      app.log.info(`${signal}: closing`)
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
  console.log(`Docs at ${await app.listen({ host, port })}/docs`)
} catch (error) {
  const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  console.error(isTaken ? `Something else listens on ${host}, port ${port}.` : error instanceof KnowledgeError ? error.message : error)
  process.exit(1)
}
