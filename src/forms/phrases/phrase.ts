import type { FactValue } from '../../scenario/facts.js'
import { listed } from '../words.js'

/** How a fact is told in a record: as a thing one can speak of, and as a clause that states its value. */
export interface Phrase {
  readonly noun: string
  readonly says: (value: FactValue) => string
  /** Of a set: a member as its clause names it. */
  readonly member?: (member: string) => string
}

export type Phrases = Readonly<Record<string, Phrase>>

/** One value out of a closed list, each with its own clause. */
export const choice = (noun: string, clauses: Readonly<Record<string, string>>): Phrase => ({
  noun,
  says: (value) => clauses[String(value)] ?? `${noun}: ${value}`,
})

/** A set: `…` stands for its members, named or as they are, and `is/are` for the one that fits. An empty set says `none`. */
export const several = (noun: string, clause: string, none: string, names: Readonly<Record<string, string>> = {}): Phrase => {
  const member = (id: string) => names[id] ?? id
  return {
    noun,
    member,
    says(value) {
      const members = (value as readonly string[]).map(member)
      return members.length === 0 ? none : clause.replace(/(\w+)\/(\w+)/, members.length === 1 ? '$1' : '$2').replace('…', () => listed(members))
    },
  }
}

export const amount = (noun: string, says: (value: number) => string): Phrase => ({ noun, says: (value) => says(value as number) })

export const flag = (noun: string, yes: string, no: string): Phrase => ({ noun, says: (value) => (value === true ? yes : no) })
