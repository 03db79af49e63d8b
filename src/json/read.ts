import { duplicateKeys } from './duplicate-keys.js'
import type { JsonFault } from './fault.js'
import { inspect, type Limits } from './inspect.js'

/** A JSON text read, and what no schema would see or survive of it, each with its place. Throws a SyntaxError where it is no JSON. */
export function readJson(text: string, limits: Limits): { readonly value: unknown; readonly faults: readonly JsonFault[] } {
  const value: unknown = JSON.parse(text)
  const { faults, mayRepeatKeys } = inspect(value, text, limits)
  return { value, faults: faults.length === 0 && mayRepeatKeys ? duplicateKeys(text) : faults }
}
