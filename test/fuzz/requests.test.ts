import fc from 'fast-check'
import { type Node, parseTree } from 'jsonc-parser'
import t from 'tap'
import { buildApp } from '../../dist/app.js'
import { contentLimits } from '../../dist/http/limits.js'
import type { ProblemDetail } from '../../dist/http/problem.js'
import { securityHeaders } from '../../dist/http/security-headers.js'
import { advisor } from '../helpers/app.js'
import { type Answer, conformanceTo, type Document, type Operation } from '../helpers/conformance.js'
import { corpus } from '../helpers/corpus.js'
import { runs, seed } from '../helpers/fuzz.js'
import { mutated, mutatedText, mutation, textMutation } from '../helpers/mutate.js'
import { placeIn } from '../helpers/place.js'
import { arbitraryScenario } from '../helpers/scenarios.js'
import { anyText } from '../helpers/text.js'

const app = await buildApp({ advisor: { ...advisor, selfCheck: async () => undefined } })
await app.ready()
t.teardown(() => app.close())
const document = JSON.parse((await app.inject({ url: '/openapi.json' })).body) as Document
const differences = conformanceTo(document)

/** Bodies that are right, for the operations whose bodies no example of the document shows. */
const asked = { method: 'POST', url: '/v1/recommendations?detail=summary', payload: { messaging: { replay: true, consumers: 3 } } } as const
const short = await app.inject(asked)
const record = await app.inject({ ...asked, url: '/v1/recommendations', headers: { accept: 'text/markdown' } })
const bodies: Readonly<Record<string, readonly unknown[]>> = {
  '/v1/drift-checks': [
    { earlier: [{ scenario: asked.payload, answer: short.json() }] },
    { earlier: [record.body, { scenario: asked.payload, answer: short.json() }] },
  ],
}
const bodiesOf = (path: string, operation: Operation): readonly unknown[] =>
  bodies[path] ?? Object.values(operation.requestBody?.content['application/json']?.examples ?? {}).map(({ value }) => value)

interface Request {
  /** As the document has it, and the method of the document; undefined for what it knows nothing of. */
  readonly at: readonly [path: string, method: string] | undefined
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: string | Buffer
}

const { views } = advisor
const ids = [...views.services, ...views.decisions, ...views.evidence, ...advisor.scenarios].map(({ id }) => id)
const words = [
  '',
  'x',
  '%00',
  '%2e%2e%2f',
  '%2F',
  '%E0%A4%A',
  '%F0%9F%98%80',
  '%22%3E%3Cscript%3E',
  '__proto__',
  'constructor',
  'a/b~c',
  '%ED%A0%80',
  'é',
  'w'.repeat(150),
  'v'.repeat(400),
]
const known = fc.constantFrom(...ids, ...views.ruleNames)
const word = fc.oneof(
  { weight: 4, arbitrary: known },
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: anyText(8).map((text) => encodeURIComponent(text.toWellFormed())) },
)

const queryOf = (parameters: readonly { name: string; schema: { enum?: readonly string[]; example?: string } }[]) => {
  const one = fc.oneof(
    {
      weight: 6,
      arbitrary:
        parameters.length === 0
          ? fc.constant('')
          : fc
              .constantFrom(...parameters)
              .chain(({ name, schema }) =>
                fc.oneof(fc.constantFrom(...(schema.enum ?? [schema.example ?? '2026-11-22'])), word).map((value) => `${name}=${value}`),
              ),
    },
    { weight: 1, arbitrary: fc.tuple(word, word).map(([name, value]) => `${name}=${value}`) },
    { weight: 1, arbitrary: word },
  )
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    { weight: 4, arbitrary: fc.array(one, { minLength: 1, maxLength: 3 }).map((parts) => `?${parts.join('&')}`) },
  )
}

const headers = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { 'if-none-match': '*' },
      { 'if-none-match': '"x", W/"y"' },
      { accept: 'text/html' },
      { range: 'bytes=0-1' },
      { 'x-forwarded-host': 'evil.example', 'x-http-method-override': 'DELETE' },
    ),
  },
)
const bodyHeaders = fc.oneof(
  { weight: 20, arbitrary: fc.constant<Record<string, string>>({ 'content-type': 'application/json' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      {},
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=latin1' },
      { 'content-type': ';;;' },
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      { 'content-type': 'application/json', 'content-length': '3' },
      { 'content-type': '__proto__' },
      { 'content-type': 'application/json', accept: 'text/markdown' },
      { 'content-type': 'application/json', accept: 'image/png, text/*;q=0.1' },
      { 'content-type': 'application/json', accept: ';;q=x' },
    ),
  },
)

const scenario = fc.oneof(fc.constantFrom(...corpus), arbitraryScenario(advisor.scenarioSchema))

function bodyOf(path: string, examples: readonly unknown[]): fc.Arbitrary<string | Buffer> {
  const valid = path === '/v1/recommendations' ? scenario : fc.constantFrom(...examples)
  return fc.oneof(
    { weight: 3, arbitrary: valid.map((value) => JSON.stringify(value)) },
    {
      weight: 6,
      arbitrary: fc
        .tuple(valid, fc.array(mutation, { minLength: 1, maxLength: 3 }))
        .map(([value, changes]) => JSON.stringify(mutated(value, changes)) ?? 'null'),
    },
    { weight: 4, arbitrary: fc.tuple(valid, textMutation).map(([value, change]) => mutatedText(JSON.stringify(value), change)) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)) },
  )
}

const declared = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

const toOperation = fc
  .constantFrom(...declared, ...declared.filter(({ method }) => method === 'post').flatMap((one) => Array(6).fill(one) as (typeof one)[]))
  .chain(({ path, method, operation }): fc.Arbitrary<Request> => {
    const query = queryOf((operation.parameters ?? []).filter((parameter) => parameter.in === 'query'))
    const url = fc.tuple(word, query).map(([part, rest]) => path.replace(/\{\w+\}/, part) + rest)
    const examples = bodiesOf(path, operation)
    if (method === 'post')
      return fc.record({ at: fc.constant([path, method] as const), method: fc.constant('POST'), url, headers: bodyHeaders, payload: bodyOf(path, examples) })
    return fc.record({ at: fc.constant([path, method] as const), method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD'), url, headers })
  })

const elsewhere: fc.Arbitrary<Request> = fc.record({
  at: fc.constant(undefined),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'HEAD'),
  url: fc.oneof(
    fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`),
    word.map((part) => `/docs/static/${part}`),
    fc.constantFrom(...declared.filter(({ path }) => !path.includes('{'))).map(({ path }) => `${path}/${'x'.repeat(3)}/y`),
    fc.constantFrom('/v1', '/v1/', '//', '/v1//services', '/V1/services', '/v1/services;a=b', '/v1/services%3Fa', '*', '/.git/config', '/docs/../package.json'),
  ),
  headers,
})

const request = fc.oneof({ weight: 9, arbitrary: toOperation }, { weight: 1, arbitrary: elsewhere })

async function answerTo({ method, url, headers: sent, payload }: Request): Promise<Answer> {
  const { statusCode, headers: got, body } = await app.inject({ method: method as 'GET', url, headers: sent, ...(payload === undefined ? {} : { payload }) })
  return { status: statusCode, headers: got, body }
}

const leaks = /FST_|\bzod\b|node_modules|\bat \w+ \(|SyntaxError|TypeError|RangeError|Unexpected|Invalid (input|option|type)|undefined|\[object/

/** What is wrong with an answer, beside what the document says of it. */
function misled({ at, method, url, payload }: Request, { status, headers: got, body }: Answer): string | undefined {
  for (const [name, value] of Object.entries(securityHeaders)) {
    if (got[name] !== value && !(url.startsWith('/docs') && name === 'content-security-policy')) return `the header ${name} is ${String(got[name])}`
  }
  if (status < 400 || method === 'HEAD') return at && status === 200 && at[1] === 'post' ? oneMisled(payload, got, body) : undefined
  const problem = JSON.parse(body) as { detail: string; status: number; errors: ProblemDetail[] }
  if (problem.status !== status) return 'the problem has another status'
  if (leaks.test(problem.detail + problem.errors.map(({ message }) => message).join())) return 'library text leaks'
  if (body.length > 100_000) return `the problem has ${body.length} characters`
  if (status !== 400) return undefined
  if (problem.errors.length === 0) return 'nothing is named'
  return problem.errors.map((error) => misplaced(error, at, url, payload)).find((found) => found !== undefined)
}

function misplaced({ pointer, parameter, code }: ProblemDetail, at: Request['at'], url: string, payload: Request['payload']): string | undefined {
  if (code === 'more') return undefined
  if (parameter !== undefined) {
    const path = at ? (document.paths[at[0]]?.[at[1]]?.parameters ?? []).map(({ name }) => name) : []
    const given = [...new URLSearchParams(url.split('?')[1] ?? '').keys(), ...(url.split('?')[1] ?? '').split('&').map((part) => part.split('=')[0] as string)]
    const names = ['path', 'Accept', ...path, ...given, ...given.map((name) => name.slice(0, 100))]
    return names.includes(parameter) ? undefined : `the parameter ${parameter} is not in the address`
  }
  if (pointer === undefined) return 'neither a pointer nor a parameter is there'
  const tree = parsed(payload)
  return pointer === '' || !tree || placeIn(tree, pointer) ? undefined : `the pointer ${pointer} leads nowhere`
}

/** Of answers to many at once: each problem points into its own part of the body. */
function oneMisled(payload: Request['payload'], { 'content-type': type }: Answer['headers'], body: string): string | undefined {
  if (!String(type).startsWith('application/json')) return undefined
  const { scenarios, earlier } = JSON.parse(String(payload)) as { scenarios?: unknown[]; earlier?: unknown[] }
  const { results, checks } = JSON.parse(body) as Record<'results' | 'checks', { problem?: { errors: ProblemDetail[] } }[] | undefined>
  const [given, told] = [scenarios ?? earlier, results ?? checks]
  if (!given || !told) return undefined
  if (told.length !== given.length) return 'there is another number of results'
  for (const [at, { problem }] of told.entries()) {
    if (typeof given[at] === 'string') continue
    for (const error of problem?.errors ?? []) {
      const found = misplaced(error, undefined, '', JSON.stringify(given[at]))
      if (found) return `number ${at}: ${found}`
    }
  }
  return undefined
}

function parsed(payload: Request['payload']): Node | undefined {
  try {
    const text = String(payload)
    JSON.parse(text)
    return parseTree(text)
  } catch {
    return undefined
  }
}

/** Whether an address is one of a path of the document: a slash in a parameter leads elsewhere. */
const leadsTo = (path: string, url: string) => new RegExp(`^${path.replace(/\{\w+\}/, '[^/]*')}$`).test(url.split('?', 1)[0] as string)

t.test('whatever is asked, the answer is as the document says, and names the place of what is wrong', async (t) => {
  const seen: Record<string, number> = {}
  const asked = runs(400, 20_000)
  await fc.assert(
    fc.asyncProperty(request, async (one) => {
      const answer = await answerTo(one)
      const isDocs = one.url.startsWith('/docs') && answer.status < 400
      const outside = one.at === undefined || !leadsTo(one.at[0], one.url)
      const wrong =
        (isDocs ? undefined : differences(outside ? undefined : one.at, answer, one.method === 'HEAD')) ?? (isDocs ? undefined : misled(one, answer))
      seen[answer.status] = (seen[answer.status] ?? 0) + 1
      if (wrong)
        throw new Error(`${wrong}\n${one.method} ${one.url.slice(0, 200)} ${JSON.stringify(one.headers)}\n${answer.status} ${answer.body.slice(0, 600)}`)
    }),
    // The seed and path that are told lead back to it; to look for a smaller one would take longer than to read it.
    { seed, numRuns: asked, endOnFailure: true },
  )
  t.comment(JSON.stringify(seen))
  for (const status of [200, 400, 404, 415]) t.ok((seen[status] ?? 0) > asked / 200, `${seen[status]} answers are ${status}`)
})

t.test('bodies about the limits of size are taken or refused as the document says', async (t) => {
  for (const { path, method, operation } of declared.filter((one) => one.method === 'post')) {
    const [example] = bodiesOf(path, operation)
    const limit = path === '/v1/recommendations' ? contentLimits.body : contentLimits.largeBody
    for (const [size, status] of [
      [limit, 200],
      [limit + 1, 413],
    ] as const) {
      const text = JSON.stringify(example)
      const answer = await answerTo({
        at: [path, method],
        method: 'POST',
        url: path,
        headers: { 'content-type': 'application/json' },
        payload: text.padEnd(size),
      })
      t.equal(answer.status, status, `${path} ${size}`)
      t.equal(differences([path, method], answer), undefined)
    }
  }
})
