import { pointerOf } from '../scenario/faults.js'
import { type ProblemDetail, RequestProblem } from './problem.js'

/** How deep a body may be nested. A scenario needs three levels. */
const deepest = 32

/** Reads a JSON body and refuses what no schema would see or survive. */
export function readJson(text: string): unknown {
  if (text.trim() === '') throw refuse('empty', '', 'The body is empty: send {} for a workload of which nothing is known yet.')
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (error) {
    throw refuse('malformed-json', '', `The body is not JSON${positionOf(error, text)}.`)
  }
  const errors = [...hidden(body, [])]
  if (errors.length > 0) throw new RequestProblem(400, 'The body holds what is never allowed.', errors)
  return body
}

const refuse = (code: string, pointer: string, message: string) => new RequestProblem(400, message, [{ pointer, code, message }])

/** Prototype keys and nesting beyond all use, found without following either. */
function* hidden(value: unknown, path: readonly PropertyKey[]): Generator<ProblemDetail> {
  if (typeof value !== 'object' || value === null) return
  if (path.length > deepest) {
    yield { pointer: pointerOf(path), code: 'too-deep', message: `The body is nested more than ${deepest} levels deep.`, allowed: { maximum: deepest } }
    return
  }
  for (const key of Object.keys(value)) {
    if (key === '__proto__') yield { pointer: pointerOf([...path, key]), code: 'unknown-key', message: 'There is no field "__proto__" here.' }
    else yield* hidden((value as Record<string, unknown>)[key], [...path, key])
  }
}

function positionOf(error: unknown, text: string): string {
  const position = /position (\d+)/.exec((error as Error).message)?.[1]
  if (position === undefined) return ''
  const before = text.slice(0, Number(position)).split('\n')
  return `: it breaks at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}
