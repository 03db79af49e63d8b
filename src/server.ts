import { createAdvisor } from './advisor/advisor.js'
import { buildApp } from './app.js'
import { evaluators, isEvaluatorName } from './engine/evaluators.js'
import { KnowledgeError } from './knowledge/fault.js'

const host = process.env['HOST'] ?? '127.0.0.1'
const port = Number(process.env['PORT'] ?? 3000)
const level = process.env['LOG_LEVEL'] ?? 'info'
const evaluator = process.env['EVALUATOR'] ?? 'compiled'

if (!isEvaluatorName(evaluator)) {
  console.error(`EVALUATOR must be ${Object.keys(evaluators).join(' or ')}, not ${JSON.stringify(evaluator)}.`)
  process.exit(1)
}

try {
  const app = await buildApp({ advisor: await createAdvisor({ evaluator }), logger: { level } })
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
