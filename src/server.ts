import { createAdvisor } from './advisor/advisor.js'
import { buildApp } from './app.js'
import { evaluators, isEvaluatorName } from './engine/evaluators.js'
import { KnowledgeError } from './knowledge/fault.js'

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']
const { HOST: host = '127.0.0.1', PORT: port = '3000', LOG_LEVEL: level = 'info', EVALUATOR: evaluator = 'compiled' } = process.env

const wrong = [
  ...(/^\d+$/.test(port) && Number(port) <= 65_535 ? [] : [`PORT must be a number from 0 to 65535, not ${JSON.stringify(port)}.`]),
  ...(levels.includes(level) ? [] : [`LOG_LEVEL must be one of ${levels.join(', ')}, not ${JSON.stringify(level)}.`]),
  ...(isEvaluatorName(evaluator) ? [] : [`EVALUATOR must be ${Object.keys(evaluators).join(' or ')}, not ${JSON.stringify(evaluator)}.`]),
]
if (wrong.length > 0 || !isEvaluatorName(evaluator)) {
  console.error(wrong.join('\n'))
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
  console.log(`Docs at ${await app.listen({ host, port: Number(port) })}/docs`)
} catch (error) {
  const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  console.error(isTaken ? `Something else listens on ${host}, port ${port}.` : error instanceof KnowledgeError ? error.message : error)
  process.exit(1)
}
