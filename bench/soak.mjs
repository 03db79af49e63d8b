// What the service does at twice the load that it can serve: the excess must be refused at once, what is accepted must stay quick, memory
// must stay flat, and afterwards it must serve as before. Ends with 1 where that is not so.
// Usage: node bench/soak.mjs [seconds of overload, 60 if left out] [times what it can serve, 2 if left out]
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import autocannon from 'autocannon'
import { readConfig } from '../dist/config/config.js'
import { arrivals } from './arrivals.mjs'
import { distinctScenarios } from './scenarios.mjs'
import { startService } from './service.mjs'

const seconds = Number(process.argv[2] ?? 60)
const times = Number(process.argv[3] ?? 2)
const allowed = 3
const phase = Math.max(1, Math.min(10, seconds / 4))
/** What is accepted waits for the others in flight: the fewer they are, the quicker it is answered. */
const inFlight = readConfig(process.env).config.MAX_IN_FLIGHT
const bodies = await distinctScenarios(1000)
const { child, base, exit } = await startService({ LOG_LEVEL: 'info' })
const residentMegabytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024

const url = `${base}/v1/recommendations?detail=summary`

/** Answers a second when so many connections ask as fast as they are answered. */
async function capacityWith(count) {
  const headers = { 'content-type': 'application/json' }
  const { requests } = await autocannon({ url, connections: count, duration: phase, method: 'POST', headers, requests: bodies.map((body) => ({ body })) })
  return requests.average
}

await capacityWith(inFlight)
const capacity = await capacityWith(inFlight)
const unloaded = await arrivals(url, bodies, capacity / 10, 2 * phase)
await arrivals(url, bodies, times * capacity, phase)
const before = residentMegabytes()
const overload = await arrivals(url, bodies, times * capacity, seconds)
const after = residentMegabytes()
await wait(1000)
const again = await arrivals(url, bodies, capacity / 10, 2 * phase)
child.kill('SIGTERM')
const { code } = await exit

console.log(
  JSON.stringify({ capacity: Math.round(capacity), unloaded, overload, again, megabytes: { before: Math.round(before), after: Math.round(after) }, code }),
)
const [accepted, refused] = [overload.statuses['200'] ?? { perSecond: 0, p99: Number.POSITIVE_INFINITY }, overload.statuses['503']]
const promises = {
  'the excess is refused with 503, and nothing else happens': overload.errors === 0 && Object.keys(overload.statuses).join() === '200,503',
  'a good part of the capacity still goes into answers': accepted.perSecond > capacity / 2,
  [`the p99 of what is accepted is within ${allowed} times the unloaded one`]: accepted.p99 <= allowed * unloaded.statuses['200'].p99,
  'a refusal is quicker than an answer': refused === undefined || refused.p50 < accepted.p50,
  'memory is flat': after < before * 1.2 + 10,
  'afterwards it serves as before': again.errors === 0 && again.statuses['200'].p99 <= allowed * unloaded.statuses['200'].p99,
  'it ends with 0': code === 0,
}
for (const [promise, isKept] of Object.entries(promises)) console.log(`${isKept ? 'kept' : 'BROKEN'}: ${promise}`)
process.exit(Object.values(promises).every(Boolean) ? 0 : 1)
