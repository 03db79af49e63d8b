import { derivedOnly } from '../scenario/derivations.js'
import { type Dictionary, dictionaryOf, type FactDefinition } from '../scenario/dictionary.js'
import { type Scenario, type ScenarioSchema, scenarioSchema, type Vocabulary } from '../scenario/schema.js'
import { type Check, runChecks } from './check.js'
import { checks } from './checks/all.js'
import { canonical, sha256 } from './digest.js'
import { type ContentFault, KnowledgeError } from './fault.js'
import { type Reader, readerOf } from './files.js'
import { deepFreeze } from './freeze.js'
import type { Library, Nameable, Operators, Written } from './library.js'
import { architecture, noArchitecture } from './shape/architecture.js'
import * as shapes from './shape/files.js'
import { service } from './shape/service.js'
import { withShared } from './shared.js'

/** A scenario to start from. */
export interface WorkedScenario {
  readonly id: string
  readonly title: string
  readonly scenario: Scenario
}

/** A ruleset that passed every check, shared conditions in their places. Deep-frozen. */
export interface Knowledge extends Omit<Library, 'scenarios'> {
  readonly scenarios: readonly WorkedScenario[]
  readonly schema: ScenarioSchema
  readonly dictionary: Dictionary
  /** `sha256:` and 64 hexadecimal digits over the content, whatever the order of keys, rules and files. */
  readonly digest: string
}

/**
 * Reads and checks `rules/`. Throws a {@link KnowledgeError} with every fault; nothing is ever half loaded.
 * Whoever works on the knowledge hands in checks of what it needs beside; they take for granted that all others were passed.
 */
export async function loadKnowledge(directory: string, operators: Operators, further: readonly Check[] = []): Promise<Knowledge> {
  const reader = readerOf(directory)
  const content = await readLibrary(reader)
  // Without its folder nothing can be named: every mention would be a fault, and hide the one that there is.
  if (reader.faults.some(({ file }) => file === 'services' || file === 'decisions')) throw new KnowledgeError(directory, reader.faults.sort(byPlace))
  const nameable = await nameableOf(reader, content)
  const schema = scenarioSchema(vocabularyOf(nameable, content))
  const dictionary = dictionaryWithDerived(schema)
  const context = { ...content, schema, dictionary, operators, nameable, whole: reader.faults.length === 0 }
  const faults = [...reader.faults, ...runChecks(checks, context)]
  if (faults.length === 0) faults.push(...runChecks(further, context))
  if (faults.length > 0) throw new KnowledgeError(directory, faults.sort(byPlace))
  const ordered = inOrderOfNames(withShared(content))
  const scenarios = content.scenarios.map(({ id, title, scenario }) => ({ id, title, scenario: schema.parse(scenario) }))
  return { ...deepFreeze({ ...ordered, scenarios, digest: digestOf(ordered) }), schema, dictionary }
}

const byPlace = (a: ContentFault, b: ContentFault) => (a.file + a.pointer < b.file + b.pointer ? -1 : 1)

async function readLibrary(reader: Reader): Promise<Written> {
  const ruleset = (await reader.one('ruleset.json', shapes.ruleset)) ?? { version: '', asOf: '', decisions: [] }
  const decisions = await reader.folder('decisions', shapes.decision)
  const inOrder = [...ruleset.decisions, ...decisions.map(({ id }) => id)]
  decisions.sort((a, b) => inOrder.indexOf(a.id) - inOrder.indexOf(b.id))
  return {
    ruleset,
    sources: (await reader.one('evidence.json', shapes.evidence))?.evidence ?? [],
    claims: (await reader.one('notes.json', shapes.notes))?.claims ?? [],
    endpoints: (await reader.one('endpoints.json', shapes.endpoints))?.endpoints ?? [],
    shared: (await reader.perhaps('conditions.json', shapes.sharedConditions))?.conditions ?? [],
    decisions: new Map(decisions.map((entry) => [entry.id, entry])),
    services: new Map((await reader.folder('services', service)).map((entry) => [entry.id, entry])),
    referrals: (await reader.one('referrals.json', shapes.referrals))?.rules ?? [],
    contradictions: (await reader.one('contradictions.json', shapes.contradictions))?.rules ?? [],
    architecture: (await reader.one('architecture.json', architecture)) ?? noArchitecture,
    scenarios: await reader.folder('scenarios', shapes.workedScenario),
  }
}

async function nameableOf(reader: Reader, { sources, claims, shared }: Written): Promise<Nameable> {
  const evidenceRead = !reader.faults.some(({ file }) => file === 'evidence.json' || file === 'notes.json')
  return {
    services: await reader.ids('services'),
    decisions: await reader.ids('decisions'),
    conditions: reader.faults.some(({ file }) => file === 'conditions.json') ? undefined : shared.map(({ id }) => id),
    evidence: evidenceRead ? [...sources, ...claims].map(({ id }) => id) : undefined,
  }
}

function vocabularyOf({ services: serviceIds, decisions: decisionIds }: Nameable, { ruleset, decisions, services }: Library): Vocabulary {
  const inOrder = ruleset.decisions.length > 0 ? ruleset.decisions : decisionIds
  return {
    decisions: Object.fromEntries(inOrder.map((id) => [id, decisions.get(id)?.question ?? id])),
    services: Object.fromEntries(serviceIds.map((id) => [id, services.get(id)?.name ?? id])),
  }
}

/** The facts that a scenario can state, and those that only follow. */
export const dictionaryWithDerived = (schema: ScenarioSchema): Dictionary =>
  new Map<string, FactDefinition>([...dictionaryOf(schema), ...derivedOnly.map((definition) => [definition.fact, definition] as const)])

/** The order in which rules stand in their files says nothing: answers go by name. */
function inOrderOfNames(content: Library): Library {
  const byName = <R extends { name: string }>(rules: readonly R[]) => [...rules].sort((a, b) => (a.name < b.name ? -1 : 1))
  const byId = <T extends { id: string }>(entries: readonly T[]) => [...entries].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    ...content,
    sources: byId(content.sources),
    decisions: new Map([...content.decisions].map(([id, decision]) => [id, { ...decision, rules: byName(decision.rules) }])),
    services: new Map(
      [...content.services].map(([id, entry]) => [
        id,
        { ...entry, rules: byName(entry.rules), settings: entry.settings.map((setting) => ({ ...setting, rules: byName(setting.rules) })) },
      ]),
    ),
    referrals: byName(content.referrals),
    contradictions: byName(content.contradictions),
    architecture: { ...content.architecture, rules: byName(content.architecture.rules) },
  }
}

const digestOf = (content: Library): string => `sha256:${sha256(canonical(content))}`
