import { inOrder, statedFacts } from '../scenario/normalise.js'
import type { Scenario } from '../scenario/schema.js'
import type { Known } from './telling.js'

/** A scenario in the order of its schema, whatever the order in which it was written: the same scenario has the same record. */
export function inSchemaOrder(scenario: Scenario, { views, dictionary }: Known): Scenario {
  const { title, decide, services } = scenario
  const stated: Record<string, unknown> = {
    ...(title === undefined ? {} : { title }),
    ...(decide === undefined ? {} : { decide: inOrder(decide, idsOf(views.decisions)) }),
  }
  for (const [fact, value] of Object.entries(statedFacts(scenario, dictionary))) {
    const [section, field] = fact.split('.') as [string, string?]
    if (field === undefined) stated[section] = value
    else stated[section] = { ...(stated[section] as object | undefined), [field]: value }
  }
  const policy = (['exclude', 'prefer'] as const).flatMap((list) => (services?.[list] ? [[list, inOrder(services[list], idsOf(views.services))]] : []))
  return { ...stated, ...(policy.length === 0 ? {} : { services: Object.fromEntries(policy) as object }) } as Scenario
}

const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id)
