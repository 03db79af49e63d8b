import { isUtf8 } from 'node:buffer'
import { whereBroken } from '../json/broken-at.js'
import { readJson } from '../json/read.js'
import { contentLimits } from './limits.js'
import { bodyErrors, type ProblemDetail, RequestProblem } from './problem.js'

/** Reads a JSON body and refuses what no schema would see or survive, each with its place. */
export function readBody(bytes: Buffer, textLimit: number = contentLimits.text): unknown {
  if (!isUtf8(bytes)) throw refuse('not-utf-8', 'The body is not UTF-8.')
  const text = bytes.toString('utf8')
  const { value, faults } = parse(text, textLimit)
  if (faults.length > 0) throw new RequestProblem(400, 'The body holds what is never allowed.', bodyErrors(faults))
  return value
}

const refuse = (code: string, message: string) => new RequestProblem(400, message, [{ pointer: '', code, message } satisfies ProblemDetail])

function parse(text: string, textLimit: number): ReturnType<typeof readJson> {
  try {
    return readJson(text, { ...contentLimits, text: textLimit })
  } catch {
    if (text.trim() === '') throw refuse('empty', 'The body is empty: send {} for a workload of which nothing is known yet.')
    if (text.startsWith('\uFEFF')) throw refuse('byte-order-mark', 'The body starts with a byte order mark: send it without.')
    throw refuse('malformed-json', `The body is not JSON${whereBroken(text)}.`)
  }
}
