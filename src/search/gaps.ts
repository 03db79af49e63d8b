import type { Layout } from './layout.js'
import { nobody, type Scales, type Standing } from './scales.js'
import type { Sheet, Vector } from './sheet.js'

/** What keeps candidates from the front in a state. */
export interface Gaps {
  /** For each candidate the reasons that eliminate it, a bit each; all of them must be lifted. */
  readonly bars: Int32Array
  /**
   * For each candidate, and each other that stands before it, by how much it has to gain on that one, in sixths of a point, as one, two or
   * three facts share what a term gives.
   */
  readonly ahead: Int32Array
  /** For each candidate those who stand before it, farthest first, and `nobody` after the last: who cannot be passed is mostly the first. */
  readonly before: Int32Array
}

/** Tells what keeps candidates from the front. */
export interface Gauge {
  readonly gaps: (state: Vector, standing: Standing) => Gaps
  /** Of the lowest of some terms in a word, its bit among the reasons of the state that gaps were last asked of; all bits for a term that eliminated nobody there. */
  readonly reasonOf: (word: number, terms: number) => number
}

export function createGauge(
  { eliminates, candidateOf, wide: { length: count } }: Pick<Layout, 'eliminates' | 'candidateOf' | 'wide'>,
  scales: Scales,
  sheet: Sheet,
): Gauge {
  /** For each term that eliminates somebody its bit; beyond 32 they share one. */
  const reasons = new Map<number, number>()
  return {
    gaps(state, { eliminated }) {
      let out = 0
      const bars = new Int32Array(count)
      reasons.clear()
      for (let word = 0; word < candidateOf.length; word++) {
        const candidate = candidateOf[word] as number
        for (let left = (sheet.bits[state + word] as number) & (eliminates[word] as number); left !== 0; left &= left - 1) {
          const reason = 1 << Math.min(reasons.size, 31)
          reasons.set(termOf(word, left), reason)
          bars[candidate] = (bars[candidate] as number) | reason
          out |= 1 << candidate
        }
      }
      const scores = eliminated.map((_, candidate) => scales.score(candidate, state))
      const [ahead, before] = [new Int32Array(count * count), new Int32Array(count * count).fill(nobody)]
      const viable = [...eliminated.keys()].filter((candidate) => !eliminated[candidate] && (out & (1 << candidate)) === 0)
      viable.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b)
      for (let one = 0; one < count; one++) {
        let place = one * count
        for (const other of viable) {
          const gain = 6 * ((scores[other] as number) - (scores[one] as number) + (other < one ? 1 : 0))
          if (other === one || gain <= 0) continue
          ahead[one * count + other] = gain
          before[place++] = other
        }
      }
      return { bars, ahead, before }
    },
    reasonOf: (word, terms) => reasons.get(termOf(word, terms)) ?? -1,
  }
}

/** The number of the lowest of some terms in a word. */
const termOf = (word: number, terms: number) => (word << 5) + (31 - Math.clz32(terms & -terms))
