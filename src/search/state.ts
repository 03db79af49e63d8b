import type { FactValue } from '../scenario/facts.js'
import { inBit, outBit, type Span, type Variable } from './variables.js'

/** The region in which a value lies, as a bit. What is derived may lie beyond what can be stated: it counts as the nearest region. */
export function bitOf({ member, regions }: Variable, value: FactValue): number {
  if (member !== undefined) return (value as readonly string[]).includes(member) ? inBit : outBit
  for (let at = 1; at < regions.length; at++) {
    const { span, alike } = regions[at] ?? {}
    if (span ? reaches(span, value as number) : alike?.has(value)) return 1 << at
  }
  return 1 << (regions.length - 1)
}

const reaches = ({ to, openTo }: Span, value: number) => (openTo ? value < to : value <= to)
