import type { DecisionModel } from './model.js'
import { nobody } from './scales.js'
import { nothing, type Vector, widen } from './sheet.js'

/** The terms that can turn a decision away from its winner: by holding where they did not, and by no longer holding. */
export interface Turning {
  readonly gains: Vector
  readonly losses: Vector
}

/**
 * More terms that help a candidate never lower it and more that harm it never raise it. So what gains nothing for a rival or
 * against the winner, and loses nothing the other way round, turns no decision, alone or with other changes.
 */
export function turningTo({ sheet, helpsOf, harmsOf }: DecisionModel, winner: number, rivals: readonly number[]): Turning {
  const [gains, losses] = [nothing(sheet), nothing(sheet)]
  if (winner !== nobody) {
    widen(sheet, gains, harmsOf[winner] as Vector)
    widen(sheet, losses, helpsOf[winner] as Vector)
  }
  for (const rival of rivals) {
    widen(sheet, gains, helpsOf[rival] as Vector)
    widen(sheet, losses, harmsOf[rival] as Vector)
  }
  return { gains, losses }
}

/** Every candidate that could take the winner's place. */
export const rivalsOf = (eliminated: readonly boolean[], winner: number): number[] =>
  [...eliminated.keys()].filter((candidate) => candidate !== winner && !eliminated[candidate])
