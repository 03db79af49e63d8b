import { fileOf, type Library, placedRules } from './library.js'
import type { Service } from './shape/service.js'

/** A list of evidence, with what cites it and its place. */
export interface Citation {
  readonly kind: 'rule' | 'setting' | 'attribute' | 'connection' | 'claim'
  /** What cites it: rules, orders, lifecycles, defaults and claims by name, attributes and connections as SERVICE#place, outlets of a source as architecture#SOURCE. */
  readonly by: string
  readonly file: string
  readonly pointer: string
  readonly ids: readonly string[]
  /** Whether it may stand without evidence. */
  readonly optional: boolean
}

/** Every list of evidence in the library. Orders and lifecycles count as the rules that answers show them as, a setting by its default. */
export function* citations(library: Library): Generator<Citation> {
  // That two statements collide may be plain logic, which needs no source.
  for (const { file, pointer, owner, rule } of placedRules(library))
    yield { kind: 'rule', by: rule.name, file, pointer: `${pointer}/evidence`, ids: rule.evidence, optional: owner === 'contradiction' }
  for (const { id, order } of library.decisions.values())
    yield { kind: 'rule', by: `${id}.order`, file: fileOf.decision(id), pointer: '/order/evidence', ids: order.evidence, optional: false }
  for (const service of library.services.values()) yield* ofService(service)
  for (const [at, { value, through }] of library.architecture.sources.entries()) {
    for (const [place, { how, evidence = [] }] of through.entries()) {
      const pointer = `/sources/${at}/through/${place}/evidence`
      yield { kind: 'connection', by: `architecture#${value}`, file: 'architecture.json', pointer, ids: evidence, optional: how === undefined }
    }
  }
  for (const [at, { id, delivers = [] }] of library.endpoints.entries()) {
    for (const [place, { with: other, evidence, unverified = false }] of delivers.entries()) {
      const pointer = `/endpoints/${at}/delivers/${place}/evidence`
      yield { kind: 'connection', by: `${id}#delivers-${other}`, file: 'endpoints.json', pointer, ids: evidence, optional: unverified }
    }
  }
  for (const [at, { id, evidence, verified }] of library.claims.entries())
    yield { kind: 'claim', by: id, file: 'notes.json', pointer: `/claims/${at}/evidence`, ids: evidence, optional: !verified }
}

function* ofService(service: Service): Generator<Citation> {
  const { id, lifecycle, attributes, settings } = service
  const file = fileOf.service(id)
  yield { kind: 'rule', by: `lifecycle.${id}`, file, pointer: '/lifecycle/evidence', ids: lifecycle.evidence, optional: lifecycle.status === 'available' }
  for (const [name, { evidence, unverified = false }] of Object.entries(attributes))
    yield { kind: 'attribute', by: `${id}#${name}`, file, pointer: `/attributes/${name}/evidence`, ids: evidence, optional: unverified }
  for (const list of ['takes', 'delivers'] as const) {
    for (const [at, { with: other, evidence, unverified = false }] of service[list].entries())
      yield { kind: 'connection', by: `${id}#${list}-${other}`, file, pointer: `/${list}/${at}/evidence`, ids: evidence, optional: unverified }
  }
  for (const [at, { setting, default: fallback, drawn }] of settings.entries()) {
    const base = `/settings/${at}`
    if (fallback) yield { kind: 'setting', by: `${id}.${setting}.default`, file, pointer: `${base}/default/evidence`, ids: fallback.evidence, optional: false }
    if (drawn) yield { kind: 'setting', by: `${id}.${setting}.drawn`, file, pointer: `${base}/drawn/evidence`, ids: drawn.evidence, optional: false }
  }
}
