// Requests a second and p99 of the service against a bare Fastify route whose answer has the same size: interleaved rounds, medians of
// ratios, thousands of distinct bodies, no cache. Writes bench/results.json.
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { distinctScenarios } from './scenarios.mjs'

const rounds = Number(process.argv[2] ?? 5)
const seconds = 2
const connections = 10
const bodies = await distinctScenarios(3000)
const headers = { 'content-type': 'application/json' }
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
const started = []

async function start(script, port, env = {}) {
  const begun = performance.now()
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
    env: { ...process.env, PORT: port, LOG_LEVEL: 'fatal', ...env },
    stdio: 'ignore',
  })
  started.push(child)
  const url = `http://127.0.0.1:${port}/v1/recommendations`
  for (;;) {
    const answer = await fetch(url, { method: 'POST', headers, body: '{}' }).catch(() => undefined)
    if (answer?.ok) return { url, child, milliseconds: performance.now() - begun }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const load = (url, from) =>
  autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers,
    requests: Array.from({ length: 1000 }, (_, at) => ({ body: bodies[(from + at) % bodies.length] })),
  })

async function sizeOf(url) {
  const sizes = []
  for (const body of bodies.slice(0, 300)) sizes.push((await (await fetch(url, { method: 'POST', headers, body })).text()).length)
  return median(sizes)
}

const ofSize = (bytes) => JSON.stringify({ parts: Array.from({ length: Math.ceil(bytes / 100) }, (_, at) => ({ at, text: 'x'.repeat(72) })) })

const service = await start('../dist/server.js', 3301)
const results = { node: process.version, connections, seconds, rounds, startMilliseconds: Math.round(service.milliseconds), rows: [] }
for (const [at, detail] of ['summary', 'standard'].entries()) {
  const url = `${service.url}?detail=${detail}`
  const bytes = await sizeOf(url)
  const base = await start('base-server.mjs', 3302 + at, { ANSWER: ofSize(bytes) })
  await load(base.url, 0)
  await load(url, 0)
  const ratios = []
  for (let round = 0; round < rounds; round++) {
    const [bare, ours] = [await load(base.url, round * 500), await load(url, round * 500)]
    if (ours.non2xx > 0 || ours.errors > 0) throw new Error(`${ours.non2xx} refused, ${ours.errors} failed`)
    ratios.push({
      throughput: ours.requests.average / bare.requests.average,
      p99: ours.latency.p99 / Math.max(1, bare.latency.p99),
      perSecond: ours.requests.average,
    })
  }
  base.child.kill()
  results.rows.push({
    detail,
    bytes,
    requestsPerSecond: Math.round(median(ratios.map(({ perSecond }) => perSecond))),
    timesBase: Number(median(ratios.map(({ throughput }) => throughput)).toFixed(3)),
    p99TimesBase: Number(median(ratios.map(({ p99 }) => p99)).toFixed(1)),
  })
}
for (const child of started) child.kill()
console.table(results.rows)
console.log(`first answer ${results.startMilliseconds} ms after the start`)
writeFileSync(new URL('results.json', import.meta.url), `${JSON.stringify(results, null, 2)}\n`)
process.exit(0)
