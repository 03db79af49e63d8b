// What the service does at twice the load that it can serve: the excess must be refused at once, what is accepted must stay quick, memory
// must stay flat, and afterwards it must serve as before. Ends with 1 where that is not so.
// Usage: node bench/soak.mjs [seconds of overload, 60 if left out] [times what it can serve, 2 if left out; 0: as much as comes]
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import autocannon from 'autocannon'
import { distinctScenarios } from './scenarios.mjs'
import { startService } from './service.mjs'

const seconds = Number(process.argv[2] ?? 60)
const times = Number(process.argv[3] ?? 2)
const allowed = 3
const phase = Math.max(1, Math.min(10, seconds / 4))
const connections = 200
/** What is accepted waits for the others in flight: the fewer they are, the quicker it is answered. */
const inFlight = Number(process.env['MAX_IN_FLIGHT'] ?? 4)
const bodies = await distinctScenarios(1000)
const { child, base, exit } = await startService({ LOG_LEVEL: 'info', MAX_IN_FLIGHT: String(inFlight) })
const residentMegabytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** Sends requests from so many connections, as fast as they are answered or at a rate in all, and tells the latencies by status. */
async function load(duration, count, rate) {
  const byStatus = {}
  const run = autocannon({
    url: `${base}/v1/recommendations?detail=summary`,
    connections: count,
    ...(rate === undefined ? {} : { overallRate: rate }),
    duration,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    requests: bodies.map((body) => ({ body })),
  })
  run.on('response', (_client, status, _bytes, milliseconds) => (byStatus[status] ??= []).push(milliseconds))
  const { errors, timeouts } = await run
  const told = Object.fromEntries(
    Object.entries(byStatus).map(([status, latencies]) => {
      const sorted = latencies.sort((a, b) => a - b)
      return [status, { perSecond: Math.round(sorted.length / duration), p50: Number(at(sorted, 0.5).toFixed(2)), p99: Number(at(sorted, 0.99).toFixed(2)) }]
    }),
  )
  return { errors: errors + timeouts, statuses: told, accepted: told['200'] ?? { perSecond: 0, p99: Number.POSITIVE_INFINITY } }
}

await load(phase, inFlight)
const unloaded = await load(phase, 1)
const capacity = (await load(phase, inFlight)).accepted.perSecond
const rate = times === 0 ? undefined : times * capacity
await load(phase, connections, rate)
const before = residentMegabytes()
const overload = await load(seconds, connections, rate)
const after = residentMegabytes()
await wait(1000)
const again = await load(phase, 1)
child.kill('SIGTERM')
const { code } = await exit

console.log(JSON.stringify({ capacity, unloaded, overload, again, megabytes: { before: Math.round(before), after: Math.round(after) }, code }))
const promises = {
  'the excess is refused with 503, and nothing else happens': overload.errors === 0 && Object.keys(overload.statuses).sort().join() === '200,503',
  'a good part of the capacity still goes into answers': overload.accepted.perSecond > capacity / 3,
  [`the p99 of what is accepted is within ${allowed} times the unloaded one`]: overload.accepted.p99 <= allowed * unloaded.accepted.p99,
  'a refusal is no slower than an answer': (overload.statuses['503']?.p99 ?? 0) <= overload.accepted.p99,
  'memory is flat': after < before * 1.2 + 10,
  'afterwards it serves as before': again.errors === 0 && again.accepted.perSecond > unloaded.accepted.perSecond / 2,
  'it ends with 0': code === 0,
}
for (const [promise, isKept] of Object.entries(promises)) console.log(`${isKept ? 'kept' : 'BROKEN'}: ${promise}`)
process.exit(Object.values(promises).every(Boolean) ? 0 : 1)
