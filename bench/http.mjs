// Requests a second and p99 of the service against a bare Fastify route whose answer has the same size, how soon it answers after its
// start, and what memory it keeps. Server on one core, load on the other; interleaved rounds; distinct bodies; no cache.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { distinctScenarios } from './scenarios.mjs'
import { median, rounded, row } from './table.mjs'

const seconds = 2
const connections = 10
const headers = { 'content-type': 'application/json' }
const canPin = existsSync('/usr/bin/taskset')
if (canPin) execFileSync('/usr/bin/taskset', ['-pc', '1', String(process.pid)], { stdio: 'ignore' })

async function start(script, port, env = {}) {
  const file = fileURLToPath(new URL(script, import.meta.url))
  const [command, ...pinned] = canPin ? ['/usr/bin/taskset', '-c', '0', process.execPath] : [process.execPath]
  const begun = performance.now()
  const child = spawn(command, [...pinned, file], { env: { ...process.env, PORT: port, LOG_LEVEL: 'fatal', MAX_IN_FLIGHT: '100', ...env }, stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}/v1/recommendations`
  for (;;) {
    const answer = await fetch(url, { method: 'POST', headers, body: '{}' }).catch(() => undefined)
    if (answer?.ok) return { url, child, milliseconds: performance.now() - begun }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const ended = (child) => new Promise((resolve) => child.once('exit', resolve).kill())

function load(url, bodies, from, { path = () => undefined, ...limit } = { duration: seconds }) {
  const requests = Array.from({ length: 1000 }, (_, at) => ({ body: bodies[(from + at) % bodies.length], ...(path(at) ? { path: path(at) } : {}) }))
  return autocannon({ url, connections, method: 'POST', headers, requests, ...limit })
}

async function sizeOf(url, bodies) {
  const sizes = []
  for (const body of bodies.slice(0, 300)) sizes.push((await (await fetch(url, { method: 'POST', headers, body })).text()).length)
  return median(sizes)
}

/** JSON of about so many bytes, with objects and strings as an answer has them. */
const ofSize = (bytes) => JSON.stringify({ parts: Array.from({ length: Math.ceil(bytes / 100) }, (_, at) => ({ at, text: 'x'.repeat(72) })) })

async function compared(service, detail, bodies, port, rounds) {
  const url = `${service.url}?detail=${detail}`
  const bytes = await sizeOf(url, bodies)
  const base = await start('base-server.mjs', port, { ANSWER: ofSize(bytes) })
  // The service is a lot of code: on one core it takes its time to be compiled.
  await load(base.url, bodies, 0, { duration: 4 })
  // In parts, as a connection takes no more than 10,000 requests and is refused then.
  for (let part = 0; part < 5; part++) await load(url, bodies, part * 600, { duration: 6 })
  const found = []
  for (let round = 0; round < rounds; round++) {
    const [bare, own] = [await load(base.url, bodies, round * 500), await load(url, bodies, round * 500)]
    if (own.non2xx > 0 || own.errors > 0) throw new Error(`${own.non2xx} refused, ${own.errors} failed`)
    found.push({ speed: own.requests.average / bare.requests.average, p99: own.latency.p99 / Math.max(1, bare.latency.p99), perSecond: own.requests.average })
  }
  await ended(base.child)
  const middle = (name) => median(found.map((one) => one[name]))
  return { bytes, speed: middle('speed'), p99: middle('p99'), perSecond: middle('perSecond') }
}

const memoryOf = ({ child }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1])

/** Memory of the process after many requests against that after a few. Every fifth answer is the whole one, the others are short. */
async function memoryGrowth(bodies) {
  const service = await start('../dist/server.js', 3311)
  const path = (at) => `/v1/recommendations?detail=${at % 5 === 0 ? 'standard' : 'summary'}`
  await load(service.url, bodies, 0, { amount: 1000, path })
  const few = memoryOf(service)
  await load(service.url, bodies, 0, { amount: 99_000, path })
  const many = memoryOf(service)
  await ended(service.child)
  return { ratio: many / few, few, many }
}

export async function httpRows(rounds = 5) {
  const bodies = await distinctScenarios(3000)
  const starts = []
  for (let at = 0; at < 5; at++) {
    const { child, milliseconds } = await start('../dist/server.js', 3312 + at)
    starts.push(milliseconds)
    await ended(child)
  }
  const service = await start('../dist/server.js', 3301)
  const summary = await compared(service, 'summary', bodies, 3302, rounds)
  const standard = await compared(service, 'standard', bodies, 3303, rounds)
  await ended(service.child)
  const { ratio, few, many } = await memoryGrowth(bodies)
  const told = ({ bytes, perSecond }) => `${Math.round(perSecond)} requests/s of ${bytes} bytes`
  return [
    row('detail=summary ÷ base of its size, requests/s', rounded(summary.speed), '≥ 0.40', '≥ 0.55', told(summary)),
    row('default detail ÷ base of its size, requests/s', rounded(standard.speed), '≥ 0.35', '≥ 0.55', told(standard)),
    row('p99 ÷ p99 of the base, default detail', rounded(standard.p99, 1), '≤ 3', '≤ 2'),
    row('from start to first answer, self-check included, ms', rounded(median(starts), 0), '≤ 600', '≤ 350'),
    row('memory after 100,000 requests ÷ after 1,000', rounded(ratio), '≤ 1.2', '≤ 1.05', `${Math.round(many / 1024)} and ${Math.round(few / 1024)} MB`),
  ]
}
