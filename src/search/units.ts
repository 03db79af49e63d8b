import type { Dictionary, FactDefinition } from '../scenario/dictionary.js'
import { clusterOf } from './clusters.js'
import { type FactModel, isSet } from './fact-model.js'
import { copy, narrow, type Sheet, type Vector } from './sheet.js'

/** A fact that can be changed where it is stated, and the facts by place that move with it. */
export interface Changeable {
  readonly fact: string
  /** Its place in the dictionary. */
  readonly index: number
  readonly definition: FactDefinition
  /** The cluster it belongs to, if it enters a derivation. */
  readonly cluster: number | undefined
  readonly places: readonly number[]
}

/** Facts that move together: one alone, or those of a cluster, tested or not. */
export interface Unit {
  /** Those that rules test, by place. */
  readonly places: readonly number[]
  readonly members: readonly Changeable[]
  /** What they do not block while nothing of them is stated; and, where something is, what some way and what every way to state it does not. */
  readonly unstated: Vector
  readonly any: Vector
  readonly all: Vector
}

/** The facts by place, those of one cluster together. */
export function placesTogether(facts: readonly FactModel[]): number[][] {
  const together = new Map<number | string, number[]>()
  for (const [place, { fact }] of facts.entries()) {
    const key = clusterOf.get(fact) ?? fact
    together.set(key, [...(together.get(key) ?? []), place])
  }
  return [...together.values()]
}

/** What can be changed where it is stated: the facts that rules test, and those that a tested fact follows from. */
export function unitsOf(facts: readonly FactModel[], dictionary: Dictionary, sheet: Sheet, used: Vector): Unit[] {
  const members = new Map<number | string, Changeable[]>()
  for (const one of changeableFacts(facts, dictionary)) {
    const key = one.cluster ?? one.fact
    members.set(key, [...(members.get(key) ?? []), one])
  }
  // What is wanted is changed before what there is: of single changes the first is told.
  const inOrder = [...members.values()].sort((a, b) => Number(isGiven(a)) - Number(isGiven(b)))
  return inOrder.map((own) => {
    const { places } = own[0] as Changeable
    const first = facts[places[0] as number] as FactModel
    const unstated = places.length === 1 ? first.unstated : copy(sheet, used)
    if (places.length > 1) for (const place of places) narrow(sheet, unstated, (facts[place] as FactModel).unstated)
    // How sets and derivations combine is not worked out beforehand: they may block anything that they ask, or nothing.
    const [any, all] = isSet(first) || own.length > 1 ? [used, unstated] : [first.any, first.all]
    return { places, members: own, unstated, any, all }
  })
}

const isGiven = (members: readonly Changeable[]) => members.some(({ definition }) => definition.given)

function changeableFacts(facts: readonly FactModel[], dictionary: Dictionary): Changeable[] {
  const placesOf = (cluster: number) => [...facts.entries()].flatMap(([at, { fact }]) => (clusterOf.get(fact) === cluster ? [at] : []))
  return [...dictionary.values()].flatMap((definition, index): Changeable[] => {
    const { fact } = definition
    const cluster = clusterOf.get(fact)
    const places = cluster === undefined ? [...facts.entries()].flatMap(([at, own]) => (own.fact === fact ? [at] : [])) : placesOf(cluster)
    return places.length > 0 ? [{ fact, index, definition, cluster, places }] : []
  })
}
