// What the service does at twice the load that it can serve: the excess must be refused at once, what is accepted must stay quick, memory
// must stay flat, and afterwards it must serve as before. Goes in rounds of capacity, unloaded, overloaded, because a machine that others
// use too is quicker in one minute than in the next; what counts is the middle of the rounds. Ends with 1 where a promise is broken.
// Usage: node bench/soak.mjs [seconds of overload in all, 60 if left out] [times what it can serve, 2 if left out]
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import autocannon from 'autocannon'
import { arrivals } from './arrivals.mjs'
import { distinctScenarios } from './scenarios.mjs'
import { startService } from './service.mjs'
import { median } from './table.mjs'

const rounds = 5
const seconds = Number(process.argv[2] ?? 60) / rounds
const times = Number(process.argv[3] ?? 2)
const allowed = 3
/** What is accepted waits for the others in flight: the fewer they are, the quicker it is answered. The default of the service takes larger bursts. */
const inFlight = Number(process.env['MAX_IN_FLIGHT'] ?? 3)
const bodies = await distinctScenarios(1000)
const { child, base, exit } = await startService({ LOG_LEVEL: 'info', MAX_IN_FLIGHT: String(inFlight) })
const residentMegabytes = () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024)

const url = `${base}/v1/recommendations?detail=summary`

/** Answers a second when so many connections ask as fast as they are answered. */
async function capacityWith(connections, duration) {
  const headers = { 'content-type': 'application/json' }
  const { '2xx': answered } = await autocannon({ url, connections, duration, method: 'POST', headers, requests: bodies.map((body) => ({ body })) })
  return Math.round(answered / duration)
}

await arrivals(url, bodies, (await capacityWith(inFlight, 5)) * times, 5)
const before = residentMegabytes()
const measured = []
for (let round = 0; round < rounds; round++) {
  const capacity = await capacityWith(inFlight, 3)
  const unloaded = await arrivals(url, bodies, capacity / 10, 8)
  const overload = await arrivals(url, bodies, times * capacity, seconds)
  measured.push({ capacity, unloaded, overload, ratio: p99(overload) / p99(unloaded) })
  console.log(JSON.stringify(measured.at(-1)))
  await wait(500)
}
const after = residentMegabytes()
const again = await arrivals(url, bodies, measured[0].capacity / 10, 8)
child.kill('SIGTERM')
const { code } = await exit

const middle = (figure) => median(measured.map(figure))
const ratio = middle((round) => round.ratio)
console.log(JSON.stringify({ ratio: Number(ratio.toFixed(2)), again, megabytes: { before, after }, code }))
const promises = {
  'the excess is refused with 503, and nothing else happens': measured.every(
    ({ overload: { errors, statuses } }) => errors === 0 && Object.keys(statuses).join() === '200,503',
  ),
  'a good part of the capacity still goes into answers': middle(({ capacity, overload }) => (overload.statuses['200']?.perSecond ?? 0) / capacity) > 0.5,
  [`the p99 of what is accepted is within ${allowed} times the unloaded one`]: ratio <= allowed,
  'a refusal is quicker than an answer': middle(({ overload: { statuses } }) => statuses['503']?.p50 / statuses['200']?.p50) < 1,
  'memory is flat': after < before * 1.1 + 10,
  'afterwards it serves as before': again.errors === 0 && p99(again) <= allowed * middle(({ unloaded }) => p99(unloaded)),
  'it ends with 0': code === 0,
}
for (const [promise, isKept] of Object.entries(promises)) console.log(`${isKept ? 'kept' : 'BROKEN'}: ${promise}`)
process.exit(Object.values(promises).every(Boolean) ? 0 : 1)

/** Of what was accepted, in milliseconds. */
function p99({ statuses }) {
  return statuses['200']?.p99 ?? Number.POSITIVE_INFINITY
}
