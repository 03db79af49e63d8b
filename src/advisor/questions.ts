import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import type { Recommendation } from './answer.js'
import type { Decided } from './decide.js'
import { statableFacts } from './facts-of.js'
import type { Situation } from './situation.js'
import { weightOf } from './weigh.js'

const most = 5

/** What is most useful to state next: facts that the strongest open rules wait for, or that would raise a decision at all. */
export function nextQuestions(decided: readonly Decided[], situation: Situation, knowledge: Knowledge): Recommendation['nextQuestions'] {
  const weights = decided.length > 0 ? weightsOfRules(decided, situation) : weightsOfRaising([...knowledge.decisions.values()])
  return [...knowledge.dictionary.values()]
    .filter(({ fact, question }) => question !== '' && situation.stated[fact] === undefined && weights.has(fact))
    .map(({ fact, question }) => ({ fact, question, weight: weights.get(fact) ?? 0 }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map(({ fact, question }) => ({ fact, question }))
}

/** For each fact and decision the strongest rule that is not met yet counts once. */
function weightsOfRules(decided: readonly Decided[], { matches }: Situation): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { decision } of decided) {
    const strongest = new Map<string, number>()
    for (const rule of decision.rules) {
      if (matches.has(rule.name)) continue
      for (const fact of statableFacts(rule.conditions)) strongest.set(fact, Math.max(strongest.get(fact) ?? 0, weightOf(rule)))
    }
    for (const [fact, weight] of strongest) weights.set(fact, (weights.get(fact) ?? 0) + weight)
  }
  return weights
}

/** For each fact the number of decisions that it can raise. */
function weightsOfRaising(decisions: readonly Decision[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const { raisedBy } of decisions) for (const fact of statableFacts(raisedBy)) weights.set(fact, (weights.get(fact) ?? 0) + 1)
  return weights
}
