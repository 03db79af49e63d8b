import type { Socket } from 'node:net'
import Fastify from 'fastify'
import t from 'tap'
import { buildApp } from '../../dist/app.js'
import { gate } from '../../dist/operations/gate.js'
import { advisor } from '../helpers/app.js'
import { held, inFlight } from '../helpers/held.js'
import { ask, listen, socketTo, until } from '../helpers/listening.js'

t.test('what is more than the limit is turned away at once, probes and metrics never; afterwards it serves as before', async (t) => {
  const { base, release, evaluated } = await held(t)
  const taken = [ask(base), ask(base)]
  await until(async () => (await inFlight(base)) === 2, 'two are under way')
  const refused = await Promise.all(Array.from({ length: 10 }, () => ask(base)))
  for (const answer of refused) {
    t.match(answer, { status: 503 })
    t.equal(answer.headers.get('retry-after'), '1')
    t.match(answer.headers.get('content-type'), /problem\+json/)
    t.match(await answer.json(), { status: 503, title: 'Service Unavailable', detail: /under way/ })
  }
  for (const path of ['/livez', '/readyz', '/metrics', '/docs/', '/docs/json']) t.equal((await fetch(base + path)).status, 200, path)
  t.equal((await fetch(`${base}/v1/services`)).status, 503, 'what costs work is turned away, whatever it is')
  t.equal(evaluated(), 2, 'nothing was evaluated for those turned away')
  release()
  for (const answer of await Promise.all(taken)) t.equal(answer.status, 200)
  t.equal(await inFlight(base), 0)
  t.equal((await ask(base)).status, 200)
})

t.test('it is turned away before its body is read, and the connection can be used again', async (t) => {
  const { base, release } = await held(t)
  const taken = [ask(base), ask(base)]
  await until(async () => (await inFlight(base)) === 2, 'two are under way')
  const socket = await socketTo(t, base)
  let heard = ''
  socket.on('data', (data) => (heard += data.toString()))
  socket.write('POST /v1/recommendations HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n')
  await until(() => heard.includes('HTTP/1.1 503'), 'the answer comes while the body is outstanding')
  release()
  await Promise.all(taken)
  heard = ''
  socket.write('{}POST /v1/recommendations HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}')
  await until(() => heard.includes('HTTP/1.1 200'), 'the next request on it is answered')
})

t.test('who sends slowly keeps nobody out', async (t) => {
  const { base, release } = await held(t)
  release()
  for (let n = 0; n < 5; n++) {
    const socket = await socketTo(t, base)
    socket.write('POST /v1/recommendations HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 20\r\n\r\n{"mess')
  }
  await until(async () => (await inFlight(base)) === 0, 'none of them holds a place')
  t.equal((await ask(base)).status, 200)
})

t.test('places are counted again when the bodies are there: what came through together is turned away then', async (t) => {
  const { base, release } = await held(t)
  const sockets = await Promise.all(Array.from({ length: 5 }, () => socketTo(t, base)))
  for (const socket of sockets) socket.write('POST /v1/recommendations HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{')
  // Another request that is answered shows that those before it have been heard.
  t.equal((await fetch(`${base}/livez`)).status, 200)
  const statuses = sockets.map(nextStatus)
  for (const socket of sockets) socket.write('}')
  const first = await Promise.race(statuses)
  t.equal(first, '503')
  t.equal(await inFlight(base), 2)
  release()
  t.same((await Promise.all(statuses)).sort(), ['200', '200', '503', '503', '503'])
})

const request = 'POST /v1/recommendations HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}'
const nextStatus = (socket: Socket) => new Promise<string>((resolve) => socket.once('data', (data) => resolve(data.toString().slice(9, 12))))

t.test('a burst is counted before it is worked through, on open connections as on new ones', async (t) => {
  const app = await buildApp({ advisor: { ...advisor, selfCheck: async () => undefined }, operations: { inFlight: 3 } })
  t.teardown(() => app.close())
  const base = await listen(app)
  const sockets = await Promise.all(Array.from({ length: 40 }, () => socketTo(t, base)))
  for (const connections of ['new', 'open']) {
    const statuses = sockets.map(nextStatus)
    for (const socket of sockets) socket.write(request)
    const told = await Promise.all(statuses)
    const [good, refused] = [told.filter((status) => status === '200').length, told.filter((status) => status === '503').length]
    t.equal(good + refused, 40)
    t.ok(good >= 3 && refused >= 5, `${connections} connections: ${good} answered, ${refused} refused`)
  }
})

t.test('a caller that has gone while it waited costs no work, and leaves its place', async (t) => {
  let count = 0
  const recommend = async (scenario: unknown) => {
    count++
    const end = performance.now() + 20
    while (performance.now() < end);
    return advisor.recommend(scenario)
  }
  const app = await buildApp({ advisor: { ...advisor, selfCheck: async () => undefined, recommend }, operations: { inFlight: 50 } })
  t.teardown(() => app.close())
  const base = await listen(app)
  const sockets = await Promise.all(Array.from({ length: 20 }, () => socketTo(t, base)))
  const answered = sockets.map(nextStatus)
  for (const socket of sockets) socket.write(request)
  await Promise.race(answered)
  for (const socket of sockets) socket.destroy()
  await until(async () => (await inFlight(base)) === 0, 'all places are free')
  t.ok(count < 15, `${count} of 20 were evaluated`)
})

/** Whether something is so at one of several tries: a machine that is held up for a moment makes quick answers slow ones. */
async function isSoOnce(ask: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) if (await ask()) return true
  return false
}

t.test('quick answers to what waits follow one another in one turn of the event loop, which turns between slow ones', async (t) => {
  /** In how many turns five requests are answered that arrive together, when an answer takes so many milliseconds. */
  const turnsOf = async (milliseconds: number) => {
    let turn = 0
    let isOver = false
    setImmediate(function count() {
      turn++
      if (!isOver) setImmediate(count)
    })
    const app = Fastify()
    gate(app, 5, () => false)
    app.get('/', () => {
      const end = performance.now() + milliseconds
      while (performance.now() < end);
      return String(turn)
    })
    const answers = await Promise.all(Array.from({ length: 5 }, () => app.inject('/')))
    isOver = true
    await app.close()
    return new Set(answers.map(({ body }) => body)).size
  }
  t.ok(await isSoOnce(async () => (await turnsOf(0)) <= 2))
  t.equal(await turnsOf(5), 5)
})

/** What happens while four requests wait and are answered, of so many places. */
async function stepsOf(places: number): Promise<string[]> {
  const steps: string[] = []
  const app = Fastify()
  gate(app, places, () => false)
  app.get('/', async () => {
    steps.push('begun')
    await undefined
    steps.push('done')
    return ''
  })
  await Promise.all(Array.from({ length: 5 }, () => app.inject('/')))
  await app.close()
  // The first waited for nobody.
  return steps.slice(2)
}

t.test('while at least half of the places are free, what waits is begun together and goes through each step side by side', async (t) => {
  t.ok(await isSoOnce(async () => (await stepsOf(8)).join() === 'begun,begun,begun,begun,done,done,done,done'))
})

t.test('while fewer are free, one answer is done before the next is begun', async (t) => {
  t.same((await stepsOf(5)).slice(0, 4), ['begun', 'done', 'begun', 'done'])
})
