import fc from 'fast-check'

const character = fc.integer({ min: 0, max: 0x10ffff }).filter((code) => code < 0xd800 || code > 0xdfff)

/** A text of any characters. fast-check's own lists all of Unicode first, which takes a second. */
export const anyText = (maxLength: number): fc.Arbitrary<string> => fc.array(character, { maxLength }).map((codes) => String.fromCodePoint(...codes))
