import { z } from 'zod'
import type { Advisor } from '../../advisor/advisor.js'
import { recommendation, recommendationSummary } from '../../advisor/answer.js'
import { writeAnswer } from '../../advisor/write.js'
import { keptMembers, keptText } from '../../json/kept-text.js'
import { answer, asked } from '../asked.js'
import { found, named } from '../lookup.js'
import { negotiate } from '../negotiate.js'
import { type Route, route } from '../route.js'
import { offered, textAnswer, textForms } from '../text-forms.js'

const tag = 'Recommendations'

/** Scenarios in, recommendations out; and scenarios to start from. */
export function recommendationRoutes(advisor: Advisor): Route[] {
  const { scenarios, scenarioSchema, scenarioJsonSchema } = advisor
  const worked = z.strictObject({ id: z.string(), title: z.string(), scenario: scenarioSchema }).meta({ title: 'WorkedScenario' })
  const ids = scenarios.map(({ id }) => id)
  return [
    route({
      method: 'POST',
      path: '/v1/recommendations',
      operationId: 'recommend',
      tag,
      summary: 'Recommend AWS data services for a workload',
      description:
        'Takes what is known of a workload and answers the decisions that it raises: the service to take, its rivals in order, those that are out and why, how to set it up, and the evidence. Leave out what you do not know; the same scenario and ruleset always give the same answer. The `Accept` header chooses the form; what other forms than JSON tell is the standard answer, so no other `detail` goes with them.',
      query: asked,
      body: scenarioSchema,
      examples: Object.fromEntries(scenarios.map(({ id, title, scenario }) => [id, { summary: title, value: scenario }])),
      ok: {
        description: 'The recommendation, in the detail and the form asked for.',
        schema: z.union([recommendation, recommendationSummary]),
        forms: textForms,
      },
      problems: [400, 406, 413, 415, 503],
      write: writeAnswer,
      handle: ({ body, query }, request, reply) => {
        const type = negotiate(request, reply, offered)
        if (type === 'application/json') return answer(advisor, body, query)
        reply.type(`${type}; charset=utf-8`)
        return textAnswer(type, advisor, body, query)
      },
    }),
    route({
      method: 'GET',
      path: '/v1/scenarios',
      operationId: 'listScenarios',
      tag,
      summary: 'List the worked scenarios',
      description: 'Lists realistic scenarios to start from: each can be posted to `/v1/recommendations` as it stands.',
      ok: { description: 'The worked scenarios.', schema: z.strictObject({ scenarios: z.array(worked) }) },
      problems: [400],
      write: keptMembers,
      handle: () => ({ scenarios }),
    }),
    route({
      method: 'GET',
      path: '/v1/scenarios/:id',
      operationId: 'getScenario',
      tag,
      summary: 'Show one worked scenario',
      description: 'Shows one realistic scenario, ready to be posted.',
      params: named('id', 'Id of a worked scenario.'),
      ok: { description: 'The worked scenario.', schema: worked },
      problems: [400, 404],
      handle: ({ params: { id = '' } }) =>
        found(
          scenarios.find((entry) => entry.id === id),
          'id',
          id,
          ids,
        ),
    }),
    route({
      method: 'GET',
      path: '/v1/schemas/scenario',
      operationId: 'getScenarioSchema',
      tag,
      summary: 'Get the JSON Schema of a scenario',
      description:
        'Gives the JSON Schema (2020-12) of a scenario: every field with its type, unit, range, values and their meaning, and the question a person would be asked.',
      ok: { description: 'The schema.', schema: z.looseObject({}) },
      problems: [400],
      write: keptText,
      handle: () => scenarioJsonSchema,
    }),
  ]
}
