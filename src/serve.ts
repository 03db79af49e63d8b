import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import { lookup } from 'node:dns/promises'
import { createAdvisor } from './advisor/advisor.js'
import { buildApp } from './app.js'
import { type Config, readConfig } from './config/config.js'
import { KnowledgeError } from './knowledge/fault.js'
import { decisionLog, unknownFields } from './operations/decision-log.js'
import { idly } from './operations/idle.js'
import { linesAmong, linesTo } from './operations/lines.js'
import { letOptimise } from './operations/optimising.js'
import { stop } from './operations/stop.js'

/** EX_CONFIG of sysexits.h: starting again without a change will not help. */
const exitConfig = 78
/** How long logs may take to be written out at the end, in milliseconds. */
const flush = 2000

function refuse(sentences: readonly string[]): never {
  console.error(sentences.join('\n'))
  process.exit(exitConfig)
}

const { config, faults, warnings } = readConfig(process.env)
for (const sentence of warnings) console.error(sentence)
if (!config) refuse(faults)
const { HOST: host, PORT: port } = config

const cannotListen: Readonly<Record<string, string>> = {
  EADDRINUSE: `Something else listens on ${host}, port ${port}.`,
  EADDRNOTAVAIL: `${host} is no address of this machine.`,
  EACCES: `Port ${port} may not be opened by this user.`,
  ENOTFOUND: `The host ${host} is not found.`,
  EAI_AGAIN: `The host ${host} is not found.`,
}

let app: FastifyInstance | undefined
let isStopping = false
const log = linesTo(1)
const decisions = config.DECISION_LOG === 'stdout' ? linesAmong(log) : config.DECISION_LOG === undefined ? undefined : openDecisionLog(config.DECISION_LOG)

const limit = config.STOP_TIMEOUT_MS
closeWithGrace({ delay: config.DRAIN_MS + limit + 2 * flush }, async ({ signal, err }) => {
  isStopping = true
  if (err) {
    if (app) app.log.fatal({ err }, 'an error that nobody caught')
    else console.error(err)
  }
  // An interrupt comes from a person, who waits.
  if (app) await stop(app, { drain: signal === 'SIGTERM' ? config.DRAIN_MS : 0, limit })
  await Promise.all([log.close(flush), decisions?.close(flush)])
})

void serve(config)

/** Not awaited at the top: what is bundled cannot wait there. */
async function serve(config: Config): Promise<void> {
  try {
    const advisor = await createAdvisor({ evaluator: config.EVALUATOR, rules: config.RULES })
    const wrong = unknownFields(config.DECISION_LOG_MASK, advisor.scenarioJsonSchema)
    if (wrong.length > 0) refuse(wrong)
    app = await buildApp({
      advisor,
      logger: { level: config.LOG_LEVEL, stream: log },
      limits: {
        connections: config.MAX_CONNECTIONS,
        headersTimeout: config.HEADERS_TIMEOUT_MS,
        requestTimeout: config.REQUEST_TIMEOUT_MS,
        keepAliveTimeout: config.KEEP_ALIVE_TIMEOUT_MS,
      },
      keys: config.API_KEYS ?? [],
      metricsNeedKey: config.METRICS_NEED_KEY,
      corsOrigins: config.CORS_ORIGINS ?? [],
      operations: {
        inFlight: config.MAX_IN_FLIGHT,
        ratePerMinute: config.RATE_LIMIT,
        proxies: config.TRUST_PROXY,
        isStopping: () => isStopping,
        dropped: () => decisions?.dropped() ?? 0,
      },
      observers: decisions ? [decisionLog(decisions, { scenario: config.DECISION_LOG_SCENARIO, masked: config.DECISION_LOG_MASK })] : [],
    })
    // For the name localhost Fastify would open a second server, of which the limits know nothing.
    const { address } = await lookup(host)
    app.log.info(`docs at ${await app.listen({ host: address, port })}/docs`)
    letOptimise()
    idly(advisor.prepare())
  } catch (error) {
    const sentence = error instanceof KnowledgeError ? error.message : cannotListen[(error as NodeJS.ErrnoException).code ?? '']
    console.error(sentence ?? error)
    process.exit(error instanceof KnowledgeError ? exitConfig : 1)
  }
}

function openDecisionLog(file: string) {
  try {
    return linesTo(file, { onTrouble: (message) => app?.log.error({ file }, `decision log: ${message}`) })
  } catch (error) {
    return refuse([`DECISION_LOG cannot be opened: ${(error as Error).message}`])
  }
}
