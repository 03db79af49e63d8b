/**
 * Text inside a quoted Mermaid label. Letters, digits and a few harmless marks stay as they are; everything else becomes
 * an entity code, so that no label leaves its quotes, starts a directive or a comment, or is taken for markup.
 */
export const labelText = (text: string): string => {
  const characters = [...plain(text)].map((character) => (harmless.test(character) ? character : `#${character.codePointAt(0)};`))
  // A label must hold something: a space that does not break.
  return characters.length > 0 ? characters.join('') : '#160;'
}

/** Text inside a double-quoted YAML scalar of the front matter: escaped as JSON is, which YAML reads alike. */
export const titleText = (text: string): string =>
  [...plain(text)].map((character) => (harmless.test(character) ? character : [...utf16(character)].map((unit) => `\\u${unit}`).join(''))).join('')

const harmless = /^[\p{L}\p{N} ,.()/-]$/u
/** One line, with single spaces in place of white space, control characters and stray surrogates. */
const plain = (text: string) => text.replace(/[\s\p{C}]+/gu, ' ').trim()

const utf16 = (character: string): string[] => Array.from({ length: character.length }, (_, at) => character.charCodeAt(at).toString(16).padStart(4, '0'))
