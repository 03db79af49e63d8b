import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import { remembered } from '../memory.js'
import { referralsOf } from './explain.js'
import type { Outcome } from './outcome.js'
import type { Situation } from './situation.js'
import { capitalised, listed } from './words.js'

/** The answer in a few sentences. */
export function summaryOf(outcomes: readonly Outcome[], situation: Situation, knowledge: Knowledge): string {
  if (outcomes.length === 0) return nothingDecided(situation, knowledge)
  const nameOf = (id: string) => knowledge.services.get(id)?.name ?? id
  let taken = ''
  let named = 0
  let open = ''
  for (const { decision, winner, level } of outcomes) {
    if (winner === null) open += `${open === '' ? '' : ' '}No candidate is viable for ${decision.id}.`
    else {
      const after = adviceAfter(decision, named)
      named = after.named
      taken += `${taken === '' ? '' : '; '}${after.advice.replace('{service}', nameOf(winner))}${levelWith(level.map(nameOf))}`
    }
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

/** The advice of a decision where some antecedents were named before, a bit each, and which then are. */
interface Told {
  readonly advice: string
  readonly named: number
}

const told = new WeakMap<Decision, Map<number, Told>>()

/** A sentence stands alone: who was not named before it is called by name. */
function adviceAfter(decision: Decision, named: number): Told {
  return remembered(
    remembered(told, decision, () => new Map<number, Told>()),
    named,
    () => {
      const before = (at: number) => (named & (1 << at)) !== 0
      const advice = antecedents.reduce((text, [pronoun, name], at) => (before(at) ? text : text.replace(pronoun, name)), decision.advice)
      return { advice, named: antecedents.reduce((bits, [, name], at) => (advice.toLowerCase().includes(name) ? bits | (1 << at) : bits), named) }
    },
  )
}

/** More names than two would hide who won; the candidates tell them all. */
function levelWith(names: readonly string[]): string {
  if (names.length === 0) return ''
  return ` (level with ${names.length < 3 ? listed(names) : `${names[0]} and ${names.length - 1} others`})`
}
