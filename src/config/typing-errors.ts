import { distance } from 'fastest-levenshtein'

/**
 * The known name that another one was most likely meant to be: one letter more, less, other or swapped with its neighbour,
 * or two in a long name. Nearer than the guesses for values go, because the environment is full of names of other programs.
 */
export function likeliest(name: string, known: readonly string[]): string | undefined {
  const given = name.toUpperCase()
  return known.find((other) => {
    const most = other.length >= 9 ? 2 : 1
    return Math.abs(given.length - other.length) <= most && (distance(given, other) <= most || isSwap(given, other))
  })
}

function isSwap(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return at >= 0 && a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
