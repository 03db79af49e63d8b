import { type Derivation, derivations, derive } from '../scenario/derived.js'
import type { Facts, FactValue } from '../scenario/facts.js'
import type { DecisionModel } from './model.js'
import type { Move, Standing } from './scorer.js'
import { bitOf } from './state.js'
import { unknownBit } from './variables.js'

/** A decision over one scenario: what is stated and what follows. */
export interface Position {
  readonly model: DecisionModel
  readonly standing: Standing
  readonly stated: Facts
  /** Stated and derived facts. */
  readonly facts: Facts
}

/** Facts that enter a derivation, so that stating one can move others. */
export const entangled: ReadonlySet<string> = new Set(
  derivations.filter(({ fact }) => !fact.startsWith('derived.')).flatMap(({ fact, from }: Derivation) => [fact, ...from]),
)

/**
 * What becomes of the variables when facts are stated: their own, and those of facts that follow.
 * Undefined where a fact that is known by derivation would change, which no completion may do.
 */
export function movesOf({ model, stated, facts }: Position, changes: Facts, mayChange: boolean): Move[] | undefined {
  const names = Object.keys(changes)
  if (!names.some((fact) => entangled.has(fact))) return names.flatMap((fact) => movesOfFact(model, fact, changes[fact]))
  const after = derive({ ...stated, ...changes }).facts
  const moves: Move[] = []
  for (const fact of new Set([...names, ...entangled])) {
    if (after[fact] === facts[fact]) continue
    if (!mayChange && facts[fact] !== undefined) return undefined
    moves.push(...movesOfFact(model, fact, after[fact]))
  }
  return moves
}

function movesOfFact({ variables, variablesOf }: DecisionModel, fact: string, value: FactValue | undefined): Move[] {
  return (variablesOf.get(fact) ?? []).map((variable) => {
    const known = variables[variable]
    return [variable, known && value !== undefined ? bitOf(known, value) : unknownBit] as const
  })
}

/** The values that tell the regions of a fact apart, one a region; of a set: none of its members, and each alone. */
export function ownRegions({ variables, variablesOf }: DecisionModel, fact: string): FactValue[] {
  const own = (variablesOf.get(fact) ?? []).flatMap((variable) => variables[variable] ?? [])
  const members = own.flatMap(({ member }) => member ?? [])
  if (members.length > 0) return [[], ...members.map((member) => [member])]
  return own.flatMap(({ regions }) => regions.flatMap(({ value }) => value ?? []))
}
