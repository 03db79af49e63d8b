import type { Check } from '../check.js'
import { fileOf } from '../library.js'
import { unknown } from './references.js'

export const lifecycleTold: Check = {
  name: 'lifecycle-told',
  description: 'A service that is closed or retired says since when, why and what follows it; what follows it is available.',
  *find({ services }) {
    for (const { id, lifecycle } of services.values()) {
      if (lifecycle.status === 'available') continue
      const file = fileOf.service(id)
      if (!lifecycle.since) yield { file, pointer: '/lifecycle/since', message: `is ${lifecycle.status} but does not say since when` }
      if (!lifecycle.because) yield { file, pointer: '/lifecycle/because', message: `is ${lifecycle.status} but does not say why` }
      if (lifecycle.successors.length === 0) yield { file, pointer: '/lifecycle/successors', message: 'names no successor' }
      for (const [at, successor] of lifecycle.successors.entries()) {
        const status = services.get(successor)?.lifecycle.status
        if (status && status !== 'available') yield { file, pointer: `/lifecycle/successors/${at}`, message: `"${successor}" is itself ${status}` }
      }
    }
  },
}

export const frameworksKnown: Check = {
  name: 'frameworks-known',
  description: 'What a service or an endpoint runs is a framework that a scenario can state.',
  *find({ services, endpoints, dictionary }) {
    const known = dictionary.get('processing.frameworks')?.values ?? []
    const placed = [
      ...[...services.values()].map(({ id, runs }) => ({ file: fileOf.service(id), pointer: '', runs })),
      ...endpoints.map(({ runs }, at) => ({ file: 'endpoints.json', pointer: `/endpoints/${at}`, runs })),
    ]
    for (const { file, pointer, runs = [] } of placed)
      for (const [at, one] of runs.entries())
        if (!known.includes(one)) yield { file, pointer: `${pointer}/runs/${at}`, message: unknown('framework', one, known) }
  },
}

export const companionsAvailable: Check = {
  name: 'companions-available',
  description: 'A service does not require one that is closed or retired, nor itself.',
  *find({ services }) {
    for (const { id, rules } of services.values()) {
      for (const [at, { event }] of rules.entries()) {
        if (event.type !== 'requires') continue
        const pointer = `/rules/${at}/event/params/service`
        const { service } = event.params
        if (service === id) yield { file: fileOf.service(id), pointer, message: 'requires itself' }
        const status = services.get(service)?.lifecycle.status
        if (status && status !== 'available') yield { file: fileOf.service(id), pointer, message: `requires "${service}", which is ${status}` }
      }
    }
  },
}
