import { raisedRule } from '../advisor/program.js'
import { canonical } from '../knowledge/digest.js'
import { placedRules } from '../knowledge/library.js'
import type { Knowledge } from '../knowledge/load.js'
import { conditionsKey } from './conditions-key.js'
import { joinersInPlay, joinersOf } from './joiners.js'
import type { Advised } from './advised.js'
import type { Surveyed } from './survey.js'

/**
 * Everything of a ruleset that answers follow from, by name, with what it says. Wording and evidence are no part of it:
 * they change no answer.
 */
export function decidersOf(knowledge: Knowledge): Map<string, string> {
  const deciders = new Map<string, string>()
  for (const { rule } of placedRules(knowledge)) {
    const { name, concern, conditions, event } = rule
    deciders.set(name, canonical({ concern, conditions: conditions && conditionsKey(conditions), event }))
  }
  for (const { id, candidates, raisedBy } of knowledge.decisions.values()) {
    deciders.set(raisedRule(id), conditionsKey(raisedBy))
    deciders.set(`${id}.order`, canonical(candidates))
  }
  for (const { id, lifecycle, settings } of knowledge.services.values()) {
    deciders.set(`lifecycle.${id}`, lifecycle.status)
    for (const { setting, values, onlyWith, default: fallback, drawn } of settings) {
      deciders.set(`${id}.${setting}`, canonical({ values: values.map(({ value }) => value), onlyWith }))
      if (fallback) deciders.set(`${id}.${setting}.default`, fallback.value)
      if (drawn) deciders.set(`${id}.${setting}.drawn`, canonical({ by: drawn.by, several: drawn.several, otherwise: drawn.otherwise }))
    }
  }
  for (const [name, said] of joinersOf(knowledge)) deciders.set(name, said)
  return deciders
}

/** The names of what may have had a part in an answer: rules that fired, and what stands whether or not a rule fires. */
export function inPlay({ situation }: Surveyed, { winners, architecture }: Advised, knowledge: Knowledge): Set<string> {
  const { decisions, services } = knowledge
  const names = new Set(situation.matches.keys())
  for (const [id, winner] of winners) {
    names.add(`${id}.order`)
    for (const candidate of decisions.get(id)?.candidates ?? []) names.add(`lifecycle.${candidate}`)
    for (const { setting } of services.get(winner ?? '')?.settings ?? [])
      for (const name of [`${winner}.${setting}`, `${winner}.${setting}.default`, `${winner}.${setting}.drawn`]) names.add(name)
  }
  for (const name of joinersInPlay(architecture, situation.facts, knowledge)) names.add(name)
  return names
}
