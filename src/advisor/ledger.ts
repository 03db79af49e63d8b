import type { Decision } from '../knowledge/shape/files.js'
import type { Condition } from '../knowledge/shape/rule.js'
import type { Position } from '../search/position.js'
import { createScorer } from '../search/scorer.js'
import type { DecisionAnswer } from './answer.js'
import type { Situation } from './situation.js'

type Entry = NonNullable<DecisionAnswer['ledger']>[number]

/** Every rule of a decision against its candidate: met, not met, or unknown, with what is beside what is required. */
export function ledgerOf({ rules }: Decision, position: Position, situation: Situation): Entry[] {
  const open = createScorer(position.model, position.standing, position.facts, 'open')
  return rules.map(({ name, because, concern, conditions, event }, at) => ({
    rule: name,
    service: event.params.service,
    effect: event.type,
    ...(event.type === 'eliminates' ? {} : { strength: event.params.strength }),
    concern,
    state: situation.matches.has(name) ? 'met' : position.model.rules[at]?.possible(open.state) ? 'unknown' : 'not-met',
    because,
    conditions: [...leavesOf(conditions)].map(({ fact, operator, value }) => {
      const actual = situation.facts[fact]
      return { fact, operator, required: plain(value), actual: actual === undefined ? null : plain(actual) }
    }),
  }))
}

const plain = (value: unknown) => (Array.isArray(value) ? [...value] : value) as string | number | boolean | string[]

function* leavesOf(condition: Condition): Generator<Extract<Condition, { fact: string }>> {
  if ('fact' in condition) yield condition
  else for (const member of 'all' in condition ? condition.all : condition.any) yield* leavesOf(member)
}
