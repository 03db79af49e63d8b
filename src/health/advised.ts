import type { ArchitectureAnswer } from '../advisor/answer-architecture.js'
import { architectureOf } from '../advisor/architecture.js'
import { decideAll, raisedBy } from '../advisor/decide.js'
import { explain, referralsOf } from '../advisor/explain.js'
import type { Situation } from '../advisor/situation.js'
import type { Knowledge } from '../knowledge/load.js'
import type { Survey, Surveyed } from './survey.js'

/** What a scenario is advised, without the reasons. */
export interface Advised {
  /** The winner of each decision that is raised; null where no candidate is viable. */
  readonly winners: ReadonlyMap<string, string | null>
  readonly architecture: ArchitectureAnswer
  /** Winners, settings, companions, referrals, warnings and what is drawn, a line each: equal lines are an equal answer. */
  readonly lines: readonly string[]
}

/** Decides a surveyed scenario, out of other matches than its own where they are given. */
export function advisedIn(
  { situation: own, policy, asked }: Surveyed,
  { knowledge, blueprint }: Pick<Survey, 'knowledge' | 'blueprint'>,
  matches: Situation['matches'] = own.matches,
): Advised {
  const situation = { ...own, matches }
  const decided = decideAll(raisedBy(situation, knowledge, asked), situation, knowledge, policy)
  const { shown: architecture, whole } = architectureOf(decided, situation, knowledge, policy, blueprint)
  const explained = decided.map((one) => explain(one, situation, knowledge, whole))
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
    ...drawnLines(architecture),
  ]
  return { winners: new Map(explained.map(({ advice }) => [advice.decision, advice.recommended])), architecture, lines: [...new Set(lines)].sort() }
}

const contradictionsMet = ({ matches }: Situation, { contradictions }: Knowledge) => contradictions.filter(({ name }) => matches.has(name))

const drawnLines = ({ nodes, edges, gaveWay, gaps }: ArchitectureAnswer): string[] => [
  ...nodes.map(({ id, role }) => `drawn: ${id} (${role})`),
  ...edges.map(({ from, to, kind }) => `drawn: ${from} to ${to} (${kind})`),
  ...gaveWay.map(({ decision, from, to }) => `drawn for ${decision}: ${to} in place of ${from}`),
  ...gaps.map(({ from, to }) => `gap: ${from} to ${to}`),
]
