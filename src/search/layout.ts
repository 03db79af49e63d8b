/** A term with what it does to a candidate. */
export interface Weighted {
  readonly candidate: number
  readonly kind: 'eliminates' | 'favors' | 'disfavors' | 'requires'
  readonly concern: string
  readonly points: number
}

/** Where each term's bit stands, and what the bits say of the candidates. */
export interface Layout {
  readonly words: number
  /** The bit of each term. */
  readonly bits: readonly number[]
  /** Bits in use. */
  readonly used: Int32Array
  /** Bits whose term helps its candidate, and those whose term harms it. */
  readonly helps: Int32Array
  readonly harms: Int32Array
  readonly eliminates: Int32Array
  /** The first word of each candidate, and one past the last. */
  readonly from: Int32Array
  /** The candidate of each word. */
  readonly candidateOf: readonly number[]
  /** For each byte and each of its 256 values, the points of the slots in it. */
  readonly points: Int16Array
  /** The same with wide slots as if all of their bytes counted: never less than what terms of one kind come to. */
  readonly most: Int16Array
  /** For each candidate the slots that are wider than a byte. */
  readonly wide: readonly (readonly WideSlot[])[]
}

/** A slot of more than eight terms: the most that one of its bytes gives counts. */
export interface WideSlot {
  readonly sign: 1 | -1
  readonly bytes: readonly number[]
  readonly points: Int16Array
}

/** The points of the terms that a word holds, out of one table or the other. */
export function pointsIn(table: Int16Array, word: number, held: number): number {
  const first = word << 10
  return (
    (table[first + (held & 255)] as number) +
    (table[first + 256 + ((held >>> 8) & 255)] as number) +
    (table[first + 512 + ((held >>> 16) & 255)] as number) +
    (table[first + 768 + (held >>> 24)] as number)
  )
}

/** Terms of one concern for or against one candidate: only the strongest that holds counts. */
interface Slot {
  readonly candidate: number
  readonly sign: 1 | -1 | 0
  readonly terms: number[]
}

/**
 * Gives each term a bit, so that a candidate's score is a few look-ups. The terms of one slot share a byte, in which "only the
 * strongest counts" is worked out beforehand for all 256 values; bytes are filled with slots of the same candidate, and each
 * candidate begins a word of its own.
 */
export function layOut(terms: readonly Weighted[], candidates: number): Layout {
  const slots = slotsOf(terms)
  const bits: number[] = []
  const from = [0]
  const wideAt: { slot: Slot; bytes: number[] }[] = []
  const narrowAt: { slot: Slot; byte: number }[] = []
  for (let candidate = 0; candidate < candidates; candidate++) {
    const first = (from[candidate] as number) * 4
    const filled: number[] = []
    for (const slot of slots.filter((one) => one.candidate === candidate).sort((a, b) => b.terms.length - a.terms.length)) {
      if (slot.terms.length > 8) {
        const bytes: number[] = []
        for (const [at, term] of slot.terms.entries()) {
          if (at % 8 === 0) bytes.push(first + filled.push(8) - 1)
          bits[term] = (bytes.at(-1) as number) * 8 + (at % 8)
        }
        wideAt.push({ slot, bytes })
      } else {
        let byte = filled.findIndex((taken) => taken + slot.terms.length <= 8)
        if (byte < 0) byte = filled.push(0) - 1
        for (const term of slot.terms) {
          bits[term] = (first + byte) * 8 + (filled[byte] as number)
          filled[byte] = (filled[byte] as number) + 1
        }
        narrowAt.push({ slot, byte: first + byte })
      }
    }
    from.push((from[candidate] as number) + Math.ceil(filled.length / 4))
  }
  const words = from.at(-1) as number
  const vectorOf = (kinds: readonly Weighted['kind'][]) => {
    const vector = new Int32Array(words)
    for (const [term, { kind }] of terms.entries()) {
      const bit = bits[term] as number
      if (kinds.includes(kind)) vector[bit >> 5] = (vector[bit >> 5] as number) | (1 << (bit & 31))
    }
    return vector
  }
  const points = new Int16Array(words * 4 * 256)
  for (const { slot, byte } of narrowAt) addStrongest(points, byte, slot, terms, bits, slot.sign)
  const most = wideAt.length > 0 ? points.slice() : points
  for (const { slot, bytes } of wideAt) for (const byte of bytes) addStrongest(most, byte, slot, terms, bits, slot.sign)
  return {
    words,
    bits,
    used: vectorOf(['eliminates', 'requires', 'favors', 'disfavors']),
    helps: vectorOf(['favors']),
    harms: vectorOf(['disfavors', 'eliminates', 'requires']),
    eliminates: vectorOf(['eliminates', 'requires']),
    from: Int32Array.from(from),
    candidateOf: Array.from({ length: words }, (_, word) => from.findLastIndex((first) => first <= word)),
    points,
    most,
    wide: Array.from({ length: candidates }, (_, candidate) =>
      wideAt.flatMap(({ slot, bytes }) =>
        slot.candidate === candidate ? [{ sign: slot.sign as 1 | -1, bytes, points: wideTable(slot, bytes, terms, bits) }] : [],
      ),
    ),
  }
}

function slotsOf(terms: readonly Weighted[]): Slot[] {
  const slots = new Map<string, Slot>()
  for (const [at, { candidate, kind, concern }] of terms.entries()) {
    const sign = kind === 'favors' ? 1 : kind === 'disfavors' ? -1 : 0
    // What eliminates adds no points, so each of its terms may stand wherever there is room.
    const key = sign === 0 ? `${candidate} ${at}` : `${candidate} ${kind} ${concern}`
    const slot = slots.get(key) ?? { candidate, sign, terms: [] }
    slot.terms.push(at)
    slots.set(key, slot)
  }
  return [...slots.values()]
}

/** Adds to each value of a byte the points of the strongest term of a slot that it holds. */
function addStrongest(table: Int16Array, byte: number, { terms: own }: Slot, terms: readonly Weighted[], bits: readonly number[], sign: number): void {
  const inByte = own.filter((term) => (bits[term] as number) >> 3 === byte)
  for (let value = 1; value < 256; value++) {
    const strongest = inByte.reduce((most, term) => (value & (1 << ((bits[term] as number) & 7)) ? Math.max(most, terms[term]?.points ?? 0) : most), 0)
    table[byte * 256 + value] = (table[byte * 256 + value] as number) + sign * strongest
  }
}

function wideTable(slot: Slot, bytes: readonly number[], terms: readonly Weighted[], bits: readonly number[]): Int16Array {
  const table = new Int16Array(((bytes.at(-1) as number) + 1) * 256)
  for (const byte of bytes) addStrongest(table, byte, slot, terms, bits, 1)
  return table
}
