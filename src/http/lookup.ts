import { z } from 'zod'
import { nearest, suggested } from '../scenario/nearest.js'
import { quoted } from '../json/quote.js'
import { RequestProblem } from './problem.js'

/** Finds an entry or says which one is nearest. */
export function found<T>(entry: T | undefined, parameter: string, value: string, known: readonly string[]): T {
  if (entry !== undefined) return entry
  const didYouMean = nearest(value, known)
  throw new RequestProblem(404, `There is no ${quoted(value)} here.`, [
    {
      parameter,
      code: 'not-found',
      message: `Nothing has this ${parameter}.${suggested(didYouMean)}`,
      ...(known.length <= 50 ? { allowed: [...known] } : {}),
      ...(didYouMean === undefined ? {} : { didYouMean }),
    },
  ])
}

/** Reads a list of two to five different services, or says what is wrong with each. */
export function readServices(list: string, known: readonly string[]): string[] {
  const given = list.split(',').map((id) => id.trim())
  const wrongCount = { parameter: 'services', code: 'wrong-length', message: 'Name two to five services, separated by commas.' }
  if (given.length < 2 || given.length > 5) throw new RequestProblem(400, 'These services cannot be compared.', [wrongCount])
  const errors = given.flatMap((id, at) => {
    if (!known.includes(id)) {
      const didYouMean = nearest(id, known)
      return [
        {
          parameter: 'services',
          code: 'unknown-value',
          message: `${quoted(id)} is no service of the catalog.${suggested(didYouMean)}`,
          allowed: [...known],
          ...(didYouMean ? { didYouMean } : {}),
        },
      ]
    }
    return given.indexOf(id) === at ? [] : [{ parameter: 'services', code: 'duplicate', message: `${quoted(id)} is listed twice.` }]
  })
  if (errors.length > 0) throw new RequestProblem(400, 'These services cannot be compared.', errors)
  return given
}

/** The one path parameter of a route. Whatever is no id is not found: how long a part of the path may be, the router says. */
export const named = (parameter: string, description: string) =>
  z.strictObject({ [parameter]: z.string().meta({ description }) }) as z.ZodType<Record<string, string>>
