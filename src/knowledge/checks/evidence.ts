import { nearest } from '../../scenario/nearest.js'
import type { Check, Finding } from '../check.js'
import { type CheckContext, fileOf, type Library, placedRules } from '../library.js'

interface Citation {
  readonly file: string
  readonly pointer: string
  readonly ids: readonly string[]
  /** Whether it may stand without evidence. */
  readonly optional: boolean
}

/** Every list of evidence in the library, with its place. */
export function* citations(library: Library): Generator<Citation> {
  // That two statements collide may be plain logic, which needs no source.
  for (const { file, pointer, owner, rule } of placedRules(library)) {
    yield { file, pointer: `${pointer}/evidence`, ids: rule.evidence, optional: owner === 'contradiction' }
  }
  for (const { id, order } of library.decisions.values()) yield { file: fileOf.decision(id), pointer: '/order/evidence', ids: order.evidence, optional: false }
  for (const [at, claim] of library.claims.entries())
    yield { file: 'notes.json', pointer: `/claims/${at}/evidence`, ids: claim.evidence, optional: !claim.verified }
  for (const [at, { through }] of library.architecture.sources.entries()) {
    for (const [place, { how, evidence = [], gives = [] }] of through.entries()) {
      const base = `/sources/${at}/through/${place}`
      yield { file: 'architecture.json', pointer: `${base}/evidence`, ids: evidence, optional: how === undefined }
      for (const [one, connection] of gives.entries())
        yield { file: 'architecture.json', pointer: `${base}/gives/${one}/evidence`, ids: connection.evidence, optional: false }
    }
  }
  for (const service of library.services.values()) {
    const file = fileOf.service(service.id)
    yield { file, pointer: '/lifecycle/evidence', ids: service.lifecycle.evidence, optional: service.lifecycle.status === 'available' }
    for (const [name, { evidence, unverified }] of Object.entries(service.attributes))
      yield { file, pointer: `/attributes/${name}/evidence`, ids: evidence, optional: unverified ?? false }
    for (const list of ['takes', 'delivers'] as const) {
      for (const [at, { evidence, unverified }] of service[list].entries())
        yield { file, pointer: `/${list}/${at}/evidence`, ids: evidence, optional: unverified ?? false }
    }
    for (const [at, { default: fallback }] of service.settings.entries()) {
      if (fallback) yield { file, pointer: `/settings/${at}/default/evidence`, ids: fallback.evidence, optional: false }
    }
  }
}

export const knownEvidence: Check = {
  name: 'known-evidence',
  description: 'What is cited stands in evidence.json or notes.json.',
  *find(context) {
    if (!context.nameable.evidence) return
    const known = new Set(context.nameable.evidence)
    for (const { file, pointer, ids } of citations(context)) {
      for (const [at, id] of ids.entries()) {
        if (known.has(id)) continue
        const guess = nearest(id, [...known])
        yield { file, pointer: `${pointer}/${at}`, message: `there is no evidence "${id}"${guess ? `; did you mean "${guess}"?` : ''}` }
      }
    }
  },
}

export const uniqueEvidence: Check = {
  name: 'unique-evidence',
  description: 'No two sources or claims share an id, and no list cites one twice.',
  *find(context) {
    yield* duplicates('evidence.json', '/evidence', context.sources)
    yield* duplicates('notes.json', '/claims', context.claims)
    for (const { file, pointer, ids } of citations(context)) {
      for (const [at, id] of ids.entries()) if (ids.indexOf(id) !== at) yield { file, pointer: `${pointer}/${at}`, message: `"${id}" is cited twice` }
    }
  },
}

function* duplicates(file: string, base: string, entries: readonly { id: string }[]): Generator<Finding> {
  const seen = new Set<string>()
  for (const [at, { id }] of entries.entries()) {
    if (seen.has(id)) yield { file, pointer: `${base}/${at}/id`, message: `"${id}" is there twice` }
    seen.add(id)
  }
}

export const evidencePresent: Check = {
  name: 'evidence-present',
  description: 'What decides cites evidence that somebody checked; what has none is marked unverified.',
  *find(context) {
    const unverified = new Set(context.claims.filter(({ verified }) => !verified).map(({ id }) => id))
    for (const { file, pointer, ids, optional } of citations(context)) {
      if (optional) continue
      if (ids.length === 0) yield { file, pointer, message: 'cites no evidence' }
      else if (ids.every((id) => unverified.has(id))) yield { file, pointer, message: 'rests on unverified claims alone' }
    }
  },
}

export const unverifiedDecidesNothing: Check = {
  name: 'unverified-marked',
  description: 'What is marked unverified cites nothing, for what cites evidence is not unverified.',
  *find(context: CheckContext) {
    for (const service of context.services.values()) {
      for (const [name, { evidence, unverified }] of Object.entries(service.attributes)) {
        if (unverified && evidence.length > 0)
          yield { file: fileOf.service(service.id), pointer: `/attributes/${name}/unverified`, message: 'is marked unverified although it cites evidence' }
      }
    }
  },
}

export const correctedClaims: Check = {
  name: 'corrected-claims',
  description: 'A claim that no longer holds says what holds instead.',
  *find({ claims }) {
    for (const [at, { status, correction }] of claims.entries()) {
      if (status !== 'current' && !correction) yield { file: 'notes.json', pointer: `/claims/${at}/correction`, message: `is ${status} but has no correction` }
    }
  },
}

export const evidenceDates: Check = {
  name: 'evidence-dates',
  description: 'The date to look again lies after the date of the source.',
  *find({ sources }) {
    for (const [at, { asOf, reviewBy }] of sources.entries()) {
      if (reviewBy <= asOf) yield { file: 'evidence.json', pointer: `/evidence/${at}/reviewBy`, message: `${reviewBy} does not lie after ${asOf}` }
    }
  },
}
