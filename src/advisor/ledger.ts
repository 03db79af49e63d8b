import type { Decision } from '../knowledge/shape/files.js'
import { leavesOf } from '../knowledge/shape/rule.js'
import { plainValue } from '../scenario/facts.js'
import type { Position } from '../search/position.js'
import { hasBit } from '../search/sheet.js'
import type { DecisionAnswer } from './answer.js'
import type { Situation } from './situation.js'

type Entry = NonNullable<DecisionAnswer['ledger']>[number]

/** Every rule of a decision against its candidate: met, not met, or unknown, with what is beside what is required. */
export function ledgerOf({ rules }: Decision, position: Position, situation: Situation): Entry[] {
  const mayBeMet = (at: number) => position.model.bitsOfRule[at]?.some((bit) => hasBit(position.model.sheet, position.most, bit))
  return rules.map(({ name, because, concern, conditions, event }, at) => ({
    rule: name,
    service: event.params.service,
    effect: event.type,
    ...(event.type === 'eliminates' ? {} : { strength: event.params.strength }),
    concern,
    state: situation.matches.has(name) ? 'met' : mayBeMet(at) ? 'unknown' : 'not-met',
    because,
    conditions: [...leavesOf(conditions)].map(({ fact, operator, value }) => {
      const actual = situation.facts[fact]
      return { fact, operator, required: plainValue(value), actual: actual === undefined ? null : plainValue(actual) }
    }),
  }))
}
