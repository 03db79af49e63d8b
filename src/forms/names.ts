import type { Advisor } from '../advisor/advisor.js'
import { technologies } from '../scenario/sections/ground.js'

/** How the rules of a ruleset write words where no sentence begins, which tells names from others. */
export interface Spelling {
  /** Words that stand there with a capital, and those of names. */
  readonly capital: ReadonlySet<string>
  /** Words that stand there without one. */
  readonly small: ReadonlySet<string>
}

/** Products whose names are common words, and that nothing but what follows tells from these. */
const products = /^(Dashboards shows|Workflow Studio) /

export function spellingOf({ services, ruleNames, rule }: Advisor['views']): Spelling {
  const rules = ruleNames.flatMap((name) => rule(name) ?? [])
  const names = [
    ...services.map(({ name }) => name),
    ...Object.values(technologies),
    ...rules.flatMap(({ event }) => (event.type === 'refers' ? (event.params['to'] ?? []) : [])),
  ]
  const inside = rules.flatMap(({ because }) => wordsOf(because.replaceAll(opening, ' ')))
  return {
    capital: new Set([...names.flatMap(wordsOf), ...inside].filter(isCapital)),
    small: new Set(inside.filter((word) => !isCapital(word))),
  }
}

/** A sentence as the rest of one that began before it: its first word keeps its capital where it is a name, or the first of a name of several words. */
export function continued(sentence: string, { capital, small }: Spelling): string {
  const [first = '', second = ''] = wordsOf(sentence)
  const lowered = first.charAt(0).toLowerCase() + first.slice(1)
  const isName = small.has(lowered) ? capital.has(first) && isCapital(second) : capital.has(first) || /[\p{Lu}\d]/u.test(first.slice(1))
  return isName || products.test(sentence) ? sentence : sentence.replace(first, lowered)
}

const word = String.raw`\p{L}[\p{L}\d]*(?:-[\p{L}\d]+)*`
const words = new RegExp(word, 'gu')
/** The word that opens a sentence, or what follows a colon. */
const opening = new RegExp(String.raw`(?:^|[.:?!] )[^\p{L}]*${word}`, 'gu')
const wordsOf = (text: string): readonly string[] => text.match(words) ?? []
const isCapital = (one: string) => /^\p{Lu}/u.test(one)
