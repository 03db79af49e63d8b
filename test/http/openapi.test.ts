import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Validator } from '@seriousme/openapi-schema-validator'
import t from 'tap'
import { evidenceView, ruleView } from '../../dist/advisor/view-shapes.js'
import { advisor, build, openapiOf } from '../helpers/app.js'
import { plainly } from '../helpers/plainly.js'

const app = await build(t)
const root = fileURLToPath(new URL('../..', import.meta.url))
const committed = join(root, 'openapi/openapi.json')

interface Operation {
  operationId?: string
  summary?: string
  description?: string
  tags?: string[]
  responses: Record<string, unknown>
}

t.test('what a rule may belong to, and what may cite a source, is named in full', async (t) => {
  const { views } = advisor
  const [owner, citedBy] = [ruleView.shape.owner.description ?? '', evidenceView.shape.citedBy.description ?? '']
  const ids = new Set([...views.services, ...views.decisions].map(({ id }) => id))
  for (const other of new Set(views.ruleNames.map((name) => views.rule(name)?.owner ?? '').filter((one) => !ids.has(one))))
    t.match(owner, `\`${other}\``, other)
  const forms = { 'architecture#SOURCE': /^architecture#/, 'lifecycle.SERVICE': /^lifecycle\./, 'SERVICE#place': /#/ }
  const named = new Set([...views.ruleNames, ...views.evidence.map(({ id }) => id)])
  for (const by of views.evidence.flatMap((one) => one.citedBy).filter((one) => !named.has(one))) {
    const [form] = Object.entries(forms).find(([, pattern]) => pattern.test(by)) ?? ['no form']
    t.ok(citedBy.includes(form), by)
  }
})

t.test('the committed document is the one that the service serves (npm run openapi writes it)', async (t) => {
  t.same((await app.inject({ url: '/openapi.json' })).json(), JSON.parse(await readFile(committed, 'utf8')))
})

t.test('docs and document are asked with HEAD, conditions and ranges as anything else is', async (t) => {
  for (const url of ['/docs/', '/docs/static/swagger-ui.css', '/openapi.json']) {
    const [whole, head] = [await app.inject({ url }), await app.inject({ method: 'HEAD', url })]
    t.equal(head.headers['content-length'], whole.headers['content-length'], url)
    t.equal(head.body, '')
  }
  const url = '/docs/static/swagger-ui.css'
  const { etag = '' } = (await app.inject({ url })).headers
  t.equal((await app.inject({ url, headers: { 'if-none-match': String(etag) } })).statusCode, 304)
  t.match(await app.inject({ url, headers: { range: 'bytes=0-9' } }), { statusCode: 206, headers: { 'content-length': '10' } })
  const lost = await app.inject({ url: '/docs/static/nothing.css', headers: { 'x-request-id': 'of-the-caller' } })
  t.match(lost.json(), { status: 404, instance: '/docs/static/nothing.css', requestId: lost.headers['x-request-id'] })
})

t.test('an independent parser accepts it as OpenAPI 3.1', async (t) => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(JSON.parse(await readFile(committed, 'utf8')))
  t.ok(valid, JSON.stringify(errors))
  t.equal(validator.version, '3.1')
})

t.test('Redocly’s recommended rules find neither errors nor warnings', async (t) => {
  const redocly = join(root, 'node_modules/.bin/redocly')
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const { stdout } = await promisify(execFile)(...plainly(redocly, 'lint', '--extends=recommended', '--format=json', committed), { env, cwd: t.testdir() })
  t.match(JSON.parse(stdout), { totals: { errors: 0, warnings: 0 } }, stdout.slice(0, 3000))
})

t.test('every operation says in a sentence what it is for, and declares what can go wrong', async (t) => {
  const operations = Object.values((await openapiOf(app)).paths as Record<string, Record<string, Operation>>).flatMap((path) => Object.values(path))
  t.ok(operations.length >= 13)
  for (const { operationId = '', summary, description, tags, responses } of operations) {
    t.match(description, /^[A-Z].+\.$/s, operationId)
    t.ok(summary && tags?.length === 1, operationId)
    t.ok(
      Object.keys(responses).some((status) => status.startsWith('4')),
      operationId,
    )
  }
})

t.test('every field of a scenario says its meaning and, for a figure, its unit; every value its meaning', async (t) => {
  const leaves: [string, Record<string, unknown>][] = []
  const walk = (schema: Record<string, unknown>, at: string) => {
    for (const [key, field] of Object.entries((schema['properties'] ?? {}) as Record<string, Record<string, unknown>>)) {
      t.ok(field['description'], `${at}${key}`)
      if (field['properties']) walk(field, `${at}${key}.`)
      else leaves.push([`${at}${key}`, field])
    }
  }
  walk(advisor.scenarioJsonSchema as Record<string, unknown>, '')
  t.ok(leaves.length > 60)
  for (const [name, field] of leaves) {
    if (field['type'] === 'number' || field['type'] === 'integer') t.ok(field['x-unit'], `${name} has a unit`)
    const values = (field['enum'] ?? (field['items'] as { enum?: string[] } | undefined)?.enum ?? []) as string[]
    for (const value of values) t.match(field['description'], new RegExp(`- \`${value}\`: .+`), `${name}: ${value}`)
  }
})

t.test('the worked scenarios are examples of the POST', async (t) => {
  const document = (await openapiOf(app)) as {
    paths: Record<string, { post: { requestBody: { content: Record<string, { examples: Record<string, { value: unknown }> }> } } }>
  }
  const examples = document.paths['/v1/recommendations']?.post.requestBody.content['application/json']?.examples ?? {}
  t.same(
    Object.keys(examples),
    advisor.scenarios.map(({ id }) => id),
  )
  for (const { id, scenario } of advisor.scenarios) t.same(examples[id]?.value, scenario)
})

t.test('the examples of batch and drift check can be sent as they stand, and fail in no member', async (t) => {
  const { paths } = await openapiOf(app)
  for (const url of ['/v1/recommendation-batches', '/v1/drift-checks']) {
    const examples: { value: object }[] = Object.values(paths[url].post.requestBody.content['application/json'].examples)
    t.ok(examples.length > 0, url)
    for (const { value: payload } of examples) {
      const response = await app.inject({ method: 'POST', url, payload })
      t.equal(response.statusCode, 200, url)
      t.notMatch(response.body, /"problem"/, url)
    }
  }
})

t.test('a day is of the format date, with no pattern of all leap years beside it', async (t) => {
  const document = JSON.stringify(await openapiOf(app))
  t.match(document, /"format":"date"/)
  t.notMatch(document, /"pattern":"[^"]*-02-29/)
})

t.test('the docs page is titled as the service is', async (t) => {
  const { info } = await openapiOf(app)
  t.match((await app.inject({ url: '/docs/' })).body, `<title>${info.title}</title>`)
})
