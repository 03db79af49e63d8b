import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { limitsInWords } from './limits.js'
import { packageVersion } from './version.js'

type Json = Record<string, unknown>

/** How the OpenAPI document is made: 3.1, with schemas that carry a title shared as components, and keys where they are asked for. */
export const openapiOptions = ({ withKeys }: { withKeys: boolean }): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'AWS data service advisor',
      description: [
        'Takes what is known of a workload and recommends AWS data services for it: for each decision the service to take, its rivals, those that are out and why, how to set it up, and the dated evidence. No model, no network, no clock: the same scenario and ruleset always give the same answer.',
        limitsInWords,
      ].join('\n\n'),
      version: packageVersion,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    security: [],
    tags: [
      { name: 'Recommendations', description: 'Scenarios in, reasoned recommendations out.' },
      { name: 'Knowledge', description: 'What the recommendations rest on.' },
      { name: 'Operations', description: 'For whoever runs the service.' },
    ],
  },
  transformObject: (document) => {
    if (!('openapiObject' in document)) return document.swaggerObject as Json
    const shared = shareComponents(document.openapiObject as Json)
    return withKeys ? askForKeys(shared) : shared
  },
})

/** Moves every schema with a title to the components and leaves a reference, so that each is told once. */
function shareComponents(document: Json): Json {
  const schemas: Json = {}
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    const { title, ...rest } = value as Json
    // Examples are data: a scenario's title is no schema's.
    const walked = Object.fromEntries(
      Object.entries(rest).map(([key, member]) => [key, key === 'examples' || key === 'properties' ? members(key, member) : walk(member)]),
    )
    if (typeof title !== 'string' || !('type' in rest)) return title === undefined ? walked : { title, ...walked }
    schemas[title] = walked
    return { $ref: `#/components/schemas/${title}` }
  }
  const members = (key: string, value: unknown) =>
    key === 'examples' ? value : Object.fromEntries(Object.entries(value as Json).map(([name, member]) => [name, walk(member)]))
  const { paths, components: _, ...rest } = document
  return { ...rest, paths: walk(paths), components: { schemas } }
}

/** Says that every operation takes a key, but for those of whoever runs the service. */
function askForKeys(document: Json): Json {
  const operations = Object.values(document['paths'] as Record<string, Json>).flatMap((path) => Object.values(path) as Json[])
  for (const operation of operations) {
    if ((operation['tags'] as string[] | undefined)?.includes('Operations')) continue
    const responses = operation['responses'] as Record<string, Json>
    operation['security'] = [{ key: [] }]
    operation['responses'] = { ...responses, 401: { ...responses['400'], description: 'No key, or one that is not known.' } }
  }
  const scheme = { type: 'http', scheme: 'bearer', description: 'A key that whoever runs this service gave you.' }
  return { ...document, components: { ...(document['components'] as Json), securitySchemes: { key: scheme } } }
}
