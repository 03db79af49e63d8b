import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import type { Decided } from './decide.js'
import { referralsOf } from './explain.js'
import type { Situation } from './situation.js'
import { capitalised, listed } from './words.js'

/** What one decision came to. */
export interface Outcome {
  readonly decision: Decision
  /** null: no candidate is viable. */
  readonly winner: string | null
  /** The other candidates with as many points. */
  readonly level: readonly string[]
}

export const outcomeOf = ({ decision, winner, status, candidates }: Decided): Outcome => ({
  decision,
  winner,
  level:
    status === 'tied' ? candidates.slice(1).flatMap(({ service, eliminated, score }) => (eliminated || score !== candidates[0]?.score ? [] : service)) : [],
})

/** The answer in a few sentences. */
export function summaryOf(outcomes: readonly Outcome[], situation: Situation, knowledge: Knowledge): string {
  if (outcomes.length === 0) return nothingDecided(situation, knowledge)
  const named = (id: string) => knowledge.services.get(id)?.name ?? id
  let taken = ''
  let open = ''
  for (const { decision, winner, level } of outcomes) {
    if (winner === null) open += `${open === '' ? '' : ' '}No candidate is viable for ${decision.id}.`
    else taken += `${taken === '' ? '' : '; '}${withAntecedent(decision.advice, taken).replace('{service}', named(winner))}${levelWith(level.map(named))}`
  }
  if (taken === '') return open
  return `${capitalised(taken)}.${open === '' ? '' : ` ${open}`}`
}

function nothingDecided(situation: Situation, knowledge: Knowledge): string {
  const beyond = [...new Set(referralsOf(situation, knowledge).map(({ to }) => to))]
  if (beyond.length === 0) return 'Nothing that was stated raises a decision yet: state what the next questions ask for.'
  return `What was stated leads to ${listed(beyond)}, outside the services that are compared here; it raises no decision yet.`
}

/** What the advice of a decision calls by a pronoun. */
const antecedents = [
  [/\bthem\b/, 'the records'],
  [/\bit\b/, 'the data'],
] as const

/** A sentence stands alone: who was not named before it is called by name. */
const withAntecedent = (advice: string, before: string) =>
  antecedents.reduce((text, [pronoun, name]) => (before.toLowerCase().includes(name) ? text : text.replace(pronoun, name)), advice)

/** More names than two would hide who won; the candidates tell them all. */
function levelWith(names: readonly string[]): string {
  if (names.length === 0) return ''
  return ` (level with ${names.length < 3 ? listed(names) : `${names[0]} and ${names.length - 1} others`})`
}
