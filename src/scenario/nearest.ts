import { distance } from 'fastest-levenshtein'

/** How far a word counts as from one that it is a part of, or the other way round, however much is missing. */
const asPart = 2.5

/** The known word a misspelt one most likely stands for, if any is near enough to be worth naming: the one with the fewest slips, else one of which it is a part. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const plain = simplify(word)
  if (plain === '' || plain.length > 80) return undefined
  let best: { candidate: string; far: number; slips: number } | undefined
  for (const candidate of known) {
    const other = simplify(candidate)
    const slips = distance(plain, other)
    const isPart = Math.min(plain.length, other.length) >= 4 && (other.includes(plain) || plain.includes(other))
    const far = isPart ? Math.min(slips, asPart) : slips
    if (far > Math.max(isPart ? asPart : 2, Math.floor(other.length / 3))) continue
    if (best === undefined || far < best.far || (far === best.far && slips < best.slips)) best = { candidate, far, slips }
  }
  return best?.candidate
}

/** The sentence that names such a word, after another sentence; nothing where there is none. */
export const suggested = (word: string | undefined): string => (word === undefined ? '' : ` Did you mean ${JSON.stringify(word)}?`)

const simplify = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, '')
