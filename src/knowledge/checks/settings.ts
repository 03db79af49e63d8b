import type { Check, Finding } from '../check.js'
import { fileOf } from '../library.js'
import type { Setting } from '../shape/service.js'
import { unknown } from './references.js'

export const knownSettings: Check = {
  name: 'known-settings',
  description: 'A rule of a setting, and what follows the drawing, configures that setting, with one of its declared values.',
  *find({ services, nameable, endpoints, architecture }) {
    const parts = [...nameable.services, ...endpoints.map(({ id }) => id), ...architecture.sources.map(({ value }) => value)]
    for (const { id, settings, rules: warnings } of services.values()) {
      const file = fileOf.service(id)
      for (const [at, { event }] of warnings.entries()) {
        if (!('beside' in event.params)) continue
        const { beside, besideValue } = event.params
        if (!settings.some(({ setting, values }) => setting === beside && values.some(({ value }) => value === besideValue)))
          yield { file, pointer: `/rules/${at}/event/params/beside`, message: `no setting is "${beside}" with a value "${besideValue}"` }
      }
      for (const [at, { setting, values, rules, default: fallback, drawn, onlyWith, onlyFrom = [] }] of settings.entries()) {
        const known = values.map(({ value }) => value)
        const base = `/settings/${at}`
        if (settings.findIndex((other) => other.setting === setting) !== at)
          yield { file, pointer: `${base}/setting`, message: `"${setting}" is a setting twice` }
        if (fallback && !known.includes(fallback.value)) yield { file, pointer: `${base}/default/value`, message: unknown('value', fallback.value, known) }
        for (const [place, part] of onlyFrom.entries())
          if (!parts.includes(part)) yield { file, pointer: `${base}/onlyFrom/${place}`, message: unknownPart(part, parts) }
        yield* unknownDrawn(`${base}/drawn`, drawn, file, known, parts)
        const isBefore = (setting: string, value: string) =>
          settings.slice(0, at).some((other) => other.setting === setting && other.values.some((one) => one.value === value))
        const notBefore = (setting: string, value: string) => `no setting before this one is "${setting}" with a value "${value}"`
        if (onlyWith && !isBefore(onlyWith.setting, onlyWith.value))
          yield { file, pointer: `${base}/onlyWith`, message: notBefore(onlyWith.setting, onlyWith.value) }
        for (const [place, { event }] of rules.entries()) {
          const params = `${base}/rules/${place}/event/params`
          if ('beside' in event.params && !isBefore(event.params.beside, event.params.besideValue))
            yield { file, pointer: `${params}/beside`, message: notBefore(event.params.beside, event.params.besideValue) }
          if (event.params.setting !== setting) yield { file, pointer: `${params}/setting`, message: `stands under "${setting}" and must configure it` }
          if (!known.includes(event.params.value))
            yield { file, pointer: `${params}/value`, message: unknown(`value of ${setting}`, event.params.value, known) }
        }
      }
    }
  },
}

const unknownPart = (part: string, parts: readonly string[]) => unknown('service, endpoint or source', part, parts)

function* unknownDrawn(base: string, drawn: Setting['drawn'], file: string, values: readonly string[], parts: readonly string[]): Generator<Finding> {
  if (!drawn) return
  for (const [at, one] of drawn.by.entries()) {
    const [end, part] = 'from' in one ? ['from', one.from] : ['to', one.to]
    if (!parts.includes(part)) yield { file, pointer: `${base}/by/${at}/${end}`, message: unknownPart(part, parts) }
    for (const [place, value] of one.values.entries())
      if (!values.includes(value)) yield { file, pointer: `${base}/by/${at}/values/${place}`, message: unknown('value', value, values) }
  }
  for (const name of ['several', 'otherwise'] as const) {
    const value = drawn[name]
    if (value !== undefined && !values.includes(value)) yield { file, pointer: `${base}/${name}`, message: unknown('value', value, values) }
  }
}
