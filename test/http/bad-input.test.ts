import t from 'tap'
import { problem } from '../../dist/http/problem.js'
import { build, post } from '../helpers/app.js'

const app = await build(t)
const json = { 'content-type': 'application/json' }

const bodies: [title: string, body: string, status: number, errors: object[]][] = [
  ['malformed JSON', '{ "arrival": continuous }', 400, [{ pointer: '', code: 'malformed-json' }]],
  ['an empty body', '', 400, [{ pointer: '', code: 'empty' }]],
  ['a wrong type', '{ "volume": { "storedTerabytes": "40" } }', 400, [{ pointer: '/volume/storedTerabytes', code: 'wrong-type' }]],
  ['an unknown key', '{ "latencyy": {} }', 400, [{ pointer: '/latencyy', code: 'unknown-key', didYouMean: 'latency' }]],
  ['an unknown nested key', '{ "sql": { "patern": [] } }', 400, [{ pointer: '/sql/patern', code: 'unknown-key', didYouMean: 'patterns' }]],
  [
    'a figure out of range',
    '{ "latency": { "freshnessSeconds": -1 } }',
    400,
    [{ pointer: '/latency/freshnessSeconds', code: 'out-of-range', allowed: { minimum: 0.001 } }],
  ],
  ['an unknown value', '{ "arrival": "continous" }', 400, [{ pointer: '/arrival', didYouMean: 'continuous' }]],
  ['an unknown service', '{ "services": { "prefer": ["kinesis-data-stream"] } }', 400, [{ pointer: '/services/prefer/0', didYouMean: 'kinesis-data-streams' }]],
  ['an unknown decision', '{ "decide": ["ingestions"] }', 400, [{ pointer: '/decide/0', didYouMean: 'ingestion' }]],
  ['null', '{ "sources": null }', 400, [{ pointer: '/sources', code: 'null' }]],
  ['a duplicate member', '{ "sources": ["clickstream", "clickstream"] }', 400, [{ pointer: '/sources/1', code: 'duplicate' }]],
  ['a list that is too long', JSON.stringify({ destinations: Array(200).fill('s3') }), 400, [{ pointer: '/destinations', code: 'wrong-length' }]],
  ['a text that is too long', JSON.stringify({ title: 'x'.repeat(500) }), 400, [{ pointer: '/title', code: 'wrong-length' }]],
  ['__proto__', '{ "__proto__": { "arrival": "continuous" } }', 400, [{ pointer: '/__proto__', code: 'unknown-key' }]],
  ['__proto__ further down', '{ "latency": { "__proto__": {} } }', 400, [{ pointer: '/latency/__proto__' }]],
  ['nesting thousands deep', `{"latency":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 400, [{ code: 'too-deep', allowed: { maximum: 32 } }]],
  ['a body that is too large', JSON.stringify({ title: 'x'.repeat(70_000) }), 413, [{ pointer: '', code: 'too-large' }]],
]

t.test('every bad body gets a problem document with its place and what is allowed', async (t) => {
  for (const [title, body, status, errors] of bodies) {
    const response = await post(app, body)
    t.equal(response.statusCode, status, title)
    t.match(response.headers['content-type'], /^application\/problem\+json/, title)
    t.match(response.json(), { status, instance: '/v1/recommendations', errors }, title)
    problem.parse(response.json())
  }
})

t.test('a body of another type is refused with the type that is taken', async (t) => {
  for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded']) {
    const response = await post(app, 'arrival=continuous', { 'content-type': type })
    t.match(response.json(), { status: 415, errors: [{ code: 'unsupported-media-type', allowed: ['application/json'] }] }, type)
  }
})

t.test('a body that is compressed or in another character set is refused, one that says it is neither is taken', async (t) => {
  for (const [headers, status, allowed] of [
    [{ ...json, 'content-encoding': 'gzip' }, 415, 'identity'],
    [{ ...json, 'content-encoding': 'br, gzip' }, 415, 'identity'],
    [{ 'content-type': 'application/json; charset=iso-8859-1' }, 415, 'charset=utf-8'],
    [{ 'content-type': 'application/json;charset="utf-16"' }, 415, 'charset=utf-8'],
    [{ ...json, 'content-encoding': 'identity' }, 200],
    [{ 'content-type': 'Application/JSON; Charset="UTF-8"' }, 200],
  ] as [Record<string, string>, number, string?][]) {
    const response = await post(app, '{}', headers)
    t.equal(response.statusCode, status, JSON.stringify(headers))
    if (status !== 200) t.match(response.json(), { errors: [{ pointer: '', code: 'unsupported-media-type', allowed: [allowed] }] })
  }
})

t.test('a wrong method gets 405 with the ones that are right', async (t) => {
  for (const [method, url, allow] of [
    ['DELETE', '/v1/recommendations', 'POST'],
    ['GET', '/v1/recommendations', 'POST'],
    ['POST', '/v1/services', 'GET, HEAD'],
    ['PUT', '/v1/services/sqs', 'GET, HEAD'],
    ['POST', '/readyz', 'GET, HEAD'],
    ['HEAD', '/v1/recommendations', 'POST'],
    ['OPTIONS', '/v1/recommendations', 'POST'],
    ['POST', '/metrics', 'GET, HEAD'],
    ['POST', '/docs', 'GET, HEAD'],
    ['DELETE', '/docs/static/swagger-ui.css', 'GET, HEAD'],
    ['PUT', '/openapi.json', 'GET, HEAD'],
  ] as const) {
    const response = await app.inject({ method, url, headers: json, payload: '{ broken' })
    t.equal(response.statusCode, 405, `${method} ${url}`)
    t.equal(response.headers['allow'], allow)
    if (method !== 'HEAD') problem.parse(response.json())
  }
})

t.test('an unknown id gets 404 and the nearest known one', async (t) => {
  for (const [url, parameter, didYouMean] of [
    ['/v1/services/firehose', 'id', 'data-firehose'],
    ['/v1/decisions/ingest', 'id', 'ingestion'],
    ['/v1/evidence/notes.redshift.no-saz-to-mas', 'id', 'notes.redshift.no-saz-to-maz'],
  ] as const) {
    t.match((await app.inject({ url })).json(), { status: 404, errors: [{ parameter, code: 'not-found', didYouMean }] }, url)
  }
})

t.test('what is no id, however long or short, is not found, until a part of the path is too long for any', async (t) => {
  for (const [id, status] of [
    ['', 404],
    ['x'.repeat(150), 404],
    ['x'.repeat(200), 404],
    ['x'.repeat(201), 414],
  ] as const) {
    const response = await app.inject({ url: `/v1/services/${id}` })
    t.equal(response.statusCode, status, `${id.length} characters`)
    t.equal(response.json().status, status)
  }
})

t.test('null as a whole is none of a field that could be left out', async (t) => {
  for (const url of ['/v1/recommendations', '/v1/recommendation-batches', '/v1/drift-checks']) {
    const response = await app.inject({ method: 'POST', url, headers: { 'content-type': 'application/json' }, payload: 'null' })
    t.match(response.json(), { status: 400, errors: [{ pointer: '', code: 'null', message: 'Expected an object, not null.' }] }, url)
  }
  t.match((await post(app, { sql: null })).json(), { errors: [{ pointer: '/sql', code: 'null', message: /leave the field out/ }] })
})

t.test('an unknown query parameter gets 400 that names it', async (t) => {
  t.match((await app.inject({ url: '/v1/services?limit=3' })).json(), { status: 400, errors: [{ parameter: 'limit', code: 'unknown-key' }] })
})

t.test('a parameter that cannot be taken is named, also where it is given twice or has an odd name', async (t) => {
  for (const [query, errors] of [
    ['detal=full', [{ parameter: 'detal', code: 'unknown-key', message: 'There is no parameter "detal" here. Did you mean "detail"?' }]],
    ['detail=full&detail=full', [{ parameter: 'detail', code: 'duplicate' }]],
    [
      'detail=full&detail=summary&x=1',
      [
        { parameter: 'detail', code: 'duplicate' },
        { parameter: 'x', code: 'unknown-key' },
      ],
    ],
    ['__proto__=1', [{ parameter: '__proto__', code: 'unknown-key' }]],
    ['constructor=1', [{ parameter: 'constructor', code: 'unknown-key' }]],
    ['a/b~c=1', [{ parameter: 'a/b~c', code: 'unknown-key' }]],
    ['=1', [{ parameter: '', code: 'unknown-key' }]],
    [`${'x'.repeat(5_000)}=1`, [{ parameter: 'x'.repeat(100), code: 'unknown-key' }]],
    ['asOf=2026-02-30', [{ parameter: 'asOf', message: 'Give a day as YYYY-MM-DD.' }]],
  ] as const) {
    const response = await app.inject({ method: 'POST', url: `/v1/recommendations?${query}`, payload: {} })
    t.match(response.json(), { status: 400, errors }, query.slice(0, 40))
    t.equal(response.json().errors.length, errors.length)
  }
})

t.test('nothing of a request is repeated at length or as it came', async (t) => {
  const long = '<script>'.repeat(700)
  for (const body of [
    { [long]: 1 },
    { sql: { [long]: 1 } },
    { arrival: long },
    { sources: [long, long] },
    { title: long.slice(0, 9_000) },
    { services: { prefer: [long] } },
  ]) {
    const response = await post(app, body)
    t.equal(response.statusCode, 400)
    t.ok(response.body.replace(/"allowed":.*?\]/g, '').length < 1_000, Object.keys(body).join().slice(0, 20))
  }
  for (const url of [
    `/v1/comparisons?services=${'x'.repeat(250)},y`,
    `/${'y'.repeat(5_000)}`,
    `/v1/services/${'z'.repeat(150)}`,
    '/v1/services/a%2Fb%22%3Cscript%3E',
  ]) {
    const response = await app.inject({ url })
    t.match(response.headers['content-type'], /^application\/problem\+json/)
    t.ok(response.body.replace(/"allowed":.*?\]/g, '').length < 1_000, url.slice(0, 40))
  }
})

t.test('an unknown address gets a problem document too, and so does a broken one', async (t) => {
  for (const [url, status] of [
    ['/v2/recommendations', 404],
    ['/v1/services/%E0%A4%A', 400],
    [`/v1/rules/${'x'.repeat(300)}`, 414],
    ['/v1/services/a%2Fb', 404],
    ['/v1/services%2Fsqs', 404],
    ['//v1/services', 404],
    ['/docs/static/..%2f..%2f..%2fpackage.json', 404],
    ['/docs/static/%00', 403],
  ] as const) {
    const response = await app.inject({ url })
    t.equal(response.statusCode, status, url)
    problem.parse(response.json())
  }
})

t.test('a thousand faults do not make an answer of a thousand', async (t) => {
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`k${at}`, 1]))
  const { errors } = (await post(app, many)).json()
  t.ok(errors.length <= 52, `${errors.length} faults`)
  t.match(errors.at(-1), { code: 'more' })
  t.ok((await app.inject({ url: `/v1/comparisons?services=${','.repeat(10_000)}` })).body.length < 2000)
})

t.test('no text of library or engine leaks', async (t) => {
  for (const [title, body] of bodies) t.notMatch((await post(app, body)).body, /FST_|zod|node_modules|at Object|SyntaxError|Unexpected/, title)
})

t.test('services that are to be compared and are none are told as others are, with the word that was meant', async (t) => {
  const { errors } = (await app.inject({ url: '/v1/comparisons?services=sqs,kinesis-data-stream' })).json()
  const message = '"kinesis-data-stream" is no service of the catalog. Did you mean "kinesis-data-streams"?'
  t.match(errors, [{ parameter: 'services', code: 'unknown-value', message, didYouMean: 'kinesis-data-streams' }])
})
