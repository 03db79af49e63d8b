import { once } from '../memory.js'
import type { FactValue } from '../scenario/facts.js'
import { clusterOf } from './clusters.js'
import { type FactModel, isSet, membersIn, vectorOfMembers } from './fact-model.js'
import type { Layout } from './layout.js'
import { lead } from './points.js'
import { both, copy, narrow, release, room, type Sheet, share, type Vector } from './sheet.js'

/**
 * For each candidate, what to state of each fact so that it stands as far before the others as can be told without looking at a
 * scenario: a guess, which turns nine of ten decisions that anything turns to a rival. Where only the status is asked for it is tried before
 * anybody searches, and else where the search ended at its bound.
 * Facts that enter derivations are left alone, so that nothing follows from a guess but what it states.
 */
export interface Pushes {
  /** Where the vectors of each candidate begin, those of all facts one after the other. */
  readonly from: readonly Vector[]
  /** What is stated of each fact, by candidate; undefined: nothing. The vectors are written when this is first asked for. */
  readonly values: () => readonly (readonly (FactValue | undefined)[])[]
}

/** How often the facts are gone through: what is best of one depends on what is stated of the others. */
const rounds = 2

interface Choice {
  readonly value: FactValue | undefined
  readonly vector: Vector
}

export function pushesOf(facts: readonly FactModel[], layout: Layout, sheet: Sheet, used: Vector): Pushes {
  const from = layout.wide.map(() => room(sheet, facts.length * sheet.words))
  const values = once(() =>
    from.map((first, candidate) => {
      const { top } = sheet
      const chosen = chosenFor(candidate, facts, layout, sheet, used)
      for (const [place, { vector }] of chosen.entries()) share(sheet, first + place * sheet.words, vector, vector)
      release(sheet, top)
      return chosen.map(({ value }) => value)
    }),
  )
  return { from, values }
}

/** Goes through the facts, weightiest first, and takes of each what does best beside what is taken of the others. */
function chosenFor(candidate: number, facts: readonly FactModel[], layout: Layout, sheet: Sheet, used: Vector): Choice[] {
  const leadWith = (rest: Vector, vector: Vector) => lead(layout, sheet, candidate, both(sheet, rest, vector))
  const chosen = facts.map(({ fact, unstated }): Choice => ({ value: undefined, vector: clusterOf.has(fact) ? unstated : used }))
  const order = [...facts.keys()].filter((place) => !clusterOf.has((facts[place] as FactModel).fact))
  order.sort((a, b) => (facts[b] as FactModel).weight - (facts[a] as FactModel).weight)
  for (let round = 0; round < rounds; round++) {
    for (const place of order) {
      const fact = facts[place] as FactModel
      const rest = copy(sheet, used)
      for (const [other, { vector }] of chosen.entries()) if (other !== place) narrow(sheet, rest, vector)
      let best: Choice = { value: undefined, vector: fact.unstated }
      let most = leadWith(rest, best.vector)
      const consider = (value: FactValue, vector: Vector) => {
        const led = leadWith(rest, vector)
        if (led <= most) return
        most = led
        best = { value, vector }
      }
      for (const { value, known } of fact.answers) {
        consider(value, known)
        if (!isSet(fact) || !Array.isArray(best.value)) continue
        // What a set holds already goes on counting.
        const members = membersIn(fact, [...(best.value as string[]), ...(value as string[])])
        consider(
          fact.members.filter((_, at) => members & (1 << at)),
          vectorOfMembers(sheet, fact, members),
        )
      }
      chosen[place] = best
    }
  }
  return chosen
}
