import type { Knowledge } from '../knowledge/load.js'
import { strengths } from '../knowledge/shape/rule.js'
import type { Service } from '../knowledge/shape/service.js'
import { remembered } from '../memory.js'
import { type FactValue, plainValue } from '../scenario/facts.js'
import { type Changing, changing, type Holding, holding, holdingKind } from '../search/analyse.js'
import type { DecisionModel } from '../search/model.js'
import { type Position, positionOf as place } from '../search/position.js'
import { nobody, type Standing } from '../search/scales.js'
import type { DecisionAnswer } from './answer.js'
import type { Decided } from './decide.js'
import type { Situation } from './situation.js'
import type { Policy } from './standing.js'
import type { Outcome } from './outcome.js'

/** How far each decision holds and what would change it, in the words of the answer. */
export type Holds = Pick<DecisionAnswer, 'status' | 'bounded' | 'completion' | 'openQuestions' | 'counterfactuals' | 'boundaries' | 'outOfReach'>

/** A decision over a scenario, as the search sees it. */
export const positionOf = (model: DecisionModel, situation: Situation, policy: Policy, knowledge: Knowledge): Position =>
  place(model, standingOf(model, policy, knowledge), situation)

/** How far a decision holds, and no more. */
export function statusOf({ winner, level }: Pick<Outcome, 'winner' | 'level'>, position: Position): Pick<DecisionAnswer, 'status' | 'bounded'> {
  const decided = winner === null ? 'none-viable' : level.length > 0 ? 'tied' : 'decided'
  return told(decided, () => holdingKind(position, winnerOf({ winner }, position.model)))
}

/** What was decided as answers show it; how far it holds is only asked where there is one winner. */
function told(decided: Decided['status'], kindOf: () => Holding['settled']['kind']): Pick<DecisionAnswer, 'status' | 'bounded'> {
  if (decided !== 'decided') return { status: decided }
  const kind = kindOf()
  return kind === 'bounded' ? { status: 'provisional', bounded: true } : { status: kind }
}

const winnerOf = ({ winner }: Pick<Decided, 'winner'>, { candidates }: DecisionModel) => (winner === null ? nobody : candidates.indexOf(winner))

export function holdsOf(decided: Decided, position: Position, knowledge: Knowledge): Holds {
  const winner = winnerOf(decided, position.model)
  return inWords(decided, holding(position, winner), changing(position, winner), position.model, knowledge)
}

const withoutPolicy = new WeakMap<DecisionModel, Standing>()

/** What lifecycle and policy settle whatever else is stated. */
function standingOf(model: DecisionModel, policy: Policy, knowledge: Knowledge): Standing {
  if (policy.exclude ?? policy.prefer) return standingUnder(policy, model, knowledge)
  return remembered(withoutPolicy, model, () => standingUnder(policy, model, knowledge))
}

function standingUnder({ exclude = [], prefer = [] }: Policy, { candidates }: DecisionModel, { services }: Knowledge): Standing {
  const isOut = (id: string) => {
    const { isAvailable, needs } = availabilityOf(services.get(id) as Service)
    return !isAvailable || exclude.includes(id) || needs.some((one) => exclude.includes(one))
  }
  return {
    eliminated: candidates.map(isOut),
    points: candidates.map((id) => (prefer.includes(id) ? strengths.strong : 0)),
    excluded: new Set(exclude),
  }
}

interface Availability {
  readonly isAvailable: boolean
  /** The companions that it needs whatever the scenario says. */
  readonly needs: readonly string[]
}

const availabilities = new WeakMap<Service, Availability>()

const availabilityOf = (service: Service): Availability => remembered(availabilities, service, availabilityMade)

const availabilityMade = ({ rules, lifecycle }: Service): Availability => ({
  isAvailable: lifecycle.status === 'available',
  needs: rules.flatMap(({ event, always }) => (always && event.type === 'requires' && !('without' in event.params) ? [event.params.service] : [])),
})

function inWords(
  { status, isAsked }: Decided,
  { settled, questions }: Holding,
  { counterfactuals, boundaries }: Changing,
  { candidates }: DecisionModel,
  { dictionary }: Knowledge,
): Holds {
  const named = (at: number) => candidates[at] ?? null
  return {
    ...told(status, () => settled.kind),
    ...(settled.kind === 'provisional' && status === 'decided'
      ? {
          completion: {
            states: Object.entries(settled.completion).map(([fact, value]) => ({ fact, value: plainValue(inSchemaOrder(fact, value, dictionary)) })),
            recommended: named(settled.winner),
          },
        }
      : {}),
    openQuestions: questions.map(({ fact, couldChangeTo, share, together, isSeldom }) => ({
      fact,
      question: dictionary.get(fact)?.question ?? '',
      couldChangeTo: couldChangeTo.map((at) => candidates[at] as string),
      share: rounded(share),
      together,
      ...(isSeldom ? { seldom: true as const } : {}),
    })),
    counterfactuals: counterfactuals.found.map(({ candidate, changes, isRaised }) => ({
      service: named(candidate) ?? '',
      changes: changes.map(({ fact, from, to, boundary }) => ({
        fact,
        from: plainValue(from),
        to: plainValue(inSchemaOrder(fact, to, dictionary)),
        ...(boundary ? { boundary } : {}),
      })),
      ...(isRaised || isAsked ? {} : { needsDecide: true as const }),
    })),
    boundaries: boundaries.map(({ fact, stated, loses }) => ({ fact, stated, loses: loses.map(({ boundary, to }) => ({ boundary, to: named(to) })) })),
    outOfReach: counterfactuals.outOfReach.map(({ candidate, because }) => ({ service: named(candidate) ?? '', because })),
  }
}

const inSchemaOrder = (fact: string, value: FactValue, dictionary: Knowledge['dictionary']): FactValue =>
  typeof value === 'object' ? (dictionary.get(fact)?.values ?? []).filter((member) => value.includes(member)) : value

/** Shares are fractions of small counts: three digits tell them apart. */
const rounded = (share: number) => Math.round(share * 1000) / 1000
