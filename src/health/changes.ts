import { decidersOf, inPlay } from './deciders.js'
import { advisedIn } from './advised.js'
import type { Survey } from './survey.js'

/** A scenario that is advised otherwise than before, and what of the ruleset changed for it. */
export interface AnswerChange {
  readonly scenario: string
  /** What was advised and no longer is. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly because: readonly { readonly rule: string; readonly change: 'added' | 'removed' | 'changed' }[]
}

/** Compares two rulesets on the corpus that both were tried on. */
export function answerChanges(base: Survey, now: Survey): AnswerChange[] {
  const changed = changedDeciders(base, now)
  const [then, today] = [answersOf(base), answersOf(now)]
  return [...new Set([...today.keys(), ...then.keys()])].flatMap((scenario) => {
    const [old, current] = [then.get(scenario) ?? none, today.get(scenario) ?? none]
    const before = old.lines.filter((line) => !current.lines.includes(line))
    const after = current.lines.filter((line) => !old.lines.includes(line))
    if (before.length + after.length === 0) return []
    return [{ scenario, before, after, because: changed.filter(({ rule }) => old.names.has(rule) || current.names.has(rule)) }]
  })
}

interface Answer {
  readonly lines: readonly string[]
  readonly names: ReadonlySet<string>
}
const none: Answer = { lines: [], names: new Set() }

function answersOf(survey: Survey): Map<string, Answer> {
  const { knowledge, scenarios, refused } = survey
  const given = scenarios.map((scenario): [string, Answer] => {
    const outcome = advisedIn(scenario, survey)
    return [scenario.id, { lines: outcome.lines, names: inPlay(scenario, outcome, knowledge) }]
  })
  return new Map([...given, ...refused.map(({ id, message }): [string, Answer] => [id, { lines: [message], names: new Set() }])])
}

function changedDeciders(base: Survey, now: Survey): AnswerChange['because'] {
  const [then, today] = [decidersOf(base.knowledge), decidersOf(now.knowledge)]
  return [...new Set([...then.keys(), ...today.keys()])]
    .filter((name) => then.get(name) !== today.get(name))
    .sort()
    .map((rule) => ({ rule, change: !then.has(rule) ? 'added' : !today.has(rule) ? 'removed' : 'changed' }))
}
