import { z } from 'zod'
import { refuseDuplicates, section, several } from './field.js'
import { orchestration, processing } from './sections/flow.js'
import { catalog, cost, data, existing, governance, management } from './sections/ground.js'
import { arrival, latency, sources, volume } from './sections/load.js'
import { messaging } from './sections/messaging.js'
import { dashboards, destinations, sql, storage } from './sections/use.js'

/** What a scenario may name of the ruleset: id and display text, in the ruleset's order. */
export interface Vocabulary {
  readonly decisions: Readonly<Record<string, string>>
  readonly services: Readonly<Record<string, string>>
}

export type ScenarioSchema = ReturnType<typeof scenarioSchema>

/** A workload's requirements: every field optional, what is left out is unknown. */
export type Scenario = z.infer<ScenarioSchema>

/** Fields of a scenario that are no facts: a label, the choice of decisions, the caller's policy. */
export const notFacts: ReadonlySet<string> = new Set(['title', 'decide', 'services'])

/** The scenario: one source of its type, its validation, the dictionary of facts and its documentation. */
export const scenarioSchema = ({ decisions, services }: Vocabulary) =>
  z
    .strictObject({
      title: z.string().min(1).max(200).meta({ description: 'A label. It is shown and has no part in the decision.' }).optional(),
      decide: decideField(decisions),
      sources,
      arrival,
      latency,
      volume,
      sql,
      management,
      messaging,
      processing,
      orchestration,
      data,
      catalog,
      destinations,
      storage,
      dashboards,
      governance,
      cost,
      existing: existing(services),
      services: section('Your organisation’s own policy. Its reasons have the concern `policy`.', {
        exclude: several('Which services are ruled out by policy?', 'Services that your organisation does not allow.', services),
        prefer: several(
          'Which services does policy prefer?',
          'Services that your organisation prefers where they are feasible: a strong reason among others. Rule the others out by `exclude` where it has settled on one.',
          services,
        ),
      }),
    })
    .meta({
      title: 'Scenario',
      description:
        'What is known of the workload. Every field is optional. A field left out is unknown, never false: say `false`, `[]` or `none` where you know that something is not needed.',
    })

const decideField = (decisions: Readonly<Record<string, string>>) => {
  const ids = Object.keys(decisions)
  return z
    .array(z.enum(ids))
    .min(1)
    .max(ids.length, { abort: true })
    .superRefine(refuseDuplicates)
    .meta({
      description: [
        'The decisions to take. Left out, the scenario itself raises them.',
        '',
        ...Object.entries(decisions).map(([id, asks]) => `- \`${id}\`: ${asks}`),
      ].join('\n'),
      uniqueItems: true,
    })
    .optional()
}
