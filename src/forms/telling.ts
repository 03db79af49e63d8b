import type { Advisor } from '../advisor/advisor.js'
import type { FactDefinition } from '../scenario/dictionary.js'
import type { FactValue } from '../scenario/facts.js'
import { remembered } from '../memory.js'
import { statedFacts } from '../scenario/normalise.js'
import type { Scenario } from '../scenario/schema.js'
import { continued, type Spelling, spellingOf } from './names.js'
import { flow } from './phrases/flow.js'
import { groundOf } from './phrases/ground.js'
import { load } from './phrases/load.js'
import type { Phrases } from './phrases/phrase.js'
import { use } from './phrases/use.js'
import { capitalised, measured, shortName } from './words.js'

/** What the forms need to know of an advisor. */
export type Known = Pick<Advisor, 'views' | 'dictionary' | 'ruleset' | 'idOf'>

/** Facts, values and services in people's words. */
export interface Telling {
  readonly stated: ReadonlyMap<string, FactValue>
  /** A sentence as the rest of one that began before it. */
  readonly continued: (sentence: string) => string
  /** The name of a service, or its id where the catalog does not know it. */
  readonly service: (id: string) => string
  /** A fact as a thing one can speak of: "the largest record". */
  readonly noun: (fact: string) => string
  /** A value as a clause: "the largest record has 900 kB". */
  readonly clause: (fact: string, value: FactValue) => string
  /** A member of a set, as clauses name it. */
  readonly member: (fact: string, member: string) => string
  /** A figure with the unit of its fact. */
  readonly measure: (fact: string, value: number) => string
  /** The least that a figure can be. */
  readonly least: (fact: string) => number | undefined
  /** Stated facts as one sentence, or nothing where none of them is stated. */
  readonly sentence: (facts: readonly string[]) => string
  readonly question: (fact: string) => string
}

/** What the views of an advisor are told in, whatever the scenario. */
interface Wording {
  /** Short names of the services. */
  readonly names: Readonly<Record<string, string>>
  readonly phrases: Phrases
  readonly spelling: Spelling
}

const wordings = new WeakMap<Known['views'], Wording>()

function wordingOf(views: Known['views']): Wording {
  const names = Object.fromEntries(views.services.map(({ id, name }) => [id, shortName(name)]))
  return { names, phrases: { ...load, ...flow, ...use, ...groundOf(names) }, spelling: spellingOf(views) }
}

export function tellingOf(scenario: Scenario, { views, dictionary }: Pick<Known, 'views' | 'dictionary'>): Telling {
  const { names, phrases, spelling } = remembered(wordings, views, wordingOf)
  const stated = new Map(Object.entries(statedFacts(scenario, dictionary)))
  const definition = (fact: string): FactDefinition | undefined => dictionary.get(fact)
  const clause = (fact: string, value: FactValue) => phrases[fact]?.says(value) ?? `${fact}: ${String(value)}`
  return {
    stated,
    clause,
    continued: (sentence) => continued(sentence, spelling),
    service: (id) => names[id] ?? id,
    noun: (fact) => phrases[fact]?.noun ?? fact,
    member: (fact, member) => phrases[fact]?.member?.(member) ?? member,
    measure: (fact, value) => measured(value, definition(fact)?.unit),
    least: (fact) => definition(fact)?.minimum,
    sentence(facts) {
      const clauses = facts.flatMap((fact) => (stated.has(fact) ? [clause(fact, stated.get(fact) as FactValue)] : []))
      return clauses.length === 0 ? '' : `${capitalised(joined(clauses))}.`
    },
    question: (fact) => definition(fact)?.question ?? '',
  }
}

const subjects = ['the data', 'the load', 'the team', 'the system', 'the processing', 'the orchestration', 'records']

/** Clauses as one: of two that speak of the same thing, the second does not name it again. */
function joined(clauses: readonly string[]): string {
  const [first = '', second, ...more] = clauses
  if (second === undefined) return first
  const shared = more.length === 0 ? subjects.find((subject) => [first, second].every((clause) => clause.startsWith(`${subject} `))) : undefined
  if (shared !== undefined) return `${first} and${second.slice(shared.length)}`
  return `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1)}`
}
