import type { Knowledge } from '../knowledge/load.js'
import type { Position } from '../search/position.js'
import { holdsOf } from './analysis.js'
import type { DecisionAnswer } from './answer.js'
import type { Decided } from './decide.js'
import type { Advice, Detail } from './explain.js'
import { ledgerOf } from './ledger.js'
import type { Situation } from './situation.js'

/** A decision as the answer shows it: what it advises, how far that holds, and what would change it. */
export function assemble(decided: Decided, advice: Advice, position: Position, situation: Situation, knowledge: Knowledge, detail: Detail): DecisionAnswer {
  const { decision, question, raisedBy, ...advised } = advice
  const { status, bounded, completion, ...changing } = holdsOf(decided, position, knowledge)
  return {
    decision,
    question,
    raisedBy,
    status,
    ...(bounded ? { bounded } : {}),
    ...(completion ? { completion } : {}),
    ...advised,
    ...changing,
    ...(detail === 'full' ? { ledger: ledgerOf(decided.decision, position, situation) } : {}),
  }
}
