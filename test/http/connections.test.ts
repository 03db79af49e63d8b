import t from 'tap'
import { problem } from '../../dist/http/problem.js'
import { listening, open, sent, untilClosed } from '../helpers/wire.js'

const post = (headers: string, body = '') => `POST /v1/recommendations HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${headers}\r\n${body}`
const json = 'content-type: application/json\r\n'
const get = (url: string, headers = '') => `GET ${url} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${headers}\r\n`

t.test('what is no request, or breaks the rules of HTTP, gets a problem document and is cut', async (t) => {
  const port = await listening(t)
  for (const [title, bytes, status] of [
    ['noise', 'hello?\r\n\r\n', 400],
    ['a TLS greeting', Buffer.from([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3]), 400],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['a broken header', get('/livez', 'no colon here\r\n'), 400],
    ['two lengths', post(`${json}content-length: 2\r\ncontent-length: 3\r\n`, '{}'), 400],
    ['a length and chunks', post(`${json}content-length: 2\r\ntransfer-encoding: chunked\r\n`, '0\r\n\r\n'), 400],
    ['a broken chunk', post(`${json}transfer-encoding: chunked\r\n`, 'zz\r\n{}\r\n'), 400],
    ['an address that is too long', get(`/v1/rules/${'x'.repeat(20_000)}`), 431],
    ['headers that are too long', get('/livez', `x: ${'y'.repeat(20_000)}\r\n`), 431],
    ['an expectation', post(`${json}expect: wonders\r\n`), 417],
    ['no host', 'GET /livez HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
  ] as const) {
    const answer = await sent(t, port, bytes)
    t.equal(answer.status, status, title)
    t.match(answer.head, /content-type: application\/problem\+json/, title)
    t.match(problem.parse(JSON.parse(answer.body)), { status }, title)
    t.notMatch(answer.body, /HPE_|Parse Error|node:|xxxx|yyyy/, title)
  }
})

t.test('more bytes than Content-Length states are no second request', async (t) => {
  const port = await listening(t)
  const bytes = `POST /v1/recommendations HTTP/1.1\r\nhost: a\r\n${json}content-length: 2\r\n\r\n{} and more`
  const socket = await open(t, port)
  const answer = untilClosed(socket)
  socket.write(bytes)
  t.match(await answer, /HTTP\/1.1 400 Bad Request.*no HTTP request/s)
})

t.test('a body that states too great a length is refused before it is sent, and cut while it is', async (t) => {
  const port = await listening(t)
  for (const headers of [`${json}content-length: 1000000000\r\n`, `${json}transfer-encoding: chunked\r\n`]) {
    const socket = await open(t, port)
    const answer = untilClosed(socket)
    socket.write(post(headers))
    const part = ` ${'x'.repeat(16 * 1024)}`
    const stream = setInterval(() => socket.write(headers.includes('chunked') ? `${part.length.toString(16)}\r\n${part}\r\n` : ''), 5)
    t.match(await answer, /^HTTP\/1.1 413 .*problem\+json.*65536 bytes/s)
    clearInterval(stream)
  }
})

t.test('a client that sends its headers or its body drop by drop is cut', async (t) => {
  const port = await listening(t, { limits: { headersTimeout: 200, requestTimeout: 400 } })
  for (const start of ['GET /livez HTTP/1.1\r\n', post(`${json}content-length: 60000\r\n`, '{')]) {
    const socket = await open(t, port)
    const answer = untilClosed(socket)
    const began = Date.now()
    socket.write(start)
    const drops = setInterval(() => socket.write(start.startsWith('GET') ? 'x: y\r\n' : ' '), 20)
    t.match(await answer, /^HTTP\/1.1 408 .*problem\+json.*too long to arrive/s)
    clearInterval(drops)
    t.ok(Date.now() - began < 3_000, 'soon')
  }
})

t.test('a connection on which nothing moves is closed', async (t) => {
  const port = await listening(t, { limits: { keepAliveTimeout: 150, idleTimeout: 300 } })
  const silent = untilClosed(await open(t, port))
  const resting = await open(t, port)
  const rested = untilClosed(resting)
  resting.write('GET /livez HTTP/1.1\r\nhost: a\r\n\r\n')
  t.equal(await silent, '')
  t.match(await rested, /^HTTP\/1.1 200/)
})

t.test('no more connections are taken than allowed, and no more requests on one', async (t) => {
  const port = await listening(t, { limits: { connections: 2, requestsPerConnection: 2, keepAliveTimeout: 100 } })
  const [first] = [await open(t, port), await open(t, port)]
  t.equal(await untilClosed(await open(t, port)), '', 'the third is closed at once')
  const answers = untilClosed(first)
  first.write('GET /livez HTTP/1.1\r\nhost: a\r\n\r\n')
  await new Promise((resolve) => first.once('data', resolve))
  first.write('GET /livez HTTP/1.1\r\nhost: a\r\n\r\n')
  t.match(await answers, /connection: keep-alive.*connection: close/is)
})
