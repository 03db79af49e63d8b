import { distance } from 'fastest-levenshtein'

/** The known word a misspelt one most likely stands for, if any is near enough to be worth naming. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const plain = simplify(word)
  if (plain === '' || plain.length > 80) return undefined
  let best: { candidate: string; far: number } | undefined
  for (const candidate of known) {
    const other = simplify(candidate)
    const isPart = Math.min(plain.length, other.length) >= 4 && (other.includes(plain) || plain.includes(other))
    const far = isPart ? 1 : distance(plain, other)
    if (far <= Math.max(2, Math.floor(other.length / 3)) && (best === undefined || far < best.far)) best = { candidate, far }
  }
  return best?.candidate
}

const simplify = (word: string) => word.toLowerCase().replace(/[^a-z0-9]/g, '')
