import { nearest } from '../../scenario/nearest.js'
import type { Check, Finding } from '../check.js'
import { citations } from '../citations.js'
import { type CheckContext, fileOf } from '../library.js'

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
      for (const list of ['attributes', 'takes', 'delivers'] as const) {
        for (const [at, { evidence, unverified }] of Object.entries(service[list])) {
          if (unverified && evidence.length > 0)
            yield { file: fileOf.service(service.id), pointer: `/${list}/${at}/unverified`, message: 'is marked unverified although it cites evidence' }
        }
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
