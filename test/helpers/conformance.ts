import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ValidateFunction } from 'ajv'
import formats from 'ajv-formats'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

export interface Operation {
  readonly operationId: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly schema: { readonly enum?: readonly string[]; readonly example?: string }
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }>> }
  readonly responses: Readonly<
    Record<string, { readonly headers?: Readonly<Record<string, { schema: object }>>; readonly content?: Readonly<Record<string, object>> }>
  >
}

export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

/** Tells what in an answer is not as the OpenAPI document has it. Schemas are compiled once, at their first use. */
export function conformanceTo(document: Document) {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  formats.default(ajv)
  ajv.addSchema({ ...document, $id: 'https://document.test/openapi.json' })
  const compiled = new Map<string, ValidateFunction>()
  const validate = (path: readonly string[], value: unknown): string | undefined => {
    const ref = `https://document.test/openapi.json#${path.map((key) => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`
    const check = compiled.get(ref) ?? ajv.compile({ $ref: ref })
    compiled.set(ref, check)
    return check(value) ? undefined : ajv.errorsText(check.errors).slice(0, 300)
  }

  /** Of the operation that answered; undefined where the document has none. */
  return function differences(at: readonly [path: string, method: string] | undefined, { status, headers, body }: Answer, isHead = false): string | undefined {
    if (status >= 500) return `the status is ${status}`
    const type = String(headers['content-type'] ?? '').split(';', 1)[0] as string
    if (!at) {
      if (status < 400) return `${status} outside the document`
      return isHead ? undefined : (mediaType(type, 'application/problem+json') ?? validate(['components', 'schemas', 'Problem'], JSON.parse(body)))
    }
    const [path, method] = at
    const response = document.paths[path]?.[method]?.responses[status]
    if (!response) return `the status ${status} is not declared`
    for (const [name, { schema }] of Object.entries(response.headers ?? {})) {
      if (headers[name] === undefined) return `the header ${name} is missing`
      if ('const' in schema && headers[name] !== schema.const) return `the header ${name} is ${String(headers[name])}`
    }
    if (isHead || !response.content) return body === '' ? undefined : 'there is a body where none is declared'
    const declared = Object.keys(response.content)
    if (!declared.includes(type)) return `the media type is ${type}, not ${declared.join(' or ')}`
    const schema = ['paths', path, method, 'responses', String(status), 'content', type, 'schema']
    return validate(schema, type.endsWith('json') ? JSON.parse(body) : body)
  }
}

const mediaType = (type: string, declared: string) => (type === declared ? undefined : `the media type is ${type}, not ${declared}`)
