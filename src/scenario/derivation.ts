import { remembered } from '../memory.js'
import type { Facts, FactValue } from './facts.js'

/** How a fact follows from others. It is unknown unless all of its parts are known. */
export interface Derivation {
  readonly fact: string
  readonly from: readonly string[]
  readonly how: string
  readonly derive: (...parts: never[]) => FactValue | undefined
  /** The figure of one part that gives a derived figure while the other parts stay, where it follows from that one in proportion. */
  readonly invert?: (part: string, target: number, known: Facts) => number | undefined
  /** Figures of the first part at which the derived value changes, where it is no figure itself. */
  readonly breaks?: readonly number[]
  /** Where the parts stand for a span, its lower end: `derive` gives the upper one. */
  readonly lowerEnd?: (...parts: never[]) => number
  /** Which side of it a stated figure may lie on where files, tables or data of applications come besides what streams. */
  readonly besides?: 'more' | 'less'
}

/**
 * A derivation with numbers for its fact and its parts, as to look up a number takes a fraction of the time that a name takes. Whatever is
 * left out is written out, so that all are of one form.
 */
export interface PlacedDerivation extends Pick<Derivation, 'fact' | 'from' | 'how' | 'derive'> {
  readonly place: number
  readonly parts: readonly number[]
  readonly invert: Derivation['invert'] | undefined
  readonly breaks: Derivation['breaks'] | undefined
  readonly lowerEnd: Derivation['lowerEnd'] | undefined
  readonly besides: Derivation['besides'] | undefined
}

/** Numbers the facts that derivations name. */
export function placed(derivations: readonly Derivation[]): {
  readonly derivations: readonly PlacedDerivation[]
  readonly places: ReadonlyMap<string, number>
} {
  const places = new Map<string, number>()
  const placeOf = (fact: string) => remembered(places, fact, () => places.size)
  return {
    derivations: derivations.map(({ fact, from, how, derive, invert, breaks, lowerEnd, besides }) => {
      const [place, parts] = [placeOf(fact), from.map(placeOf)]
      return { fact, from, how, derive, place, parts, invert, breaks, lowerEnd, besides }
    }),
    places,
  }
}

export type Members = readonly string[]

/** Facts, each with what it must be so that it counts. */
export type Wants = readonly (readonly [fact: string, isSo: (value: never) => boolean])[]
