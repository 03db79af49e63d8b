import type { z } from 'zod'
import { faultsOf } from '../scenario/faults.js'
import { cut } from '../json/quote.js'
import { bodyErrors, type ProblemDetail, RequestProblem } from './problem.js'

/** Characters of a parameter's name that a problem document repeats. */
const longestName = 100

/** Reads the path or query parameters of a route, or says what is wrong with each. */
export function readParameters(schema: z.ZodType, input: unknown, path: string): unknown {
  const given = (input ?? {}) as Record<string, unknown>
  const read = schema.safeParse(given)
  if (read.success) return read.data
  const told = [...misgiven(given)]
  const faults = bodyErrors(faultsOf(read.error, schema, given, 'parameter')).flatMap(({ pointer = '', ...fault }) => {
    if (fault.code === 'more') return [fault]
    // Where there is no pointer, the name is too long for one, and told of above.
    if (pointer === '' || told.some(({ parameter }) => parameter === nameAt(pointer))) return []
    return [{ parameter: nameAt(pointer), ...fault }]
  })
  throw new RequestProblem(400, `A parameter of ${path} cannot be taken.`, [...told, ...faults])
}

/** Parameters given more than once, and names too long to be any. */
function* misgiven(given: Record<string, unknown>): Generator<ProblemDetail> {
  for (const [name, value] of Object.entries(given).slice(0, 50)) {
    const parameter = cut(name, longestName)
    if (Array.isArray(value)) yield { parameter, code: 'duplicate', message: 'Give this parameter once.' }
    else if (name.length > longestName) yield { parameter, code: 'unknown-key', message: 'There is no parameter with so long a name.' }
  }
}

const nameAt = (pointer: string) => pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~')
