import { z } from 'zod'
import type { Advisor } from '../advisor/advisor.js'
import { recommendation } from '../advisor/answer.js'
import { decisionView, evidenceView, ruleView, serviceSummary, serviceView } from '../advisor/view-shapes.js'
import { nearest } from '../scenario/nearest.js'
import { RequestProblem } from './problem.js'
import { type Route, route } from './route.js'

const tag = { decide: 'Recommendations', browse: 'Knowledge' }

/** Finds an entry or says which one is nearest. */
function found<T>(entry: T | undefined, parameter: string, value: string, known: readonly string[]): T {
  if (entry !== undefined) return entry
  const didYouMean = nearest(value, known)
  throw new RequestProblem(404, `There is no ${JSON.stringify(value)} here.`, [
    {
      parameter,
      code: 'not-found',
      message: `Nothing has this ${parameter}.${didYouMean === undefined ? '' : ` Did you mean ${JSON.stringify(didYouMean)}?`}`,
      ...(known.length <= 50 ? { allowed: [...known] } : {}),
      ...(didYouMean === undefined ? {} : { didYouMean }),
    },
  ])
}

const named = (parameter: string, description: string) =>
  z.strictObject({ [parameter]: z.string().min(1).max(120).meta({ description }) }) as z.ZodType<Record<string, string>>

/** The API, one line of thought a route. */
export function routesOf({ recommend, views, scenarios, scenarioSchema, scenarioJsonSchema }: Advisor): Route[] {
  const worked = z.strictObject({ id: z.string(), title: z.string(), scenario: scenarioSchema }).meta({ title: 'WorkedScenario' })
  const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)
  return [
    route({
      method: 'POST',
      path: '/v1/recommendations',
      operationId: 'recommend',
      tag: tag.decide,
      summary: 'Recommend AWS data services for a workload',
      description:
        'Takes what is known of a workload and answers the decisions that it raises: the service to take, its rivals in order, those that are out and why, how to set it up, and the evidence. Leave out what you do not know; the same scenario and ruleset always give the same answer.',
      body: scenarioSchema,
      examples: Object.fromEntries(scenarios.map(({ id, title, scenario }) => [id, { summary: title, value: scenario }])),
      ok: { description: 'The recommendation.', schema: recommendation },
      problems: [400, 413, 415],
      handle: ({ body }) => recommend(body),
    }),
    route({
      method: 'GET',
      path: '/v1/services',
      operationId: 'listServices',
      tag: tag.browse,
      summary: 'List the services of the catalog',
      description: 'Lists every AWS service that the ruleset knows, with its lifecycle and the decisions in which it is a candidate.',
      ok: { description: 'The catalog.', schema: z.strictObject({ services: z.array(serviceSummary) }) },
      problems: [400],
      handle: () => ({ services: views.services }),
    }),
    route({
      method: 'GET',
      path: '/v1/services/:id',
      operationId: 'getService',
      tag: tag.browse,
      summary: 'Show one service',
      description:
        'Shows what is known of one service: names, lifecycle, attributes, connections, settings, and the rules that concern it, each with its evidence.',
      params: named('id', 'Id of a service, such as `data-firehose`.'),
      ok: { description: 'The service.', schema: serviceView },
      problems: [400, 404],
      handle: ({ params: { id = '' } }) => found(views.service(id), 'id', id, ids(views.services)),
    }),
    route({
      method: 'GET',
      path: '/v1/decisions',
      operationId: 'listDecisions',
      tag: tag.browse,
      summary: 'List the decisions',
      description: 'Lists every question that can be answered, with its candidates, what raises it, and its rules.',
      ok: { description: 'The decisions in the order answers show them.', schema: z.strictObject({ decisions: z.array(decisionView) }) },
      problems: [400],
      handle: () => ({ decisions: views.decisions }),
    }),
    route({
      method: 'GET',
      path: '/v1/decisions/:id',
      operationId: 'getDecision',
      tag: tag.browse,
      summary: 'Show one decision',
      description: 'Shows one question: its candidates in tie-break order and why, what raises it, and every rule that weighs them.',
      params: named('id', 'Id of a decision, such as `ingestion`.'),
      ok: { description: 'The decision.', schema: decisionView },
      problems: [400, 404],
      handle: ({ params: { id = '' } }) => found(views.decision(id), 'id', id, ids(views.decisions)),
    }),
    route({
      method: 'GET',
      path: '/v1/rules/:name',
      operationId: 'getRule',
      tag: tag.browse,
      summary: 'Show one rule',
      description: 'Shows a rule that an answer names: its sentence, its conditions as json-rules-engine evaluates them, its effect and its evidence.',
      params: named('name', 'Name of a rule, such as `ingestion.replay-needs-a-stream`.'),
      ok: { description: 'The rule.', schema: ruleView },
      problems: [400, 404],
      handle: ({ params: { name = '' } }) => found(views.rule(name), 'name', name, views.ruleNames),
    }),
    route({
      method: 'GET',
      path: '/v1/evidence',
      operationId: 'listEvidence',
      tag: tag.browse,
      summary: 'List the evidence',
      description: 'Lists every source and every claim of the notes, with its date, the date to look again, and what rests on it.',
      ok: { description: 'The evidence.', schema: z.strictObject({ evidence: z.array(evidenceView) }) },
      problems: [400],
      handle: () => ({ evidence: views.evidence }),
    }),
    route({
      method: 'GET',
      path: '/v1/evidence/:id',
      operationId: 'getEvidence',
      tag: tag.browse,
      summary: 'Show one source or claim',
      description: 'Shows one source, or one claim of the notes with its status today, its correction, and what rests on it.',
      params: named('id', 'Id of a source or claim, such as `notes.redshift.no-saz-to-maz`.'),
      ok: { description: 'The source or claim.', schema: evidenceView },
      problems: [400, 404],
      handle: ({ params: { id = '' } }) => found(views.evidenceOf(id), 'id', id, ids(views.evidence)),
    }),
    route({
      method: 'GET',
      path: '/v1/scenarios',
      operationId: 'listScenarios',
      tag: tag.decide,
      summary: 'List the worked scenarios',
      description: 'Lists realistic scenarios to start from: each can be posted to `/v1/recommendations` as it stands.',
      ok: { description: 'The worked scenarios.', schema: z.strictObject({ scenarios: z.array(worked) }) },
      problems: [400],
      handle: () => ({ scenarios }),
    }),
    route({
      method: 'GET',
      path: '/v1/scenarios/:id',
      operationId: 'getScenario',
      tag: tag.decide,
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
          ids(scenarios),
        ),
    }),
    route({
      method: 'GET',
      path: '/v1/schemas/scenario',
      operationId: 'getScenarioSchema',
      tag: tag.decide,
      summary: 'Get the JSON Schema of a scenario',
      description:
        'Gives the JSON Schema (2020-12) of a scenario: every field with its type, unit, range, values and their meaning, and the question a person would be asked.',
      ok: { description: 'The schema.', schema: z.looseObject({}) },
      problems: [400],
      handle: () => scenarioJsonSchema,
    }),
  ]
}
