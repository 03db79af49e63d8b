import { z } from 'zod'
import type { Advisor } from '../../advisor/advisor.js'
import { recommendation } from '../../advisor/answer.js'
import { checkDrift } from '../../drift/check.js'
import { EarlierError, earlierPair } from '../../drift/earlier.js'
import { driftCheck } from '../../drift/shapes.js'
import { faultsOf } from '../../scenario/faults.js'
import { contentLimits } from '../limits.js'
import { oneByOne } from '../one-by-one.js'
import { bodyErrors, problem, RequestProblem } from '../problem.js'
import { type Route, route } from '../route.js'

const list = z.strictObject({ earlier: z.array(z.unknown()).min(1).max(contentLimits.many) })

const earlier = z.union([z.string().meta({ description: 'A record: the Markdown as it was written.' }), earlierPair])

/** As little as can be checked: an answer of which only the winner was kept. */
const example = {
  scenario: { title: 'Orders', messaging: { replay: true } },
  answer: {
    id: 'rec_000000000000000000000000',
    ruleset: { version: '2026.1.0', digest: `sha256:${'0'.repeat(64)}`, asOf: '2026-01-15' },
    decisions: [{ decision: 'ingestion', recommended: 'kinesis-data-streams' }],
  },
}

/** Whether earlier answers still hold. */
export const driftRoutes = (advisor: Advisor): Route[] => [
  route({
    method: 'POST',
    path: '/v1/drift-checks',
    operationId: 'checkDrift',
    tag: 'Recommendations',
    summary: 'Check whether earlier answers still hold',
    description: `Takes up to ${contentLimits.many} earlier answers, each as \`{ scenario, answer }\` or as the record that was written of it, and says in order whether today’s ruleset still gives them, which rules and evidence make a difference, and what can be said of their having been altered. What cannot be read fails alone, with a problem document of its own. Checksums tell slips and edits, not forgery.`,
    body: z
      .strictObject({ earlier: z.array(earlier).min(1).max(contentLimits.many) })
      .meta({ title: 'EarlierAnswers', description: 'Answers and records to check, in any mixture.' }),
    bodyLimit: contentLimits.largeBody,
    textLimit: contentLimits.record,
    examples: { winner: { summary: 'The winner of an earlier ruleset', value: { earlier: [example] } } },
    ok: {
      description: 'For each of them what became of it, or its problem.',
      schema: z
        .strictObject({
          ruleset: recommendation.shape.ruleset.meta({ description: 'The ruleset that was checked against.' }),
          checks: z.array(
            z.strictObject({ check: driftCheck.optional(), problem: problem.optional() }).meta({
              description: 'One of the two. The pointers of a problem point into that answer; of a record, into its block.',
            }),
          ),
        })
        .meta({ title: 'DriftChecks' }),
    },
    problems: [400, 413, 415, 503],
    handle: async ({ body }, request) => ({
      ruleset: advisor.ruleset,
      checks: await oneByOne('earlier', readList(body), request, async (given) => ({ check: await checkDrift(given, advisor) }), refused),
    }),
  }),
]

const refused = (error: unknown) =>
  error instanceof EarlierError ? new RequestProblem(400, `This earlier answer cannot be checked. ${error.message}`, bodyErrors(error.faults)) : undefined

function readList(body: unknown): unknown[] {
  const read = list.safeParse(body)
  if (read.success) return read.data.earlier
  throw new RequestProblem(
    400,
    `Send one to ${contentLimits.many} earlier answers or records as a list named "earlier".`,
    bodyErrors(faultsOf(read.error, list, body)),
  )
}
