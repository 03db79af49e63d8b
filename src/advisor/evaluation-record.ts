import type { Facts } from '../scenario/facts.js'
import type { Matches, MetLeaf } from '../engine/evaluator.js'
import type { Knowledge } from '../knowledge/load.js'
import { derive } from '../scenario/derived.js'
import { statedFacts } from '../scenario/normalise.js'

/** What is said of a worked scenario, by an evaluator or out of a record. */
export type Witness = (facts: Facts, scenario: string) => Matches | Promise<Matches>

/** What a witness said of all worked scenarios, as JSON holds it: by scenario the rules that were met, with the places of their leaves. */
export interface EvaluationRecord {
  readonly leaves: readonly MetLeaf[]
  readonly scenarios: readonly (readonly [scenario: string, met: readonly (readonly [rule: string, leaves: readonly number[]])[]])[]
}

type Worked = Pick<Knowledge, 'scenarios' | 'dictionary'>

/** The worked scenarios, each with all the facts that follow from it. */
export const workedFacts = ({ scenarios, dictionary }: Worked): (readonly [scenario: string, facts: Facts])[] =>
  scenarios.map(({ id, scenario }) => [id, derive(statedFacts(scenario, dictionary)).facts])

/** Asks about all worked scenarios, and keeps what is said, each leaf once. */
export async function evaluationRecordOf(worked: Worked, witness: Witness): Promise<EvaluationRecord> {
  const places = new Map<string, number>()
  const leaves: MetLeaf[] = []
  const placeOf = (leaf: MetLeaf): number => {
    const key = JSON.stringify(leaf)
    const place = places.get(key) ?? leaves.push(leaf) - 1
    places.set(key, place)
    return place
  }
  const scenarios: (readonly [string, (readonly [string, number[]])[]])[] = []
  for (const [id, facts] of workedFacts(worked)) {
    const matches = await witness(facts, id)
    scenarios.push([id, [...matches].map(([rule, met]) => [rule, met.map(placeOf)] as const)])
  }
  return { leaves, scenarios }
}

/** Says what a record holds; of a scenario that it does not hold, that nothing is met. */
export function recorded({ leaves, scenarios }: EvaluationRecord): Witness {
  const byId = new Map(scenarios)
  return (_facts, scenario) => new Map((byId.get(scenario) ?? []).map(([rule, met]) => [rule, met.map((place) => leaves[place] as MetLeaf)]))
}
