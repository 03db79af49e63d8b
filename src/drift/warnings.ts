import type { Warning } from '../advisor/answer.js'
import type { EarlierAnswer } from './earlier.js'
import type { Difference } from './shapes.js'

type Told = Pick<Warning, 'code' | 'message' | 'rule'>

/** The warnings of the whole answer that came, went or say something else; nothing where the earlier one tells none. */
export function warningDifferences(before: EarlierAnswer['warnings'], now: readonly Told[]): Difference[] {
  if (before === undefined) return []
  const [then, today] = [byKey(before as readonly Told[]), byKey(now)]
  return [...new Set([...then.keys(), ...today.keys()])].flatMap((key): Difference[] => {
    const [old, current] = [then.get(key), today.get(key)]
    if (old?.message === current?.message || (old && current && key === dated)) return []
    const { rule, code } = (current ?? old) as Told
    const change = old && current ? 'changed' : current ? 'added' : 'gone'
    return [
      {
        about: 'warning',
        change,
        ...(rule === undefined ? {} : { rule }),
        ...(old ? { before: old.message } : {}),
        ...(current ? { now: current.message } : {}),
        message: `The warning ${code} ${change === 'changed' ? 'says something else' : change === 'added' ? 'is new' : 'is no longer there'}.`,
      },
    ]
  })
}

/** The warning whose sentence names the day: it says the same on another. */
const dated = 'evidence-expired'

/** What no rule says is known by its sentence. */
const byKey = (warnings: readonly Told[]) => new Map(warnings.map((warning) => [warning.rule ?? (warning.code === dated ? dated : warning.message), warning]))
