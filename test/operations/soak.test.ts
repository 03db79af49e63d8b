import { Agent, type IncomingMessage, request } from 'node:http'
import t from 'tap'
import { ask } from '../helpers/listening.js'
import { listening, spawnService } from '../helpers/service.js'

/** The short form of `npm run soak`, without its bounds on time, which a busy machine shifts at will. */
t.test('of more than it can serve it refuses the excess and answers the rest, keeps its memory, and serves as before when that is over', async (t) => {
  const service = spawnService(t, { MAX_IN_FLIGHT: '4', LOG_LEVEL: 'info' })
  const base = await listening(service)
  const agent = new Agent({ keepAlive: true })
  t.teardown(() => agent.destroy())
  const headers = { 'content-type': 'application/json' }
  const statusOf = (scenario: object) =>
    new Promise<number>((resolve, reject) => {
      const told = (answer: IncomingMessage) => answer.resume().once('end', () => resolve(answer.statusCode ?? 0))
      request(`${base}/v1/recommendations?detail=summary`, { agent, method: 'POST', headers }, told).once('error', reject).end(JSON.stringify(scenario))
    })
  const metric = async (name: string) => Number(new RegExp(`^${name} ([\\d.e+-]+)$`, 'm').exec(await (await fetch(`${base}/metrics`)).text())?.[1])
  const megabytes = async () => (await metric('process_resident_memory_bytes')) / 2 ** 20
  /** How long an answer of a status took on average by the service's own clock, in seconds: what else is busy here counts less there. */
  async function mean(status: string): Promise<number> {
    const part = (name: string) => metric(`http_request_duration_seconds_${name}{method="POST",route="/v1/recommendations",status="${status}"}`)
    return (await part('sum')) / (await part('count'))
  }

  let sent = 0
  /** Sends as fast as is answered, from a hundred connections, no scenario twice; gives the statuses that came. */
  async function overload(milliseconds: number): Promise<string[]> {
    const statuses = new Set<string>()
    const end = Date.now() + milliseconds
    const client = async () => {
      while (Date.now() < end) {
        statuses.add(String(await statusOf({ messaging: { consumers: 1 + (sent % 50) }, volume: { gigabytesPerDay: ++sent } })))
      }
    }
    await Promise.all(Array.from({ length: 100 }, client))
    return [...statuses].sort()
  }

  await overload(800)
  const before = await megabytes()
  const statuses = await overload(1200)
  const after = await megabytes()
  t.same(statuses, ['200', '503'], 'nothing but answers and refusals')
  t.ok(after < before * 1.5 + 30, `${before.toFixed()} MB before, ${after.toFixed()} MB after`)
  const [answered, refused] = [await mean('200'), await mean('503')]
  t.ok(refused < answered, `a refusal takes ${(refused * 1000).toFixed(2)} ms, an answer ${(answered * 1000).toFixed(2)} ms`)
  for (let n = 0; n < 20; n++) t.equal((await ask(base)).status, 200)
  service.child.kill('SIGTERM')
  t.equal(await service.ended, 0)
})
