import { z } from 'zod'
import type { Advisor } from '../../advisor/advisor.js'
import { comparison, decisionView, evidenceView, ruleView, serviceSummary, serviceView } from '../../advisor/view-shapes.js'
import { keptMembers, keptText } from '../../json/kept-text.js'
import { found, named, readServices } from '../lookup.js'
import { type Route, route } from '../route.js'

const tag = 'Knowledge'

/** What the recommendations rest on, for people who browse it. */
export function knowledgeRoutes({ views }: Advisor): Route[] {
  const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)
  return [
    route({
      method: 'GET',
      path: '/v1/services',
      operationId: 'listServices',
      tag,
      summary: 'List the services of the catalog',
      description: 'Lists every AWS service that the ruleset knows, with its lifecycle and the decisions in which it is a candidate.',
      ok: { description: 'The catalog.', schema: z.strictObject({ services: z.array(serviceSummary) }) },
      problems: [400],
      write: keptMembers,
      handle: () => ({ services: views.services }),
    }),
    route({
      method: 'GET',
      path: '/v1/services/:id',
      operationId: 'getService',
      tag,
      summary: 'Show one service',
      description:
        'Shows what is known of one service: names, lifecycle, attributes, connections, settings, and the rules that concern it, each with its evidence.',
      params: named('id', 'Id of a service, such as `data-firehose`.'),
      ok: { description: 'The service.', schema: serviceView },
      problems: [400, 404],
      write: keptText,
      handle: ({ params: { id = '' } }) => found(views.service(id), 'id', id, ids(views.services)),
    }),
    route({
      method: 'GET',
      path: '/v1/comparisons',
      operationId: 'compareServices',
      tag,
      summary: 'Set services side by side',
      description:
        'Sets two to five services side by side, attribute by attribute, marks what separates them, and lists the facts that decide between them with the rules that do it: what to read before writing any scenario.',
      query: z.strictObject({
        services: z
          .string()
          .max(300)
          .meta({ description: 'Two to five ids of services, separated by commas.', example: 'kinesis-data-streams,data-firehose,sqs' }),
      }),
      ok: { description: 'The comparison.', schema: comparison },
      problems: [400],
      handle: ({ query }) => views.compare(readServices(query.services, ids(views.services))),
    }),
    route({
      method: 'GET',
      path: '/v1/decisions',
      operationId: 'listDecisions',
      tag,
      summary: 'List the decisions',
      description: 'Lists every question that can be answered, with its candidates, what raises it, and its rules.',
      ok: { description: 'The decisions in the order answers show them.', schema: z.strictObject({ decisions: z.array(decisionView) }) },
      problems: [400],
      write: keptMembers,
      handle: () => ({ decisions: views.decisions }),
    }),
    route({
      method: 'GET',
      path: '/v1/decisions/:id',
      operationId: 'getDecision',
      tag,
      summary: 'Show one decision',
      description: 'Shows one question: its candidates in tie-break order and why, what raises it, and every rule that weighs them.',
      params: named('id', 'Id of a decision, such as `ingestion`.'),
      ok: { description: 'The decision.', schema: decisionView },
      problems: [400, 404],
      write: keptText,
      handle: ({ params: { id = '' } }) => found(views.decision(id), 'id', id, ids(views.decisions)),
    }),
    route({
      method: 'GET',
      path: '/v1/rules/:name',
      operationId: 'getRule',
      tag,
      summary: 'Show one rule',
      description: 'Shows a rule that an answer names: its sentence, its conditions as json-rules-engine evaluates them, its effect and its evidence.',
      params: named('name', 'Name of a rule, such as `ingestion.kinesis-replays`.'),
      ok: { description: 'The rule.', schema: ruleView },
      problems: [400, 404],
      write: keptText,
      handle: ({ params: { name = '' } }) => found(views.rule(name), 'name', name, views.ruleNames),
    }),
    route({
      method: 'GET',
      path: '/v1/evidence',
      operationId: 'listEvidence',
      tag,
      summary: 'List the evidence',
      description: 'Lists every source and every claim of the notes, with its date, the date to look again, and what rests on it.',
      ok: { description: 'The evidence.', schema: z.strictObject({ evidence: z.array(evidenceView) }) },
      problems: [400],
      write: keptMembers,
      handle: () => ({ evidence: views.evidence }),
    }),
    route({
      method: 'GET',
      path: '/v1/evidence/:id',
      operationId: 'getEvidence',
      tag,
      summary: 'Show one source or claim',
      description: 'Shows one source, or one claim of the notes with its status today, its correction, and what rests on it.',
      params: named('id', 'Id of a source or claim, such as `notes.redshift.no-saz-to-maz`.'),
      ok: { description: 'The source or claim.', schema: evidenceView },
      problems: [400, 404],
      write: keptText,
      handle: ({ params: { id = '' } }) => found(views.evidenceOf(id), 'id', id, ids(views.evidence)),
    }),
  ]
}
