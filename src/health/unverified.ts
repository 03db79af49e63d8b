import { fileOf } from '../knowledge/library.js'
import type { Knowledge } from '../knowledge/load.js'
import type { Service } from '../knowledge/shape/service.js'

/** Something that nobody has found a source for. */
export interface Unverified {
  readonly kind: 'attribute' | 'connection' | 'claim'
  /** File and pointer under `rules/`. */
  readonly place: string
  readonly text: string
}

/** Everything that is marked unverified, in the order of services and claims. */
export const unverified = ({ services, claims }: Knowledge): Unverified[] => [
  ...[...services.values()].flatMap(ofService),
  ...claims.flatMap(({ verified, id, claim }, at): Unverified[] =>
    verified ? [] : [{ kind: 'claim', place: `notes.json#/claims/${at}`, text: `${id}: ${claim}` }],
  ),
]

function ofService(service: Service): Unverified[] {
  const place = (pointer: string) => `${fileOf.service(service.id)}#/${pointer}`
  return [
    ...Object.entries(service.attributes).flatMap(([name, { unverified, text }]): Unverified[] =>
      unverified ? [{ kind: 'attribute', place: place(`attributes/${name}`), text: `${name}: ${text}` }] : [],
    ),
    ...(['takes', 'delivers'] as const).flatMap((list) =>
      service[list].flatMap(({ unverified, with: other, how }, at): Unverified[] =>
        unverified ? [{ kind: 'connection', place: place(`${list}/${at}`), text: `${list} ${other}: ${how}` }] : [],
      ),
    ),
  ]
}
