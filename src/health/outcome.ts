import { decideAll, raisedBy } from '../advisor/decide.js'
import { explain, referralsOf } from '../advisor/explain.js'
import type { Situation } from '../advisor/situation.js'
import type { Knowledge } from '../knowledge/load.js'
import type { Surveyed } from './survey.js'

/** What a scenario is advised, without the reasons. */
export interface Outcome {
  /** The winner of each decision that is raised; null where no candidate is viable. */
  readonly winners: ReadonlyMap<string, string | null>
  /** Winners, settings, companions, referrals and warnings, a line each: equal lines are an equal answer. */
  readonly lines: readonly string[]
}

/** Decides a surveyed scenario, out of other matches than its own where they are given. */
export function outcomeOf({ situation: own, policy, asked }: Surveyed, knowledge: Knowledge, matches: Situation['matches'] = own.matches): Outcome {
  const situation = { ...own, matches }
  const explained = decideAll(raisedBy(situation, knowledge, asked), situation, knowledge, policy).map((decided) => explain(decided, situation, knowledge))
  const lines = [
    ...explained.flatMap(({ advice: { decision, recommended, configuration, companions } }) => [
      `${decision}: ${recommended ?? 'no viable candidate'}`,
      ...configuration.map(({ setting, value }) => `${recommended}, ${setting}: ${value}`),
      ...companions.map(({ service }) => `${recommended} needs ${service}`),
    ]),
    ...referralsOf(situation, knowledge).map(({ to, rule }) => `refers to ${to} (${rule})`),
    ...contradictionsMet(situation, knowledge).map(({ name, event }) => `warns ${event.params.code} (${name})`),
    ...explained.flatMap(({ advice, warnings }) => [
      ...warnings.map(({ code, message }) => `warns ${code} (${message})`),
      ...advice.candidates.flatMap((candidate) => candidate.warnings.map(({ code, rule }) => `warns ${code} (${rule})`)),
    ]),
  ]
  return { winners: new Map(explained.map(({ advice }) => [advice.decision, advice.recommended])), lines: [...new Set(lines)].sort() }
}

const contradictionsMet = ({ matches }: Situation, { contradictions }: Knowledge) => contradictions.filter(({ name }) => matches.has(name))
