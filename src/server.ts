import { buildApp } from './app.js'
import { KnowledgeError } from './knowledge/fault.js'

const host = process.env['HOST'] ?? '127.0.0.1'
const port = Number(process.env['PORT'] ?? 3000)
const level = process.env['LOG_LEVEL'] ?? 'info'

try {
  const app = await buildApp({ logger: { level } })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      app.log.info(`${signal}: closing`)
      app.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
  await app.listen({ host, port })
  console.log(`Docs at http://${host.includes(':') ? `[${host}]` : host}:${port}/docs`)
} catch (error) {
  console.error(error instanceof KnowledgeError ? error.message : error)
  process.exit(1)
}
