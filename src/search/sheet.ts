/**
 * A vector has a bit for each term of a decision's rules, 32 in a word. Read as a state it says which terms hold; read as a
 * fact's share, which terms the fact does not block. It is named by where it begins on its sheet.
 */
export type Vector = number

/**
 * The paper that the vectors of one decision are written on: those of the model first, those of one analysis after them, which
 * begin again where the last analysis began. A search asks for thousands, and making an array for each costs more than the search.
 */
export interface Sheet {
  readonly words: number
  bits: Int32Array
  /** Where the next vector is written. */
  top: number
}

export const createSheet = (words: number): Sheet => ({ words, bits: new Int32Array(4096), top: 0 })

/** Wipes what was written since `top` was the place to write at. */
export const release = (sheet: Sheet, top: number): void => {
  sheet.top = top
}

/** A place for so many figures, of which nothing is said yet. */
export function room(sheet: Sheet, figures: number): number {
  const at = sheet.top
  sheet.top += figures
  while (sheet.top > sheet.bits.length) {
    const larger = new Int32Array(sheet.bits.length * 2)
    larger.set(sheet.bits)
    sheet.bits = larger
  }
  return at
}

export const nothing = (sheet: Sheet): Vector => wiped(sheet, room(sheet, sheet.words))

export function wiped({ bits, words }: Sheet, vector: Vector): Vector {
  for (let word = 0; word < words; word++) bits[vector + word] = 0
  return vector
}

export const written = (sheet: Sheet, words: Int32Array): Vector => {
  const made = room(sheet, sheet.words)
  sheet.bits.set(words, made)
  return made
}

export function copy(sheet: Sheet, vector: Vector): Vector {
  const made = room(sheet, sheet.words)
  const { bits, words } = sheet
  for (let word = 0; word < words; word++) bits[made + word] = bits[vector + word] as number
  return made
}

/** What two vectors share. */
export function both(sheet: Sheet, one: Vector, other: Vector): Vector {
  const made = room(sheet, sheet.words)
  const { bits, words } = sheet
  for (let word = 0; word < words; word++) bits[made + word] = (bits[one + word] as number) & (bits[other + word] as number)
  return made
}

/** What one vector has and another has not. */
export function without(sheet: Sheet, one: Vector, other: Vector): Vector {
  const made = room(sheet, sheet.words)
  const { bits, words } = sheet
  for (let word = 0; word < words; word++) bits[made + word] = (bits[one + word] as number) & ~(bits[other + word] as number)
  return made
}

/** Writes what two vectors share over a third. */
export function share({ bits, words }: Sheet, into: Vector, one: Vector, other: Vector): Vector {
  for (let word = 0; word < words; word++) bits[into + word] = (bits[one + word] as number) & (bits[other + word] as number)
  return into
}

/** Writes over a vector what one has, and what another has and a third lacks. */
export function join({ bits, words }: Sheet, into: Vector, one: Vector, other: Vector, lacking: Vector): void {
  for (let word = 0; word < words; word++)
    bits[into + word] = (bits[one + word] as number) | ((bits[other + word] as number) & ~(bits[lacking + word] as number))
}

/** Leaves in a vector what another has too. */
export const narrow = (sheet: Sheet, into: Vector, by: Vector): Vector => share(sheet, into, into, by)

/** Adds to a vector what another has. */
export function widen({ bits, words }: Sheet, into: Vector, by: Vector): Vector {
  for (let word = 0; word < words; word++) bits[into + word] = (bits[into + word] as number) | (bits[by + word] as number)
  return into
}

/** Counts what a vector lacks: what is missing for the first time goes into the first of four, for the second time into the second too. */
export function countMissing({ bits, words }: Sheet, missing: readonly [Vector, Vector, Vector, Vector], from: Vector): void {
  const [first, second, third, fourth] = missing
  for (let word = 0; word < words; word++) {
    const one = bits[first + word] as number
    const two = bits[second + word] as number
    const three = bits[third + word] as number
    const added = ~(bits[from + word] as number)
    bits[fourth + word] = (bits[fourth + word] as number) | (three & added)
    bits[third + word] = three | (two & added)
    bits[second + word] = two | (one & added)
    bits[first + word] = one | added
  }
}

/** Counts what vectors have, up to two: what comes once stands in the first, what comes again in the second too. */
export function countTwice({ bits, words }: Sheet, once: Vector, more: Vector, by: Vector): void {
  for (let word = 0; word < words; word++) {
    const had = bits[once + word] as number
    const added = bits[by + word] as number
    bits[more + word] = (bits[more + word] as number) | (had & added)
    bits[once + word] = had | added
  }
}

export function same({ bits, words }: Sheet, one: Vector, other: Vector): boolean {
  for (let word = 0; word < words; word++) if (bits[one + word] !== bits[other + word]) return false
  return true
}

export function meets({ bits, words }: Sheet, one: Vector, other: Vector): boolean {
  for (let word = 0; word < words; word++) if (((bits[one + word] as number) & (bits[other + word] as number)) !== 0) return true
  return false
}

/** Whether two vectors agree in the bits of a mask. */
export function sameWithin({ bits, words }: Sheet, mask: Vector, one: Vector, other: Vector): boolean {
  for (let word = 0; word < words; word++)
    if ((((bits[one + word] as number) ^ (bits[other + word] as number)) & (bits[mask + word] as number)) !== 0) return false
  return true
}

export const setBit = ({ bits }: Sheet, into: Vector, bit: number): void => {
  const at = into + (bit >> 5)
  bits[at] = (bits[at] as number) | (1 << (bit & 31))
}

export const clearBit = ({ bits }: Sheet, into: Vector, bit: number): void => {
  const at = into + (bit >> 5)
  bits[at] = (bits[at] as number) & ~(1 << (bit & 31))
}

export const hasBit = ({ bits }: Sheet, vector: Vector, bit: number): boolean => ((bits[vector + (bit >> 5)] as number) & (1 << (bit & 31))) !== 0
