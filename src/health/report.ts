import { type ContradictingPair, contradictingPairs } from './contradicting.js'
import { indecisiveRules, type NeverWinner, neverWinners, unfiredRules } from './idle.js'
import type { Survey } from './survey.js'

/** How healthy a ruleset is, by a corpus of scenarios. */
export interface Report {
  /** How many scenarios were tried, by where they come from. */
  readonly corpus: Readonly<Record<string, number>>
  readonly refused: Survey['refused']
  readonly unfired: readonly string[]
  readonly neverWinning: readonly NeverWinner[]
  readonly contradicting: readonly ContradictingPair[]
  /** For judgement only: a rule may stand for what no scenario of the corpus says. */
  readonly indecisive: readonly string[]
}

/** Reports on a ruleset that was tried on a corpus. */
export function reportOn(survey: Survey): Report {
  const corpus: Record<string, number> = { worked: 0, case: 0, practice: 0 }
  for (const { origin } of survey.scenarios) corpus[origin] = (corpus[origin] ?? 0) + 1
  return {
    corpus,
    refused: survey.refused,
    unfired: unfiredRules(survey),
    neverWinning: neverWinners(survey),
    contradicting: contradictingPairs(survey.knowledge),
    indecisive: indecisiveRules(survey),
  }
}

/** Whether nothing has to be mended. */
export const isHealthy = ({ refused, unfired, neverWinning, contradicting }: Report): boolean =>
  [refused, unfired, neverWinning, contradicting].every(({ length }) => length === 0)
