import type { Knowledge } from '../knowledge/load.js'
import { strengths } from '../knowledge/shape/rule.js'
import { type FactValue, plainValue } from '../scenario/facts.js'
import { type Changing, changing, type Holding, holding } from '../search/analyse.js'
import type { DecisionModel } from '../search/model.js'
import { type Position, positionOf as place } from '../search/position.js'
import { nobody, type Standing } from '../search/scales.js'
import type { DecisionAnswer } from './answer.js'
import type { Decided } from './decide.js'
import type { Situation } from './situation.js'
import type { Policy } from './standing.js'

/** How far each decision holds and what would change it, in the words of the answer. */
export type Holds = Pick<DecisionAnswer, 'status' | 'bounded' | 'completion' | 'openQuestions' | 'counterfactuals' | 'boundaries' | 'outOfReach'>

/** A decision over a scenario, as the search sees it. */
export const positionOf = (model: DecisionModel, situation: Situation, policy: Policy, knowledge: Knowledge): Position =>
  place(model, standingOf(model, policy, knowledge), situation)

export function holdsOf(decided: Decided, position: Position, knowledge: Knowledge): Holds {
  const { model } = position
  const winner = decided.winner === null ? nobody : model.candidates.indexOf(decided.winner)
  return inWords(decided, holding(position, winner), changing(position, winner), model, knowledge)
}

/** What lifecycle and policy settle whatever else is stated. */
function standingOf({ candidates }: DecisionModel, { exclude = [], prefer = [] }: Policy, { services }: Knowledge): Standing {
  const isOut = (id: string) => {
    const service = services.get(id)
    const needed = service?.rules.flatMap(({ event, always }) => (always && event.type === 'requires' ? [event.params.service] : [])) ?? []
    return service?.lifecycle.status !== 'available' || [id, ...needed].some((one) => exclude.includes(one))
  }
  return {
    eliminated: candidates.map(isOut),
    points: candidates.map((id) => (prefer.includes(id) ? strengths.strong : 0)),
    excluded: new Set(exclude),
  }
}

function inWords(
  { status }: Decided,
  { settled, questions }: Holding,
  { counterfactuals, boundaries }: Changing,
  { candidates }: DecisionModel,
  { dictionary }: Knowledge,
): Holds {
  const named = (at: number) => candidates[at] ?? null
  const isOpen = settled.kind !== 'settled'
  return {
    status: status === 'decided' ? (isOpen ? 'provisional' : 'settled') : status,
    ...(settled.kind === 'bounded' && status === 'decided' ? { bounded: true } : {}),
    ...(settled.kind === 'provisional' && status === 'decided'
      ? {
          completion: {
            states: Object.entries(settled.completion).map(([fact, value]) => ({ fact, value: plainValue(inSchemaOrder(fact, value, dictionary)) })),
            recommended: named(settled.winner),
          },
        }
      : {}),
    openQuestions: questions.map(({ fact, couldChangeTo, share, together }) => ({
      fact,
      question: dictionary.get(fact)?.question ?? '',
      couldChangeTo: couldChangeTo.flatMap((at) => named(at) ?? []),
      share: rounded(share),
      together,
    })),
    counterfactuals: counterfactuals.found.map(({ candidate, changes }) => ({
      service: named(candidate) ?? '',
      changes: changes.map(({ fact, from, to, boundary }) => ({
        fact,
        from: plainValue(from),
        to: plainValue(inSchemaOrder(fact, to, dictionary)),
        ...(boundary ? { boundary } : {}),
      })),
    })),
    boundaries: boundaries.map(({ fact, stated, loses }) => ({ fact, stated, loses: loses.map(({ boundary, to }) => ({ boundary, to: named(to) })) })),
    outOfReach: counterfactuals.outOfReach.map(({ candidate, because }) => ({ service: named(candidate) ?? '', because })),
  }
}

const inSchemaOrder = (fact: string, value: FactValue, dictionary: Knowledge['dictionary']): FactValue =>
  typeof value === 'object' ? (dictionary.get(fact)?.values ?? []).filter((member) => value.includes(member)) : value

/** Shares are fractions of small counts: three digits tell them apart. */
const rounded = (share: number) => Math.round(share * 1000) / 1000
