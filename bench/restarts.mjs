// Restarts two instances in turn, under load, while a client that retries nothing picks a ready one for each request. Ends with 1 if a
// request failed or an instance did not end with 0 in time. Usage: node bench/restarts.mjs [restarts, 20 if left out]
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { startService } from './service.mjs'

const restarts = Number(process.argv[2] ?? 20)
const workers = 4
const pause = 5
const drain = 500
const limit = 2000
const body = JSON.stringify({ sources: ['clickstream'], messaging: { consumers: 3, replay: true } })
const agent = new Agent({ keepAlive: true })

const send = (base, path, text) =>
  new Promise((resolve, reject) => {
    const headers = text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const sent = request(base + path, { agent, method: text === undefined ? 'GET' : 'POST', headers }, (answer) => {
      answer
        .resume()
        .once('end', () => resolve(answer.statusCode))
        .once('error', reject)
    })
    sent.once('error', reject).end(text)
  })

const variables = { LOG_LEVEL: 'info', DRAIN_MS: String(drain), STOP_TIMEOUT_MS: String(limit) }
const start = async (port = 0) => ({ ...(await startService({ ...variables, PORT: String(port) })), isReady: true })
const instances = await Promise.all([start(), start()])
let isOver = false
let turn = 0
const result = { restarts: 0, requests: 0, failures: [], slowestStopMilliseconds: 0, exitCodes: [] }

/** What a load balancer does. */
async function watch(at) {
  while (!isOver) {
    instances[at].isReady = await send(instances[at].base, '/readyz').then(
      (status) => status === 200,
      () => false,
    )
    await wait(50)
  }
}

async function work() {
  while (!isOver) {
    const ready = instances.filter(({ isReady }) => isReady)
    const chosen = ready[turn++ % ready.length]
    result.requests++
    const status = chosen
      ? await send(chosen.base, '/v1/recommendations?detail=summary', body).catch((error) => error.code ?? error.message)
      : 'nothing is ready'
    if (status !== 200) result.failures.push(status)
    await wait(pause)
  }
}

const running = [watch(0), watch(1), ...Array.from({ length: workers }, work)]
for (let n = 0; n < restarts; n++) {
  const at = n % 2
  const { child, exit, base } = instances[at]
  const begun = performance.now()
  child.kill('SIGTERM')
  const { code } = await exit
  result.slowestStopMilliseconds = Math.max(result.slowestStopMilliseconds, Math.round(performance.now() - begun))
  result.exitCodes.push(code)
  instances[at] = { ...(await start(new URL(base).port)), isReady: false }
  while (!instances[at].isReady) await wait(10)
  result.restarts++
}
isOver = true
await Promise.all(running)
for (const { child } of instances) child.kill('SIGTERM')
await Promise.all(instances.map(({ exit }) => exit))
console.log(JSON.stringify(result))
process.exit(result.failures.length === 0 && result.exitCodes.every((code) => code === 0) && result.slowestStopMilliseconds < drain + limit + 1000 ? 0 : 1)
