import type { Dictionary } from '../scenario/dictionary.js'
import type { ScenarioSchema } from '../scenario/schema.js'
import type { Architecture } from './shape/architecture.js'
import type { Claim, Decision, Endpoint, Ruleset, SharedCondition, Source, WorkedScenario } from './shape/files.js'
import type { ContradictionRule, ReferralRule, Rule } from './shape/rule.js'
import type { Service } from './shape/service.js'

/** The content of `rules/`, parsed. Decisions and services are keyed by id, decisions in the order of the ruleset. */
export interface Library {
  readonly ruleset: Ruleset
  readonly sources: readonly Source[]
  readonly claims: readonly Claim[]
  readonly endpoints: readonly Endpoint[]
  readonly decisions: ReadonlyMap<string, Decision>
  readonly services: ReadonlyMap<string, Service>
  readonly referrals: readonly ReferralRule[]
  readonly contradictions: readonly ContradictionRule[]
  readonly architecture: Architecture
  readonly scenarios: readonly WorkedScenario[]
}

/** The content as it is written: rules may mention conditions that they share. */
export interface Written extends Library {
  /** Each behind those that it mentions itself. */
  readonly shared: readonly SharedCondition[]
}

/** What a check may look at: what is written, and what a scenario can say. */
export interface CheckContext extends Written {
  readonly dictionary: Dictionary
  readonly schema: ScenarioSchema
  readonly operators: Operators
  /** What can be named although its own file may be broken: a fault is told once, not at every mention. */
  readonly nameable: Nameable
  /** Whether every file could be read: what seems to be missing may stand in one that could not. */
  readonly whole: boolean
}

export interface Nameable {
  readonly services: readonly string[]
  readonly decisions: readonly string[]
  /** Ids of sources and claims; undefined where a file of them cannot be read. */
  readonly evidence: readonly string[] | undefined
  /** Undefined where their file cannot be read. */
  readonly conditions: readonly string[] | undefined
}

/** The operators that the engine knows, handed in so that content and engine stay strangers. */
export type Operators = Readonly<Record<string, { readonly facts: readonly string[]; readonly value: 'one' | 'list' }>>

/** A rule and where it stands. */
export interface PlacedRule {
  readonly file: string
  readonly pointer: string
  /** What the name must start with: the id of the decision or service, `referral`, `contradiction` or `architecture`. */
  readonly owner: string
  readonly rule: Rule
}

/** The folders whose files each hold one entry, named by its id. */
export const folders = ['decisions', 'services', 'scenarios'] as const

export const fileOf = {
  decision: (id: string) => `decisions/${id}.json`,
  service: (id: string) => `services/${id}.json`,
  scenario: (id: string) => `scenarios/${id}.json`,
}

export function* placedRules(library: Library): Generator<PlacedRule> {
  for (const { id, rules } of library.decisions.values()) yield* place(fileOf.decision(id), '/rules', id, rules)
  for (const { id, rules, settings } of library.services.values()) {
    yield* place(fileOf.service(id), '/rules', id, rules)
    for (const [at, setting] of settings.entries()) yield* place(fileOf.service(id), `/settings/${at}/rules`, id, setting.rules)
  }
  yield* place('referrals.json', '/rules', 'referral', library.referrals)
  yield* place('contradictions.json', '/rules', 'contradiction', library.contradictions)
  yield* place('architecture.json', '/rules', 'architecture', library.architecture.rules)
}

function* place(file: string, base: string, owner: string, rules: readonly Rule[]): Generator<PlacedRule> {
  for (const [at, rule] of rules.entries()) yield { file, pointer: `${base}/${at}`, owner, rule }
}
