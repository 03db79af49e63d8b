import type { Facts, FactValue } from '../scenario/facts.js'
import { type FactModel, isSet, type PlainFact } from './fact-model.js'
import { meantIn } from './meant.js'
import type { Position } from './position.js'
import { both, hasBit, meets, sameWithin, type Sheet, type Vector } from './sheet.js'

/** What is chosen of a fact that stays unstated: no region of one with one value, and no members of a set. */
export const leftOpen = -1

/** What is stated by what is chosen of the first so many facts. */
export function statedBy(position: Position, choices: readonly FactModel[], chosen: readonly number[], depth: number): Facts {
  const stated: Record<string, FactValue> = {}
  for (let at = 0; at < depth; at++) {
    const [fact, taken] = [choices[at] as FactModel, chosen[at] as number]
    if (taken === leftOpen) continue
    stated[fact.fact] = isSet(fact) ? fact.members.filter((_, member) => taken & (1 << member)) : (meantIn(position, fact, taken) as FactValue)
  }
  return stated
}

/** What may still be stated and is asked by some undecided terms, the facts of the most points first. */
export function openFacts({ model, knownAt }: Position, undecided: Vector): FactModel[] {
  const { sheet, facts } = model
  const found: { fact: FactModel; points: number }[] = []
  for (const fact of facts) {
    const { index, tests, asks } = fact
    if (knownAt[index] !== undefined || !meets(sheet, tests, undecided)) continue
    let points = 0
    for (let at = 0; at < asks.length; at += 2) if (hasBit(sheet, undecided, asks[at] as number)) points += asks[at + 1] as number
    found.push({ fact, points })
  }
  return found.sort((a, b) => b.points - a.points).map(({ fact }) => fact)
}

/** For each depth what the facts from there on leave, each taken in one way. */
export function suffixes(sheet: Sheet, counting: Vector, choices: readonly FactModel[], taken: (fact: FactModel) => Vector): Vector[] {
  const after: Vector[] = [counting]
  for (const fact of choices.toReversed()) after.push(both(sheet, after.at(-1) as Vector, taken(fact)))
  return after.reverse()
}

/** The regions of a fact that gain something, that undecided terms tell apart, and that can be meant. */
export function tellable(position: Position, fact: PlainFact, open: Vector, gaining: Vector): number[] {
  const { vectors, unstated } = fact
  const { sheet } = position.model
  const areMeant = !position.contradicting.facts().has(fact.fact)
  const seen: number[] = []
  for (let region = 1; region < vectors.length; region++) {
    const vector = vectors[region] as Vector
    if (sameWithin(sheet, gaining, vector, unstated) || seen.some((other) => sameWithin(sheet, open, vector, vectors[other] as Vector))) continue
    if (areMeant || meantIn(position, fact, region) !== undefined) seen.push(region)
  }
  return seen
}
