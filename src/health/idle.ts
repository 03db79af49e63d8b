import { placedRules } from '../knowledge/library.js'
import { advisedIn } from './advised.js'
import type { Survey, Surveyed } from './survey.js'

/** A candidate that no worked scenario and no case is advised. */
export interface NeverWinner {
  readonly decision: string
  readonly service: string
}

/** Rules whose conditions no scenario meets. */
export const unfiredRules = ({ knowledge, scenarios }: Survey): string[] =>
  ruleNames(knowledge).filter((name) => !scenarios.some(({ situation }) => situation.matches.has(name)))

/** Candidates that could be taken and never are, for each decision; that somebody asked in practice proves nothing for them. */
export function neverWinners(survey: Survey): NeverWinner[] {
  const { knowledge, scenarios } = survey
  const outcomes = scenarios.filter(({ origin }) => origin !== 'practice').map((scenario) => advisedIn(scenario, survey))
  return [...knowledge.decisions.values()].flatMap(({ id, candidates }) =>
    candidates
      .filter((service) => knowledge.services.get(service)?.lifecycle.status === 'available')
      .filter((service) => !outcomes.some(({ winners }) => winners.get(id) === service))
      .map((service) => ({ decision: id, service })),
  )
}

/** Rules that are met somewhere, but without which every scenario is advised the same. */
export function indecisiveRules(survey: Survey): string[] {
  const { knowledge, scenarios } = survey
  const unfired = unfiredRules(survey)
  const open = new Set(ruleNames(knowledge).filter((name) => !unfired.includes(name)))
  for (const scenario of scenarios) {
    const before = advisedIn(scenario, survey).lines.join('\n')
    for (const name of scenario.situation.matches.keys()) {
      if (open.has(name) && advisedIn(scenario, survey, matchesWithout(name, scenario)).lines.join('\n') !== before) open.delete(name)
    }
  }
  return [...open]
}

const ruleNames = (knowledge: Survey['knowledge']) => [...placedRules(knowledge)].map(({ rule }) => rule.name)

function matchesWithout(name: string, { situation }: Surveyed): Surveyed['situation']['matches'] {
  const matches = new Map(situation.matches)
  matches.delete(name)
  return matches
}
