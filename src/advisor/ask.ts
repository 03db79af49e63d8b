import type { Blueprint } from '../composition/blueprint.js'
import type { Evaluator } from '../engine/evaluator.js'
import type { Knowledge } from '../knowledge/load.js'
import type { Facts } from '../scenario/facts.js'
import { inOrder, statedFacts } from '../scenario/normalise.js'
import type { Scenario } from '../scenario/schema.js'
import type { DecisionModel } from '../search/model.js'
import type { Position } from '../search/position.js'
import { positionOf } from './analysis.js'
import type { Shelf } from './cite.js'
import { type Decided, decideAll, type Raised, raisedBy } from './decide.js'
import { idOf, type Question } from './identity.js'
import { type Situation, situationOf } from './situation.js'
import type { Policy } from './standing.js'

/** What every answer is made from. */
export interface Grounds {
  readonly knowledge: Knowledge
  readonly evaluator: Evaluator
  readonly shelf: Shelf
  /** For each decision what its searches run on. */
  readonly models: Pick<ReadonlyMap<string, DecisionModel>, 'get'>
  /** What architectures are drawn from. */
  readonly blueprint: Blueprint
}

/** What a scenario asks, and all that is known to answer it. */
export interface Asked {
  /** Of the normalised scenario and the ruleset. */
  readonly id: string
  readonly situation: Situation
  readonly policy: Policy
  /** The decisions that are asked for or raised, each with the facts that raised it. */
  readonly raised: readonly Raised[]
  /** Takes the decisions for other stated facts. */
  readonly retake: (stated: Facts) => Promise<readonly Decided[]>
}

/** All that the answer to a scenario depends on. */
export function questionOf(scenario: Scenario, knowledge: Knowledge, asOf: string | undefined): Question {
  const { ruleset, dictionary, digest } = knowledge
  return {
    stated: statedFacts(scenario, dictionary),
    policy: policyOf(scenario, knowledge),
    asked: scenario.decide && inOrder(scenario.decide, ruleset.decisions),
    digest,
    asOf: asOf === ruleset.asOf ? undefined : asOf,
  }
}

export async function ask(scenario: Scenario, { knowledge, evaluator }: Grounds, asOf: string | undefined): Promise<Asked> {
  const question = questionOf(scenario, knowledge, asOf)
  const { stated, policy, asked } = question
  const situation = await situationOf(stated, evaluator, knowledge, policy.exclude)
  return {
    id: idOf(question),
    situation,
    policy,
    raised: raisedBy(situation, knowledge, asked),
    async retake(facts) {
      const other = await situationOf(facts, evaluator, knowledge, policy.exclude)
      return decideAll(raisedBy(other, knowledge, asked), other, knowledge, policy)
    },
  }
}

function policyOf({ services }: Scenario, knowledge: Knowledge): Policy {
  if (!services) return {}
  const catalog = [...knowledge.services.keys()]
  return {
    ...(services.exclude ? { exclude: [...inOrder(services.exclude, catalog)] } : {}),
    ...(services.prefer ? { prefer: [...inOrder(services.prefer, catalog)] } : {}),
  }
}

/** A raised decision as the search sees it. */
export const placeOf = ({ decision }: Raised, { situation, policy }: Asked, { knowledge, models }: Grounds): Position =>
  positionOf(models.get(decision.id) as DecisionModel, situation, policy, knowledge)
