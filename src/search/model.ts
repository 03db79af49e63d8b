import type { Knowledge } from '../knowledge/load.js'
import type { Decision } from '../knowledge/shape/files.js'
import type { FactDefinition } from '../scenario/dictionary.js'
import type { FactModel } from './fact-model.js'
import { type Layout, layOut } from './layout.js'
import { modelOfFact } from './modelling.js'
import { createScales, type Scales } from './scales.js'
import { type Pushes, pushesOf } from './push.js'
import { type Raising, raisingOf } from './raising.js'
import { copy, createSheet, type Sheet, type Vector, written } from './sheet.js'
import { shapesOf, type Source, sourcesOf } from './sources.js'
import { createSwings, type Swings } from './swings.js'
import { type Term, termsOf } from './terms.js'
import { placesTogether, type Unit, unitsOf } from './units.js'

/** A decision as the search sees it: facts, terms over them, and what the terms do to the candidates. */
export interface DecisionModel {
  readonly id: string
  readonly candidates: readonly string[]
  readonly scales: Scales
  readonly swings: Swings
  readonly pushes: Pushes
  /** What the vectors of the model, and of one analysis after the other, are written on. */
  readonly sheet: Sheet
  /** Where an analysis begins to write. */
  readonly top: number
  /** All terms, those that help a candidate's rivals or itself alike. */
  readonly used: Vector
  /** For each candidate the terms that help it, and those that harm it. */
  readonly helpsOf: readonly Vector[]
  readonly harmsOf: readonly Vector[]
  /** The statable facts that rules test, in the order of the dictionary. */
  readonly facts: readonly FactModel[]
  /** For each of them its place in the dictionary. */
  readonly indexes: Int32Array
  /** Where what each leaves unstated begins: one after the other, as every analysis reads them all. */
  readonly unstated: Vector
  readonly placeOf: ReadonlyMap<string, number>
  /** The facts by place, those of one cluster together. */
  readonly together: readonly (readonly number[])[]
  /** What can be changed where it is stated. */
  readonly units: readonly Unit[]
  readonly raising: Raising
  /** For each rule of the decision, by its place there, the bits of its terms. */
  readonly bitsOfRule: readonly (readonly number[])[]
  /** Terms that eliminate a candidate where policy excludes this companion. */
  readonly requirements: readonly { readonly companion: string; readonly bits: readonly number[] }[]
}

export function modelOf(decision: Decision, knowledge: Knowledge): DecisionModel {
  const sources = sourcesOf(decision, knowledge)
  const shapes = shapesOf(sources, knowledge)
  const terms: { term: Term; source: Source }[] = []
  const termsOfSource = sources.map((source) => termsOf(source.conditions, shapes).map((term) => terms.push({ term, source }) - 1))
  const layout = layOut(
    terms.map(({ source }) => source),
    decision.candidates.length,
  )
  const order = [...knowledge.dictionary.keys()]
  const sheet = createSheet(layout.words)
  const used = written(sheet, layout.used)
  const scales = createScales(layout, sheet)
  const facts = [...shapes].map(([fact, shape]) => {
    const asking = terms.flatMap(({ term, source }, at) => {
      const literal = term.get(fact)
      return literal ? [{ bit: layout.bits[at] as number, literal, points: source.points }] : []
    })
    return modelOfFact(order.indexOf(fact), knowledge.dictionary.get(fact) as FactDefinition, shape, asking, sheet, used)
  })
  const [unstated = sheet.top] = facts.map((fact) => copy(sheet, fact.unstated))
  return {
    id: decision.id,
    candidates: decision.candidates,
    scales,
    swings: createSwings(layout, scales, sheet),
    sheet,
    used,
    helpsOf: decision.candidates.map((_, candidate) => written(sheet, ofCandidate(layout.helps, candidate, layout))),
    harmsOf: decision.candidates.map((_, candidate) => written(sheet, ofCandidate(layout.harms, candidate, layout))),
    facts,
    indexes: Int32Array.from(facts, ({ index }) => index),
    unstated,
    placeOf: new Map(facts.map(({ fact }, at) => [fact, at])),
    together: placesTogether(facts),
    pushes: pushesOf(facts, layout, sheet, used),
    raising: raisingOf(decision),
    units: unitsOf(facts, knowledge.dictionary, sheet, used),
    bitsOfRule: termsOfSource.slice(0, decision.rules.length).map((own) => own.map((term) => layout.bits[term] as number)),
    requirements: sources.flatMap(({ companion }, at) =>
      companion === undefined ? [] : [{ companion, bits: (termsOfSource[at] ?? []).map((term) => layout.bits[term] as number) }],
    ),
    top: sheet.top,
  }
}

const ofCandidate = (words: Int32Array, candidate: number, { candidateOf }: Layout) => words.map((word, at) => (candidateOf[at] === candidate ? word : 0))
