import { readFile } from 'node:fs/promises'
import t from 'tap'
import { connectionLimits, contentLimits, limitsInWords } from '../../dist/http/limits.js'
import { advisor, build, openapiOf } from '../helpers/app.js'

const app = await build(t)

interface Field {
  type?: string
  enum?: string[]
  items?: Field
  properties?: Record<string, Field>
  maxItems?: number
  maxLength?: number
  maximum?: number
}

t.test('every text, list and figure of a scenario has a greatest length or value, within the limits of any body', async (t) => {
  let seen = 0
  const walk = (field: Field, at: string): void => {
    for (const [key, inner] of Object.entries(field.properties ?? {})) walk(inner, `${at}/${key}`)
    if (field.type === 'array') t.ok((field.maxItems ?? Infinity) <= contentLimits.members, at)
    if (field.items) walk(field.items, `${at}/0`)
    if (field.type === 'string' && !field.enum) t.ok((field.maxLength ?? Infinity) <= contentLimits.text, at)
    if (field.type === 'number' || field.type === 'integer') t.ok((field.maximum ?? Infinity) < Number.MAX_SAFE_INTEGER, at)
    if (field.type !== 'object') seen++
  }
  walk(advisor.scenarioJsonSchema as Field, '')
  t.ok(seen > 60)
})

t.test('the README and the OpenAPI document state the limits that hold', async (t) => {
  t.match((await openapiOf(app)).info.description, limitsInWords)
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const { body, largeBody, depth, members, text, pathPart } = contentLimits
  const { headerBytes, headersTimeout, requestTimeout, idleTimeout, connections, requestsPerConnection, keepAliveTimeout } = connectionLimits
  for (const line of [
    `| ${body / 1024} KiB; of a route for many scenarios ${largeBody / 1024 / 1024} MiB | 413 |`,
    `| ${depth}; ${members}; ${text} | 400 |`,
    `| ${headerBytes / 1024} KiB; ${pathPart} characters | 431; 414 |`,
    `| ${headersTimeout / 1000} s; ${requestTimeout / 1000} s; ${idleTimeout / 1000} s | 408; 408; closed |`,
    `| ${connections}; ${requestsPerConnection}; ${keepAliveTimeout / 1000} s | closed |`,
  ])
    t.ok(readme.includes(line), line)
})

t.test('the server under the app is given the limits', async (t) => {
  const { server } = app
  const { headersTimeout, requestTimeout, idleTimeout, keepAliveTimeout, connections, requestsPerConnection } = connectionLimits
  t.match(server, {
    headersTimeout,
    requestTimeout,
    keepAliveTimeout,
    timeout: idleTimeout,
    maxConnections: connections,
    maxRequestsPerSocket: requestsPerConnection,
  })
})
