import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import { type Conditions, type Leaf, leavesOf, strengths } from '../knowledge/shape/rule.js'
import type { FactDefinition } from '../scenario/dictionary.js'
import { type Judged, judge, type Locate } from './conditions.js'
import { baseOf, inBit, leafHolds, memberVariable, outBit, plainVariable, type Variable } from './variables.js'

/** One rule of a decision as the search sees it. */
export interface RuleModel extends Judged {
  readonly at: number
  readonly candidate: number
  readonly kind: 'eliminates' | 'favors' | 'disfavors' | 'requires'
  /** Of a requirement: the companion without which the candidate is out where policy excludes it. */
  readonly companion?: string
  readonly points: number
  readonly variables: readonly number[]
}

/** Rules of one concern for or against one candidate, strongest first: only the strongest that is met counts. */
export type Slot = readonly RuleModel[]

export interface CandidateModel {
  readonly id: string
  readonly favors: readonly Slot[]
  readonly disfavors: readonly Slot[]
  readonly eliminations: readonly RuleModel[]
}

/** A decision as the search sees it: variables, rules over them, and what the rules do to the candidates. */
export interface DecisionModel {
  readonly id: string
  readonly candidates: readonly CandidateModel[]
  readonly variables: readonly Variable[]
  readonly rules: readonly RuleModel[]
  /** For each variable the rules that test it. */
  readonly rulesOf: readonly (readonly RuleModel[])[]
  /** For each variable whether no rule tells "not stated" from "out": members that rules only look for. */
  readonly onlyLookedFor: readonly boolean[]
  /** For each statable fact its variables: one, or one a member of a set. */
  readonly variablesOf: ReadonlyMap<string, readonly number[]>
  /** For each statable fact the most that a rule testing it can move. */
  readonly weightOf: ReadonlyMap<string, number>
  /** What can be stated, by fact. */
  readonly definitions: ReadonlyMap<string, FactDefinition>
}

interface Source {
  readonly conditions: Conditions
  readonly candidate: number
  readonly kind: RuleModel['kind']
  readonly companion?: string
  readonly concern: string
  readonly points: number
}

export function modelOf(decision: Decision, knowledge: Knowledge): DecisionModel {
  const sources = [...rulesOf(decision), ...requirementsOf(decision, knowledge)]
  const leaves = sources.flatMap(({ conditions }) => [...leavesOf(conditions)])
  const { variables, variablesOf, locate } = layOut(leaves, knowledge)
  const rules = sources.map((source, at): RuleModel => {
    const { candidate, kind, companion, points, conditions } = source
    const tested = new Set([...leavesOf(conditions)].map((leaf) => locate(leaf).variable))
    return { at, candidate, kind, points, variables: [...tested], ...judge(conditions, locate), ...(companion === undefined ? {} : { companion }) }
  })
  const weightOf = new Map<string, number>()
  for (const { points, variables: tested } of rules) {
    for (const variable of tested) {
      const { fact } = variables[variable] as Variable
      weightOf.set(fact, Math.max(weightOf.get(fact) ?? 0, points))
    }
  }
  return {
    id: decision.id,
    candidates: decision.candidates.map((id, at) => candidateOf(id, at, rules, sources)),
    variables,
    rules,
    rulesOf: variables.map((_, variable) => rules.filter(({ variables: tested }) => tested.includes(variable))),
    onlyLookedFor: variables.map(
      ({ fact, member }) => member !== undefined && !leaves.some((leaf) => leaf.fact === fact && leaf.value === member && leaf.operator !== 'contains'),
    ),
    variablesOf,
    weightOf,
    definitions: knowledge.dictionary,
  }
}

const rulesOf = ({ rules, candidates }: Decision): Source[] =>
  rules.map(({ conditions, concern, event }) => ({
    conditions,
    concern,
    candidate: candidates.indexOf(event.params.service),
    kind: event.type,
    points: event.type === 'eliminates' ? 2 * strengths.decisive : strengths[event.params.strength],
  }))

/** Companions that a candidate needs only under conditions: they matter where policy excludes the companion. */
const requirementsOf = ({ candidates }: Decision, { services }: Knowledge): Source[] =>
  candidates.flatMap((id, candidate) =>
    (services.get(id)?.rules ?? []).flatMap(({ event, conditions, concern }) =>
      event.type === 'requires' && conditions
        ? [{ conditions, concern, candidate, kind: 'requires' as const, companion: event.params.service, points: 2 * strengths.decisive }]
        : [],
    ),
  )

function candidateOf(id: string, candidate: number, rules: readonly RuleModel[], sources: readonly Source[]): CandidateModel {
  const own = rules.filter((rule) => rule.candidate === candidate)
  const slots = (kind: RuleModel['kind']): Slot[] => {
    const byConcern = new Map<string, RuleModel[]>()
    for (const rule of own.filter((one) => one.kind === kind)) {
      const { concern } = sources[rule.at] as Source
      byConcern.set(concern, [...(byConcern.get(concern) ?? []), rule])
    }
    return [...byConcern.values()].map((slot) => slot.sort((a, b) => b.points - a.points))
  }
  return { id, favors: slots('favors'), disfavors: slots('disfavors'), eliminations: own.filter(({ kind }) => kind === 'eliminates' || kind === 'requires') }
}

/** Makes the variables of all leaves, and finds for a leaf its variable and the regions in which it holds. */
function layOut(leaves: readonly Leaf[], { dictionary }: Knowledge) {
  const byFact = new Map<string, Leaf[]>()
  for (const leaf of leaves) byFact.set(baseOf(leaf.fact), [...(byFact.get(baseOf(leaf.fact)) ?? []), leaf])
  const variables: Variable[] = []
  const variablesOf = new Map<string, number[]>()
  for (const [fact, definition] of dictionary) {
    const own = byFact.get(fact)
    if (!own) continue
    const tested = new Set(own.map(({ value }) => value))
    const made =
      definition.type === 'set'
        ? (definition.values ?? []).filter((member) => tested.has(member)).map((member) => memberVariable(fact, member))
        : [plainVariable(definition, own)]
    variablesOf.set(
      fact,
      made.map((variable) => variables.push(variable) - 1),
    )
  }
  const locate: Locate = (leaf) => {
    const places = variablesOf.get(baseOf(leaf.fact)) ?? []
    const member = places.find((place) => variables[place]?.member === leaf.value)
    if (member !== undefined) return { variable: member, mask: leaf.operator === 'contains' ? inBit : outBit }
    const [variable = 0] = places
    const mask = (variables[variable]?.regions ?? []).reduce((bits, { value }, at) => (leafHolds(leaf, value) ? bits | (1 << at) : bits), 0)
    return { variable, mask }
  }
  return { variables, variablesOf, locate }
}
